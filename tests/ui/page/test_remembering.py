"""The conversation that a browser keeps: questions only, asked again on the next visit."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.filter import EVERYTHING, Filter, Period
from index.reading.collect import collect
from tests.ui.fake_floors import FakeAnswerer, FakeCatalogue
from ui.page.conversation import Thread, ask, ask_again
from ui.page.remembering import asked_again, kept_of

SEEDS: Any = list(collect([Path(__file__).parents[3] / "seeds"]))


@pytest.fixture(scope="module")
def answerer() -> Any:
    return FakeAnswerer(FakeCatalogue(SEEDS))


def talk(answerer: Any) -> Thread:
    spring = Filter(frozenset({"CGT", "CFTC"}), Period(date(2024, 1, 1), None))
    thread = ask(answerer, "Que demande la CGT en février 2024 pour les données de santé ?", EVERYTHING, [])
    thread = ask(answerer, "et la CFTC ?", spring, thread)
    thread = ask(answerer, "mot " * 600, EVERYTHING, thread)
    thread = ask(answerer, "   ", EVERYTHING, thread)
    return ask_again(answerer, "0/period", thread)


def test_what_was_kept_gets_the_same_replies(answerer: Any) -> None:
    thread = talk(answerer)
    kept = json.loads(json.dumps(kept_of(thread)))
    again = asked_again(answerer, kept)
    assert [turn.shown for turn in again[:2]] == [turn.shown for turn in thread[:2]]
    assert [(turn.within, turn.left_out) for turn in again[:2]] == [(turn.within, turn.left_out) for turn in thread[:2]]
    assert kept_of(again) == kept


def test_no_word_of_a_reply_is_kept(answerer: Any) -> None:
    kept = json.dumps(kept_of(talk(answerer)), ensure_ascii=False)
    assert "exige" not in kept
    assert "<" not in kept


def test_only_the_last_questions_are_kept(answerer: Any) -> None:
    thread: Thread = []
    for number in range(30):
        thread = ask(answerer, f"Question {number}", EVERYTHING, thread)
    assert [turn["asked"] for turn in kept_of(thread)] == [f"Question {number}" for number in range(10, 30)]


GOOD: dict[str, Any] = {
    "asked": "données de santé",
    "sources": [],
    "first": None,
    "last": None,
    "without": [],
    "view": "answer",
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from([*GOOD]), inside, max_size=5),
    max_leaves=12,
)


@given(st.lists(JSON, max_size=4) | JSON)
def test_whatever_a_browser_sends_is_no_fault(answerer: Any, sent: Any) -> None:
    kept = kept_of(asked_again(answerer, sent))
    assert kept_of(asked_again(answerer, kept)) == kept


@pytest.mark.parametrize(
    "change",
    [
        {"asked": 3},
        {"asked": "a" * 2001},
        {"sources": "CGT"},
        {"sources": [3]},
        {"first": "hier"},
        {"first": "2024-02-01", "last": "2024-01-01"},
        {"without": ["shown"]},
        {"without": 1},
        {"view": "dessin"},
        {"view": None},
    ],
)
def test_what_was_not_written_here_is_left_out(answerer: Any, change: dict[str, Any]) -> None:
    sent = [GOOD, {**GOOD, **change}, {**GOOD, "shown": "<b>forgé</b>"}]
    again = asked_again(answerer, sent)
    assert [turn.asked for turn in again] == ["données de santé"] * 2
    assert "forgé" not in str(again)
