"""What happens in the middle of the page: a question is asked, the thread grows by it and its reply."""

from datetime import date
from typing import TYPE_CHECKING, TypedDict

from index.filter import Filter, Period
from ui.explaining import explain
from ui.rendering import error_as_html, question_as_html, reply_as_html

if TYPE_CHECKING:
    from qa.answerer import Answerer


class Message(TypedDict):
    """A turn as `gr.Chatbot` shows it."""

    role: str
    content: str


Thread = list[Message]


def ask(answerer: "Answerer", question: str, within: Filter, thread: Thread) -> Thread:
    """The thread with the question and its reply. What goes wrong takes the place of the reply."""
    try:
        reply = reply_as_html(answerer.ask(question, within))
    except Exception as error:
        reply = error_as_html(explain(error))
    asked = [_message("user", question_as_html(question))] if question.strip() else []
    return [*thread, *asked, _message("assistant", reply)]


def filter_of(sources: list[str], first: int | None, last: int | None) -> Filter:
    """The filter that the left of the page asks for, by years. Years given the wrong way round are put right."""
    if first and last and first > last:
        first, last = last, first
    since, until = date(first, 1, 1) if first else None, date(last, 12, 31) if last else None
    return Filter(frozenset(sources), Period(since, until) if since or until else None)


def _message(role: str, content: str) -> Message:
    return {"role": role, "content": content}
