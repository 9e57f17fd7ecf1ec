"""One source however it is written, and the form that is kept of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.values.filter import Filter
from index.values.spellings import Spellings, contested, key_of

ONE = [
    ("SOLIDAIRES", "Solidaires", "solidaires"),
    ("Fédération de l’Énergie", "Federation de l'energie", "FÉDÉRATION  DE L´ÉNERGIE", "Fédération de l\u00a0’Énergie"),
    ("SUD-Rail", "SUD Rail", "Sud\u2011Rail", "SUD – Rail"),
    ("L’Écluse", "l'écluse", "ÉCLUSE"),
    ("C.G.T.", "CGT", "cgt"),
    ("Chœur des éclusiers", "CHOEUR DES ÉCLUSIERS"),
    ("CGT\u200b Rouen", "CGT Rouen"),
]
OTHERS = [
    ("CGT", "CGT Santé"),
    ("SUD", "SUD Rail"),
    ("L214", "214"),
    ("Lécluse", "Écluse"),
    ("SUDRail", "SUD Rail"),
    ("Union (Lac)", "Union (Mer)"),
    ("Unis+", "Unis"),
    ("La Mer", "L’Amer"),
    ("Radio 9.4", "Radio 94"),
]


@pytest.mark.parametrize("spellings", ONE, ids=lambda spellings: spellings[0])
def test_spellings_of_one_name_are_one_source(spellings: tuple[str, ...]) -> None:
    assert len(set(map(key_of, spellings))) == 1
    assert Filter(frozenset(spellings[:1])).admits_source(f"FO, {spellings[-1].capitalize()}")


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_other_names_are_other_sources(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)
    assert not Filter(frozenset({one})).admits_source(other)


@pytest.mark.parametrize(
    ("numbers", "kept"),
    [
        ({"SOLIDAIRES": 9, "Solidaires": 1}, "Solidaires"),
        ({"Union du Lac": 2, "Union du lac": 3}, "Union du lac"),
        ({"solidaires": 5, "Solidaires": 1, "SOLIDAIRES": 7}, "Solidaires"),
        ({"CGT": 4, "Cgt": 1}, "CGT"),
        ({"SOLIDAIRES": 2}, "SOLIDAIRES"),
        ({"Federation du Lac": 1, "Fédération du Lac": 1}, "Fédération du Lac"),
        ({"Éclusiers": 1, "Eclusiers": 1, "Eclusiers, FO": 1}, "Eclusiers"),
    ],
)
def test_the_best_kept_form_is_shown(numbers: dict[str, int], kept: str) -> None:
    shown = Spellings(numbers)
    assert kept in shown.names()
    assert {shown.name(label) for label in numbers if ", " not in label} == {kept}


def test_those_who_sign_together_are_shown_each_once() -> None:
    shown = Spellings({"SOLIDAIRES, FO": 1, "Solidaires": 1, "FO": 2})
    assert shown.label("SOLIDAIRES, FO, Solidaires") == "Solidaires, FO"
    assert shown.names() == ["FO", "Solidaires"]
    assert shown.label("fsu") == "fsu", "which no text has"


def test_only_names_that_are_written_in_several_ways_are_counted() -> None:
    assert contested(["CGT", "FO", "SOLIDAIRES, CGT", "Solidaires"]) == ["SOLIDAIRES, CGT", "Solidaires"]
    assert contested(["CGT", "FO", "CGT, FO"]) == []


@given(st.text(min_size=1).filter(str.strip))
def test_a_key_is_never_empty_and_knows_the_name_again(name: str) -> None:
    assert key_of(name)
    assert Filter(frozenset({name})).admits_source(name)
