"""All the passages that hold some words, however many: against brute force, and through the catalogue."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.storage.folder.bm25 import Bm25Index
from index.storage.port import Variants
from index.storage.records import Entry
from index.values.files import File
from index.values.filter import Filter, Period
from tests.index.storage.folder.test_views import NO_IDS, admits, brief, entries, filters

WORDS = ["grève", "santé", "données", "cloud", "absent"]
variants = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(tuple), min_size=1, max_size=2)


@brief
@given(some=entries, words=st.lists(variants, min_size=1, max_size=3), least=st.integers(0, 4), within=filters)
def test_those_that_hold_enough_of_the_words_are_all_found_and_no_other(
    tmp_path_factory: pytest.TempPathFactory, some: list[Entry], words: Sequence[Variants], least: int, within: Filter
) -> None:
    view = Bm25Index(tmp_path_factory.mktemp("view"), "test")
    view.apply(some, NO_IDS, synced_to=1)
    held = {one.id: sum(any(set(way) <= set(one.words) for way in word) for word in words) for one in some}
    expected = [one.id for one in some if 1 <= least <= held[one.id] and admits(within, one)]
    assert view.matching_all(words, least, within).tolist() == expected


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = open_catalogue(tmp_path)
    yield opened
    opened.close()


def text(name: str, head: str, words: str) -> File:
    return File(f"{name}.md", f"---\n{head}\n---\n{words}".encode())


def test_passages_come_latest_first_and_are_counted_by_source_and_year(catalogue: Catalogue) -> None:
    catalogue.add(
        [
            text("a", "source: CGT\ndate: 2021-03-01", "La grève du fret."),
            text("b", "source: CFTC\ndate: 2024", "La grève du métro."),
            text("c", "title: Sans rien", "La grève du tram."),
            text("d", "source: CGT\ndate: 2022-01-02", "Le congé du tram."),
        ]
    )
    words = list(catalogue.boolean.variants("grève").values())
    ids = catalogue.boolean.matching_all(words, 1)
    assert [passage.text for passage in catalogue.texts.passages(ids)] == [
        "La grève du métro.",
        "La grève du fret.",
        "La grève du tram.",
    ]
    assert catalogue.texts.facets(ids) == {("CGT", 2021): 1, ("CFTC", 2024): 1, (None, None): 1}
    assert catalogue.texts.tally(ids) == {("CGT", 2021, 3): 1, ("CFTC", 2024, None): 1, (None, None, None): 1}
    both = list(catalogue.boolean.variants("grève tram").values())
    assert [passage.text for passage in catalogue.texts.passages(catalogue.boolean.matching_all(both, 2))] == [
        "La grève du tram."
    ]
    assert len(catalogue.boolean.matching_all(both, 1)) == 4
    assert len(catalogue.boolean.matching_all([], 0, Filter(frozenset({"CGT"})))) == 2
    assert len(catalogue.boolean.matching_all([], 0, Filter(period=Period(date(2022, 1, 1))))) == 2
    assert len(catalogue.boolean.matching_all(words, 1, Filter(unsourced=True))) == 1


def test_more_passages_than_any_search_brings_are_all_found(catalogue: Catalogue) -> None:
    catalogue.add([File(f"{i}.txt", f"La grève numéro {i}.".encode()) for i in range(1_200)])
    ids = catalogue.boolean.matching_all(list(catalogue.boolean.variants("grève").values()), 1)
    assert Counter(catalogue.texts.facets(ids)) == {(None, None): 1_200}
    assert len({passage.communique.id for passage in catalogue.texts.passages(ids)}) == 1_200
    assert list(catalogue.texts.passages(np.array([10**9]))) == []


def test_a_slip_and_a_sigle_are_held_by_what_they_mean(catalogue: Catalogue) -> None:
    catalogue.add(
        [
            File("a.txt", "Le Comité social et économique (CSE) se réunit.".encode()),
            File("b.txt", b"Le CSE vote."),
            File("c.txt", "Le comité social et économique vote.".encode()),
            File("d.txt", "Le comité vote.".encode()),
        ]
    )
    for asked in ("CSE", "comité social économique", "comitté social économique"):
        words = list(catalogue.boolean.variants(asked).values())
        assert len(catalogue.boolean.matching_all(words, len(words))) == 3, asked
    assert list(catalogue.boolean.variants("Le CSE ?")) == ["cse"]


def test_a_text_of_no_known_source_is_of_no_source() -> None:
    with pytest.raises(ValueError, match="no source"):
        Filter(frozenset({"CGT"}), unsourced=True)
