"""Which texts are versions of one another, among real ones and copies changed a little."""

import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.storage.sql.near_duplicates import are_versions, shingles
from index.values.communique import Communique
from index.values.files import Added, File

SEEDS = sorted((Path(__file__).parents[4] / "seeds").glob("*.txt"))
LONG = SEEDS[0].read_text(encoding="utf-8")


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = open_catalogue(tmp_path)
    yield opened
    opened.close()


def added(catalogue: Catalogue, name: str, words: str) -> Communique:
    (outcome,) = catalogue.add([File(name, words.encode())])
    assert isinstance(outcome, Added)
    return outcome.communique


def names(catalogue: Catalogue, of: Communique) -> list[str]:
    versions = catalogue.texts.versions([of.id]).get(of.id, [])
    places = catalogue.texts.origins([one.id for one in versions])
    return [places[one.id][0].path for one in versions]


def test_a_shingle_is_three_words_whatever_their_case_and_accents() -> None:
    assert len(shingles("Non à la réforme des retraites")) == 6 - 3 + 1
    assert shingles("NON A LA REFORME") == shingles("« Non à la réforme ! »")
    assert shingles("a b c") != shingles("c b a")


def test_a_shingle_is_hashed_as_the_sketches_of_older_folders_were() -> None:
    raw = b"non a la"
    assert shingles("Non, à la…") == {zlib.crc32(raw) << 31 ^ zlib.crc32(raw[::-1])}


def test_half_of_the_shingles_make_a_version() -> None:
    assert are_versions({1, 2}, {2})  # 1 of 2
    assert not are_versions({1, 2}, {2, 3})  # 1 of 3


@given(st.lists(st.sampled_from("grève santé données salaire Microsoft loi".split()), max_size=40))
def test_a_text_is_a_version_of_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert are_versions(shingles(text), shingles(text))


def test_a_corrected_text_is_linked_both_ways_the_newest_first(catalogue: Catalogue) -> None:
    first = added(catalogue, "a.md", f"---\ndate: 2021-03-03\n---\n{LONG}")
    later = added(catalogue, "b.md", f"---\ndate: 2021-03-09\n---\n{LONG}\n\nErratum : lire 2021.")
    undated = added(catalogue, "c.md", f"COMMUNIQUÉ DE PRESSE\n\n{LONG}")
    other = added(catalogue, "d.txt", SEEDS[1].read_text(encoding="utf-8"))
    assert names(catalogue, first) == ["b.md", "c.md"]
    assert names(catalogue, later) == ["a.md", "c.md"]
    assert names(catalogue, undated) == ["b.md", "a.md"]
    assert names(catalogue, other) == []


def test_a_version_that_is_taken_out_is_no_longer_one_until_it_comes_back(catalogue: Catalogue) -> None:
    first, later = added(catalogue, "a.txt", LONG), added(catalogue, "b.txt", LONG + "\n\nErratum.")
    catalogue.remove([later.id])
    assert names(catalogue, first) == []
    catalogue.restore([later.id])
    assert names(catalogue, first) == ["b.txt"]
