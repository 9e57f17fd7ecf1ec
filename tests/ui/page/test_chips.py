"""What is shown as understood, and what was chosen beside it."""

from datetime import date

import pytest

from index.values.filter import EVERYTHING, Filter, Period
from qa.understanding.question import Part, Question, understand
from ui.page.chips import chips, chosen

SOURCES = ["CFDT", "CFTC", "CGT", "FO", "FSU", "Solidaires", "Medef"]


def asked(text: str, within: Filter = EVERYTHING) -> Question:
    return understand(text, within, sources=SOURCES, today=date(2025, 6, 15))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Que disait la CGT en février 2024 ?", ["Source : CGT", "Période : février 2024"]),
        ("Que disaient la CGT et la CFTC en 2021 de Microsoft ?", ["Sources : CFTC, CGT", "Période : 2021"]),
        ("Que disait la CGT le 5 février 2024 ?", ["Source : CGT", "Période : 5 février 2024"]),
        ("Que dit la C.G.T. de Microsoft ?", ["Source : CGT (« la C.G.T. »)"]),
        ("Que disait la CGT l'an dernier ?", ["Source : CGT", "Période : 2024 (« l'an dernier »)"]),
        (
            "Que disent les syndicats de Microsoft ?",
            ["Sources : CFDT, CFTC, CGT, FO et 2 autres (« les syndicats »)"],
        ),
        ("Que disent les textes de Microsoft ?", []),
    ],
)
def test_a_chip_says_what_acts_as_a_filter(text: str, words: list[str]) -> None:
    shown = [chip.words.replace("\u00a0", " ").replace("\u202f", " ") for chip in chips(asked(text))]
    assert shown == words


def test_a_cross_says_what_it_takes_away() -> None:
    question = asked("Que disaient la CGT et la CFTC en 2021 ?")
    assert [(chip.part, chip.taking_away) for chip in chips(question)] == [
        (Part.SOURCE, "Retirer les sources"),
        (Part.PERIOD, "Retirer la période"),
    ]


def test_what_was_chosen_beside_the_question_is_no_chip() -> None:
    period = Period(date(2024, 1, 1))
    question = asked("Que disait la CGT en 2021 ?", Filter(period=period))
    assert [chip.part for chip in chips(question)] == [Part.SOURCE]
    assert chosen(question) == Filter(period=period)
    assert chosen(asked("Que disait la CGT en 2021 ?")) == EVERYTHING
