"""Several sources of one text: each finds it, it is counted once under each, and it is shown as « CGT, FO »."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.metadata.corrections import entered
from index.values.communique import Communique, Fact, Origin
from index.values.files import File
from index.values.filter import Filter
from index.values.sources import cosigners, label_of
from tests.index.search.searching import searched

NAMES = st.lists(st.sampled_from(["CGT", "FO", "Unsa", "École émancipée", "60 millions"]), min_size=1, unique=True)


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("CGT", ["CGT"]),
        ("CGT, FO", ["CGT", "FO"]),
        ("CGT,FO , CGT", ["CGT", "FO"]),
        ("CGT, Élan commun, 60 millions", ["CGT", "Élan commun", "60 millions"]),
        ("Conseil économique, social et environnemental", ["Conseil économique, social et environnemental"]),
        (
            "Ministère du Travail, de la Santé",
            ["Ministère du Travail, de la Santé"],
        ),
        ("CGT (Santé, Action sociale), FO", ["CGT (Santé, Action sociale)", "FO"]),
        ("Radio 92,4", ["Radio 92,4"]),
        (",", [","]),
    ],
)
def test_a_label_names_those_who_sign(label: str, names: list[str]) -> None:
    assert list(cosigners(label)) == names


@given(NAMES)
def test_names_are_found_again_in_their_label(names: list[str]) -> None:
    assert list(cosigners(label_of(names))) == names
    assert all(Filter(frozenset({name})).admits_source(label_of(names)) for name in names)


def test_of_several_all_must_sign() -> None:
    both = Filter(frozenset({"CGT, FO"}))
    assert both.admits_source("FO, FSU, CGT")
    assert not both.admits_source("CGT, FSU")
    assert not Filter(frozenset({"CGT"})).admits_source("CGT Santé")


def made(name: str, source: str, words: str) -> File:
    return File(f"{name}.md", f"---\nsource: {source}\n---\n{words}".encode())


ALONE, FO_ALONE, BOTH = (
    made("a", "CGT", "La grève est votée à l’hôpital de Lyon."),
    made("b", "FO", "Les salaires des éboueurs sont gelés."),
    made("c", "[CGT, Force ouvrière]", "L’accord sur le télétravail est signé par tous."),
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = open_catalogue(tmp_path)
    opened.add([ALONE, FO_ALONE, BOTH])
    yield opened
    opened.close()


def found(catalogue: Catalogue, *sources: str) -> set[str]:
    """The first words of what a search finds, by either view, under the filter."""
    within = Filter(frozenset(sources))
    hits = [passage.communique for passage, _ in searched(catalogue, "accord grève salaires", 10, within)]
    assert {hit.id for hit in hits} == {one.id for one in catalogue.texts.latest(10, within)}
    assert len(catalogue.boolean.matching_all([], 0, within)) == len(hits)
    return {hit.text.split()[0] for hit in hits}


def test_a_text_of_two_sources_is_found_under_each(catalogue: Catalogue) -> None:
    assert catalogue.texts.sources() == ["CGT", "FO"]
    assert found(catalogue, "CGT") == {"La", "L’accord"}
    assert found(catalogue, "FO") == {"Les", "L’accord"}
    assert found(catalogue, "CGT", "FO") == {"La", "Les", "L’accord"}
    assert found(catalogue, "CGT, FO") == {"L’accord"}
    assert found(catalogue, "FSU") == set()


def test_what_is_typed_with_a_comma_is_two_sources(catalogue: Catalogue) -> None:
    one = next(catalogue.texts.all()).id
    corrected = catalogue.correct(one, entered(source="CGT,FSU"))
    assert corrected is not None
    assert corrected.source == Fact("CGT, FSU", Origin.ENTERED)
    assert catalogue.texts.sources() == ["CGT", "FO", "FSU"]
    assert found(catalogue, "FSU") == {"La"}
    catalogue.correct(one, None)
    assert catalogue.texts.sources() == ["CGT", "FO"]
    assert found(catalogue, "FSU") == set()


def test_a_column_of_json_lines_may_list_sources(catalogue: Catalogue) -> None:
    catalogue.add([File("t.jsonl", '{"text": "Un appel commun.", "source": ["CGT", "collectif Santé"]}'.encode())])
    *_, last = catalogue.texts.all()
    assert last.sources == ("CGT", "Collectif Santé")


@given(NAMES, st.frozensets(st.sampled_from(["CGT", "FO", "Unsa", "CGT, FO"]), max_size=3))
def test_a_filter_admits_by_any_of_those_who_sign(names: list[str], asked: frozenset[str]) -> None:
    text = Communique("Un texte.", source=Fact(label_of(names), Origin.ENTERED))
    expected = any(set(one.split(", ")) <= set(names) for one in asked)
    assert Filter(asked).admits(text) == (expected or not asked)
