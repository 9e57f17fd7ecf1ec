"""The ways to look at a question, and what each says: an answer, sources side by side, time, all passages."""

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from index.filter import Filter
from qa.answer import Answer, Citation, NoAnswer, Reply
from qa.understanding.comparing import asked_of_each
from qa.understanding.question import Part, Question
from qa.views.chronology import Chronology
from qa.views.comparison import Comparison
from qa.views.survey import Survey
from ui.reply_wording import message_of, sections_of
from ui.views_wording import (
    UNDATED_PASSAGES,
    beside_in_words,
    chronology_in_words,
    comparison_in_words,
    counts_in_words,
    survey_in_words,
)
from ui.wording import UNKNOWN_SOURCE

if TYPE_CHECKING:
    from qa.librarian import Librarian

Told = Reply | Comparison | Chronology | Survey


class View(StrEnum):
    """What a person asks to see of a question."""

    ANSWER = "answer"
    COMPARISON = "compare"
    CHRONOLOGY = "timeline"
    SURVEY = "survey"


NAMES = {View.COMPARISON: "Comparer", View.CHRONOLOGY: "Chronologie", View.SURVEY: "Tous les passages"}


def view_of(asked: str) -> View:
    """What a question asks to see by itself: « Qui dit quoi sur le cloud ? » is a comparison."""
    return View.ANSWER if asked_of_each(asked) is None else View.COMPARISON


def tell(
    answerer: "Librarian",
    view: View,
    asked: str,
    within: Filter,
    talk: Sequence[Question],
    left_out: Collection[Part],
) -> Told:
    """What the answerer says of the question, seen so. Raises DixitError for what cannot be asked."""
    match view:
        case View.ANSWER:
            return answerer.ask(asked, within, talk, left_out)
        case View.COMPARISON:
            return answerer.compare(asked, within, talk, left_out)
        case View.CHRONOLOGY:
            return answerer.chronology(asked, within, talk, left_out)
        case View.SURVEY:
            return answerer.survey(asked, within, talk, left_out)


def message_in_words(told: Told) -> str:
    match told:
        case Answer() | NoAnswer():
            return message_of(told)
        case Comparison():
            return comparison_in_words(told)
        case Chronology():
            return chronology_in_words(told)
        case Survey():
            return survey_in_words(told)


def notes(told: Told) -> Sequence[str]:
    """What is counted, or found to say nothing, in a line each."""
    match told:
        case Comparison():
            return beside_in_words(told)
        case Survey():
            return counts_in_words(told)
        case _:
            return []


def sections(told: Told) -> Sequence[tuple[str, tuple[Citation, ...]]]:
    """The citations in the order they are shown, under the titles they stand under; one without a title is first."""
    match told:
        case Answer() | NoAnswer():
            return sections_of(told)
        case Comparison(columns=columns):
            return [(column.source or UNKNOWN_SOURCE, column.citations) for column in columns]
        case Chronology(dated=dated, undated=undated):
            return [(title, some) for title, some in (("", dated), (UNDATED_PASSAGES, undated)) if some]
        case Survey(latest=latest):
            return [("", latest)] if latest else []
