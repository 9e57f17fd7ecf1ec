"""Postings in few bytes: what goes in comes out, and what is taken out is gone."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.storage.postgres.packed_postings import BLOCK, POSTING, in_order, pack, rounded, without

words = st.lists(st.sampled_from(["grève", "salaire", "cloud", "santé"]), min_size=1, max_size=60).map(Counter)
passages = st.dictionaries(st.integers(0, 3 * BLOCK), words, max_size=20)


def unpacked(rows: dict[tuple[str, int], bytes]) -> dict[int, dict[str, int]]:
    held: dict[int, dict[str, int]] = {}
    for (word, block), row in rows.items():
        for place, frequency, _ in np.frombuffer(row, POSTING).tolist():
            held.setdefault(block * BLOCK + place, {})[word] = frequency
    return held


@given(passages)
def test_what_is_packed_tells_how_often_each_passage_holds_each_word(counts: dict[int, Counter[str]]) -> None:
    assert unpacked(pack(counts)) == counts


@given(passages, st.data())
def test_without_some_passages_is_what_the_others_alone_would_be(
    counts: dict[int, Counter[str]], data: st.DataObject
) -> None:
    gone = data.draw(st.sets(st.sampled_from(sorted(counts)))) if counts else set()
    rest = {
        (word, block): without(row, {one % BLOCK for one in gone if one // BLOCK == block})
        for (word, block), row in pack(counts).items()
    }
    assert {key: row for key, row in rest.items() if row} == pack(
        {id: times for id, times in counts.items() if id not in gone}
    )


@given(passages)
def test_the_order_in_which_passages_come_does_not_count(counts: dict[int, Counter[str]]) -> None:
    backwards = pack(dict(reversed(counts.items())))
    assert {key: in_order(row) for key, row in backwards.items()} == {
        key: in_order(row) for key, row in pack(counts).items()
    }


@given(st.integers(0, 60_000))
def test_a_length_is_kept_to_four_significant_bits_past_24(length: int) -> None:
    kept = rounded(length)
    assert kept <= length < kept + max(1, (kept - 24) / 8 + 1)
    assert rounded(kept) == kept


def test_a_word_said_without_end_is_said_as_often_as_can_be_kept() -> None:
    row = pack({5: {"encore": 100_000}})["encore", 0]
    assert np.frombuffer(row, POSTING).tolist() == [(5, 65_535, 65_535)]
