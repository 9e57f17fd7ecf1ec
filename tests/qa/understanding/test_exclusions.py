"""What a question leaves out beside sources: years, subjects, and no more than that."""

from datetime import date

import pytest

from index.french.words import search_words
from qa.understanding.question import understand

SOURCES = ["CGT", "FO", "CFDT"]
TODAY = date(2024, 3, 20)
IN_2021, IN_2022 = (date(2021, 5, 3), date(2021, 5, 3)), (date(2022, 5, 3), date(2022, 5, 3))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Que dit la CGT du fret sauf en 2021 ?", ["fret"]),
        ("Que disait la CGT hors 2021 ?", []),
        ("Que disent les syndicats du fret, hormis en mai 2021 ?", ["fret"]),
        ("Que dit FO du fret, excepté en 2021 ?", ["fret"]),
        ("Que dit FO du fret, à part ceux de 2021 ?", ["fret"]),
        ("Que disent les syndicats sauf FO du fret, hors 2021 ?", ["fret"]),
    ],
)
def test_a_year_that_is_left_out_is_no_filter_and_its_texts_are_not_admitted(question: str, words: list[str]) -> None:
    understood = understand(question, sources=SOURCES, today=TODAY)
    assert (understood.within.period, [*understood.words]) == (None, words)
    assert understood.exclusions is not None
    assert not understood.exclusions.admits(IN_2021, ())
    assert understood.exclusions.admits(IN_2022, ())
    assert understood.exclusions.admits(None, ())


def test_two_exceptions_are_both_left_out() -> None:
    question = "Que dit FO des transports sauf en 2021 et hors fret ?"
    exclusions = understand(question, sources=SOURCES, today=TODAY).exclusions
    assert exclusions is not None
    assert [span.of(question).strip() for span in exclusions.spans] == ["sauf en 2021", "hors fret"]
    assert not exclusions.admits(IN_2021, search_words("Les transports en car"))
    assert not exclusions.admits(IN_2022, search_words("Les transports de fret"))
    assert exclusions.admits(IN_2022, search_words("Les transports en car"))


def test_a_subject_that_is_left_out_is_not_searched_for() -> None:
    understood = understand("Que dit la CGT des transports sauf le fret ?", sources=SOURCES, today=TODAY)
    assert understood.words == tuple(search_words("transports"))
    assert understood.exclusions is not None
    assert not understood.exclusions.admits(None, search_words("Les transports de fret"))
    assert understood.exclusions.admits(None, search_words("Les transports en car"))
    assert understood.exclusions.admits(None, search_words("Tous les transports, sauf le fret, sont arrêtés"))


@pytest.mark.parametrize(
    "question",
    [
        "Que disent les syndicats sauf FO ?",
        "Quel est le prix hors taxes ?",
        "Que dit la CGT en 2021 ?",
        "Qui travaille hors saison ?",
        "Qui d’autre que la CGT parle du fret ?",
    ],
)
def test_what_leaves_out_a_source_or_nothing_is_no_other_exception(question: str) -> None:
    assert understand(question, sources=SOURCES, today=TODAY).exclusions is None
