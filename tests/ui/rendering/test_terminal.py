"""What a reply and a list look like in a terminal."""

import io
from dataclasses import replace
from datetime import date

import pytest

from index.values.communique import Communique, Fact, Origin, Passage, Span
from index.values.dates import PartialDate
from index.values.filter import Filter, Period
from qa.answer import Answer, Citation, NoAnswer, Reason
from qa.understanding.question import understand
from ui.rendering.eta import Pace
from ui.rendering.styling import Terminal
from ui.rendering.terminal import Progress, list_in_terminal, reply_in_terminal

TEXT = "Le **Health Data Hub**, ce [gisement](#) de\ndonnées, inquiète ?"
COMMUNIQUE = Communique(
    TEXT,
    title=Fact("Santé", Origin.DECLARED),
    source=Fact("CFTC", Origin.DECLARED),
    date=Fact(PartialDate(2021, 5, 1), Origin.DECLARED),
)
WHOLE = Span(0, len(TEXT))
CITATION = Citation(Passage(COMMUNIQUE, WHOLE), WHOLE, 0.5)
QUESTION = understand("Quel gisement ?")
PLAIN = Terminal(80, styled=False)


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_an_answer_reads_like_a_quotation() -> None:
    assert reply_in_terminal(Answer(QUESTION, (CITATION,)), PLAIN) == (
        "1\u00a0extrait d’un communiqué du 1er\u00a0mai\u00a02021.\n"
        "\n"
        "1  CFTC, 1er\u00a0mai\u00a02021\n"
        "   «\u202fLe Health Data Hub, ce gisement de données, inquiète ?\u202f»\n"
        f"   — Santé [{COMMUNIQUE.id}]"
    )


def test_a_refusal_says_what_was_searched_and_shows_the_nearest() -> None:
    within = Filter(frozenset({"CFTC"}), Period(PartialDate(2021).first_day))
    shown = reply_in_terminal(NoAnswer(understand("Quel gisement ?", within), Reason.NOT_FOUND, (CITATION,)), PLAIN)
    assert "CFTC, depuis 2021" in shown
    assert "Extrait le plus proche\u00a0:\n\n1  CFTC" in shown
    assert "«\u202fLe Health Data Hub" in shown


def test_what_stands_beside_an_answer_has_a_title_and_numbers_that_go_on() -> None:
    shown = reply_in_terminal(Answer(QUESTION, (CITATION,), (CITATION,)), PLAIN)
    assert "Textes non datés\u00a0:\n\n2  CFTC" in shown


def test_a_refusal_says_that_a_filter_is_the_cause() -> None:
    question = understand("Que disait la CGT du gisement en 2019 ?", sources=["CGT"], today=date(2025, 6, 15))
    shown = reply_in_terminal(NoAnswer(question, Reason.NOT_FOUND, (), (CITATION, CITATION)), PLAIN)
    assert "Cherché parmi\u00a0: CGT, 2019" in shown
    assert "2\u00a0extraits d’une autre source ou d’une autre période\u00a0:\n\n1  CFTC" in shown


def test_a_question_that_leans_on_the_talk_is_shown_whole() -> None:
    first = understand("Que dit la CGT du gisement ?", sources=["CGT", "CFTC"])
    second = understand("et la CFTC ?", sources=["CGT", "CFTC"], talk=[first])
    assert "Compris ainsi\u00a0: Que dit la CFTC du gisement ?" in reply_in_terminal(Answer(second, (CITATION,)), PLAIN)


def test_no_line_is_wider_than_the_screen() -> None:
    shown = reply_in_terminal(Answer(QUESTION, (CITATION,) * 5), Terminal(40, styled=False))
    assert max(map(len, shown.splitlines())) <= 40


def test_a_line_never_begins_with_a_question_mark() -> None:
    for width in range(30, 60):
        shown = reply_in_terminal(NoAnswer(QUESTION, Reason.NOT_FOUND, (CITATION,)), Terminal(width, styled=False))
        assert not any(line.lstrip().startswith((":", "?", "»")) for line in shown.splitlines())


def test_a_screen_shows_bold_unless_told_not_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert Terminal.of(Screen()).bold("mot") == "\x1b[1mmot\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert Terminal.of(Screen()).bold("mot") == "mot"
    assert not Terminal.of(io.StringIO()).styled


def test_a_text_cannot_command_the_terminal() -> None:
    hostile = Communique("\x1b[2J\x07Rien.", title=Fact("\x1b]0;pris\x07", Origin.DECLARED))
    citation = Citation(Passage(hostile, Span(0, 10)), Span(0, 10), 0.5)
    shown = reply_in_terminal(Answer(QUESTION, (citation,)), PLAIN) + list_in_terminal([hostile], PLAIN)
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_progress_is_drawn_on_a_screen_only() -> None:
    screen, log = Screen(), io.StringIO()
    for stream in (screen, log):
        progress = Progress("Indexation", stream)
        progress(1, 2)
        progress(2, 2)
    assert screen.getvalue() == "\rIndexation\u00a0: 1 / 2\rIndexation\u00a0: 2 / 2\r\x1b[K"
    assert log.getvalue() == ""


def test_progress_tells_its_pace_once_it_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, seconds = Screen(), iter([0.0, 4.0])
    monkeypatch.setattr("ui.rendering.terminal.Pace", lambda: Pace(lambda: next(seconds)))
    Progress("Indexation", screen)(500, 10_000)
    assert screen.getvalue() == "\rIndexation\u00a0: 500 / 10000 (125/s, encore 2\u00a0min)\x1b[K"


def test_a_citation_that_is_not_sure_says_so_beside_its_date() -> None:
    shown = reply_in_terminal(Answer(QUESTION, (replace(CITATION, confidence=0.3),)), PLAIN)
    assert "Rien n’y répond à coup sûr" in shown
    assert "1  CFTC, 1er\u00a0mai\u00a02021, à vérifier\n" in shown
