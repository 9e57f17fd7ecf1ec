"""The ways to look at a question, and what each says: an answer, sources side by side, time, all passages."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from qa.answer import Answer, Citation, NoAnswer, Reply
from qa.overviews.comparison import Comparison
from qa.overviews.survey import Survey
from qa.overviews.timeline import Timeline
from qa.query import Query
from qa.understanding.intent.comparing import asked_of_each
from ui.rendering.reply_wording import message_of, sections_of
from ui.rendering.views_wording import (
    UNDATED_PASSAGES,
    beside_in_words,
    comparison_in_words,
    counts_in_words,
    survey_in_words,
    timeline_in_words,
)
from ui.rendering.wording import UNKNOWN_SOURCE

if TYPE_CHECKING:
    from qa.librarian import Librarian

ViewReply = Reply | Comparison | Timeline | Survey


class View(StrEnum):
    """What a person asks to see of a question."""

    ANSWER = "answer"
    COMPARISON = "compare"
    TIMELINE = "timeline"
    SURVEY = "survey"


NAMES = {View.COMPARISON: "Comparer les sources", View.TIMELINE: "Dans le temps", View.SURVEY: "Toutes les mentions"}


def view_of(text: str) -> View:
    """What a question asks to see by itself: « Qui dit quoi sur le cloud ? » is a comparison."""
    return View.ANSWER if asked_of_each(text) is None else View.COMPARISON


def tell(answerer: "Librarian", view: View, query: Query) -> ViewReply:
    """What the answerer says of the question, seen so. Raises DixitError for what cannot be asked."""
    match view:
        case View.ANSWER:
            return answerer.ask(query)
        case View.COMPARISON:
            return answerer.compare(query)
        case View.TIMELINE:
            return answerer.timeline(query)
        case View.SURVEY:
            return answerer.survey(query)


def message_in_words(reply: ViewReply) -> str:
    match reply:
        case Answer() | NoAnswer():
            return message_of(reply)
        case Comparison():
            return comparison_in_words(reply)
        case Timeline():
            return timeline_in_words(reply)
        case Survey():
            return survey_in_words(reply)


def notes(reply: ViewReply) -> Sequence[str]:
    """What is counted, or found to say nothing, in a line each."""
    match reply:
        case Comparison():
            return beside_in_words(reply)
        case Survey():
            return counts_in_words(reply)
        case _:
            return []


def sections(reply: ViewReply) -> Sequence[tuple[str, tuple[Citation, ...]]]:
    """The citations in the order they are shown, under the titles they stand under; one without a title is first."""
    match reply:
        case Answer() | NoAnswer():
            return sections_of(reply)
        case Comparison(columns=columns):
            return [(column.source or UNKNOWN_SOURCE, column.citations) for column in columns]
        case Timeline(dated=dated, undated=undated):
            return [(title, citations) for title, citations in (("", dated), (UNDATED_PASSAGES, undated)) if citations]
        case Survey(latest=latest):
            return [("", latest)] if latest else []
