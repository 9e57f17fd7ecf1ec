"""What the page says when a question is asked."""

from datetime import date
from typing import Any

import pytest

from index.reading.collect import collect
from index.values.files import File
from index.values.filter import EVERYTHING, Filter, Period
from qa.answer import NoAnswer, Reason
from tests.ui.fake_floors import FakeAnswerer, FakeCatalogue
from tests.ui.serve_page import SEEDS
from ui.page.conversation import Turn, ask, ask_again, messages_of, narrow, recall_all, searched_last

ANSWERER: Any = FakeAnswerer(FakeCatalogue())
SEEDED: Any = FakeAnswerer(FakeCatalogue(file for file in collect([SEEDS]) if isinstance(file, File)))


class Broken:
    def ask(self, *_: object) -> None:
        raise RuntimeError("une clé <secrète>")


def test_a_question_adds_two_messages_to_the_talk() -> None:
    thread = ask(ANSWERER, "Une question ?", EVERYTHING, ask(ANSWERER, "Une autre ?", EVERYTHING, []))
    messages = messages_of(thread)
    assert [message["role"] for message in messages] == ["user", "assistant"] * 2
    assert "Le corpus est vide" in messages[-1]["content"]


def test_what_cannot_be_asked_gets_the_reason_in_french() -> None:
    messages = messages_of(ask(ANSWERER, "  ", EVERYTHING, []))
    assert [message["role"] for message in messages] == ["assistant"]
    assert messages[0]["content"].startswith('<p class="error" role="alert">Posez une question en français')


def test_a_bug_is_owned_up_to_and_its_trace_stays_in_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    broken: Any = Broken()
    thread = ask(broken, "Une question ?", EVERYTHING, [])
    assert "erreur inattendue" in thread[-1].shown
    assert "secrète" not in str(thread)
    assert "une clé <secrète>" in capsys.readouterr().err


def test_a_question_leans_on_the_one_before() -> None:
    thread = ask(SEEDED, "Que dit la CGT de Microsoft ?", EVERYTHING, [])
    thread = ask(SEEDED, "  ", EVERYTHING, thread)  # what cannot be asked is no part of the talk
    thread = ask(SEEDED, "et la CFTC ?", EVERYTHING, thread)
    assert thread[-1].reply is not None
    assert thread[-1].reply.question.completed == "Que dit la CFTC de Microsoft ?"
    assert "Que dit la CFTC de Microsoft" in thread[-1].shown


def test_a_part_taken_away_is_asked_again_in_its_place() -> None:
    asked = "Que disait la CGT des données de santé en 2019 ?"
    thread = ask(SEEDED, asked, EVERYTHING, [])
    thread = ask(SEEDED, "et en 2021 ?", EVERYTHING, thread)
    once = ask_again(SEEDED, "0/period~1", thread)
    assert once[0].reply is not None
    assert once[0].reply.question.within == Filter(frozenset({"CGT"}))
    assert once[1:] == thread[1:]
    twice = ask_again(SEEDED, "0/source~2", once)
    assert twice[0].reply is not None
    assert twice[0].reply.question.within == EVERYTHING
    assert twice[0].asked == asked


def test_a_chosen_filter_stays_when_a_part_is_taken_away() -> None:
    chosen = Filter(period=Period(date(2020, 1, 1)))
    thread = ask_again(SEEDED, "0/source", ask(SEEDED, "Que dit la CGT des données de santé ?", chosen, []))
    assert thread[0].reply is not None
    assert thread[0].reply.question.within == chosen


@pytest.mark.parametrize("written", ["", "1/source", "0/titre", "-1/source", "0/source/", "9999/period", "<b>"])
def test_what_names_no_question_changes_nothing(written: str) -> None:
    thread = ask(SEEDED, "Que dit la CGT des données ?", EVERYTHING, [])
    assert ask_again(SEEDED, written, thread) == thread


def test_what_a_question_says_itself_takes_the_place_of_what_was_chosen_before() -> None:
    chosen = Filter(frozenset({"CFTC"}), Period(date(2020, 1, 1)))
    thread = ask(SEEDED, "Que dit la CGT des données de santé ?", chosen, [])
    assert thread[0].within == Filter(period=chosen.period)
    thread = ask(SEEDED, "Que dit-on des données de santé ?", chosen, thread)
    assert thread[1].within == chosen


def test_the_last_question_is_narrowed_in_its_place_whatever_it_says() -> None:
    thread = ask(SEEDED, "Que dit la CGT des données de santé ?", EVERYTHING, [])
    chosen = Filter(frozenset({"CFTC"}))
    narrowed = narrow(SEEDED, chosen, thread)
    assert len(narrowed) == 1
    assert narrowed[0].reply is not None
    assert narrowed[0].reply.question.within == chosen
    assert narrow(SEEDED, chosen, narrowed) is narrowed
    assert narrow(SEEDED, chosen, []) == []


def test_an_address_that_differs_by_its_filters_is_asked_in_the_place_of_the_last() -> None:
    thread = recall_all(SEEDED, "q=Y%20a-t-il%20Microsoft&source=CGT\n\nq=\nq=Y%20a-t-il%20Microsoft", [])
    assert [(turn.asked, turn.within) for turn in thread] == [("Y a-t-il Microsoft", EVERYTHING)]
    assert len(recall_all(SEEDED, "q=Microsoft", thread)) == 2


def test_what_was_looked_for_last_is_nothing_after_a_greeting() -> None:
    thread = ask(SEEDED, "Que dit la CFTC de la réversibilité ?", EVERYTHING, [])
    asked = searched_last(thread)
    assert asked is not None
    assert asked.words == ("reversibilit",)
    greeted = Turn("Merci !", EVERYTHING, frozenset(), "", NoAnswer(asked, Reason.SMALL_TALK))
    assert searched_last([*thread, greeted]) is None
    assert searched_last([]) is None
