"""What the page says when a question is asked."""

from datetime import date
from typing import Any

import pytest

from index.filter import EVERYTHING, Period
from tests.ui.fake_floors import FakeAnswerer, FakeCatalogue
from ui.conversation import ask, filter_of

ANSWERER: Any = FakeAnswerer(FakeCatalogue())


class Broken:
    def ask(self, *_: object) -> None:
        raise RuntimeError("une clé <secrète>")


def test_a_question_adds_two_turns_to_the_thread() -> None:
    thread = ask(ANSWERER, "Une question ?", EVERYTHING, ask(ANSWERER, "Une autre ?", EVERYTHING, []))
    assert [message["role"] for message in thread] == ["user", "assistant"] * 2
    assert "Aucun communiqué n’est encore indexé" in thread[-1]["content"]


def test_what_cannot_be_asked_gets_the_reason_in_french() -> None:
    assert [message["content"] for message in ask(ANSWERER, "  ", EVERYTHING, [])] == [
        '<p class="error" role="alert">Posez une question &#58; elle est vide&#46;</p>'
    ]


def test_a_bug_is_owned_up_to_and_its_trace_stays_in_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    broken: Any = Broken()
    thread = ask(broken, "Une question ?", EVERYTHING, [])
    assert "erreur inattendue" in thread[-1]["content"]
    assert "secrète" not in str(thread)
    assert "une clé <secrète>" in capsys.readouterr().err


def test_years_make_a_period_that_ends_with_december() -> None:
    assert filter_of(["CGT"], 2021, 2022).period == Period(date(2021, 1, 1), date(2022, 12, 31))
    assert filter_of([], 2021, 0).period == Period(first=date(2021, 1, 1))
    assert filter_of([], 0, 2022).period == Period(last=date(2022, 12, 31))


def test_years_the_wrong_way_round_are_put_right() -> None:
    assert filter_of([], 2022, 2021) == filter_of([], 2021, 2022)


def test_no_choice_is_no_filter() -> None:
    assert filter_of([], 0, 0) == filter_of([], None, None) == EVERYTHING
