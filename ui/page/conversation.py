"""What happens in the middle of the page: questions are asked, and the thread holds them with their replies."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from index.filter import Filter, Period
from qa.understanding.question import Part
from ui.explaining import explain
from ui.page.laying_out import told_as_html
from ui.page.rendering import error_as_html, question_as_html
from ui.views import NAMES, Told, View, tell, view_of

if TYPE_CHECKING:
    from qa.librarian import Librarian


class Message(TypedDict):
    """A question or a reply as `gr.Chatbot` shows it."""

    role: str
    content: str


@dataclass(frozen=True)
class Turn:
    """A question as it was asked and looked at, with the filter chosen beside it and the parts left out of it, and
    what it got.

    `shown` is the HTML of its reply, or of what went wrong: then `reply` is None.
    """

    asked: str
    within: Filter
    left_out: frozenset[Part]
    shown: str
    reply: Told | None = None
    view: View = View.ANSWER


Thread = list[Turn]
_AGAIN = re.compile(rf"(\d{{1,4}})/({'|'.join(Part)})(?:~\d{{1,9}})?")
_LOOK = re.compile(rf"(\d{{1,4}})/({'|'.join(NAMES)})(?:~\d{{1,9}})?")


def ask(answerer: "Librarian", asked: str, within: Filter, thread: Thread) -> Thread:
    """The thread with the question and its reply, a comparison where it asks who says what. What goes wrong takes the
    place of the reply.
    """
    return [*thread, _turn(answerer, asked, within, thread, view=view_of(asked))]


def recall(
    answerer: "Librarian", asked: str, within: Filter, left_out: Collection[Part], view: View, thread: Thread
) -> Thread:
    """The thread with a question of an earlier visit, asked anew."""
    return [*thread, _turn(answerer, asked, within, thread, left_out, view)]


def ask_again(answerer: "Librarian", written: str, thread: Thread) -> Thread:
    """The thread with one question asked again without a part of it: `2/source` takes its source from the third.

    The new reply stands where the old one stood. What names no question of the thread changes nothing.
    """
    wanted = _AGAIN.fullmatch(written)
    if wanted is None or int(wanted[1]) >= len(thread):
        return thread
    place, part = int(wanted[1]), Part(wanted[2])
    old, before = thread[place], thread[:place]
    new = _turn(answerer, old.asked, old.within, before, old.left_out | {part}, old.view)
    return [*before, new, *thread[place + 1 :]]


def look(answerer: "Librarian", written: str, thread: Thread) -> Thread:
    """The thread with one of its questions looked at otherwise: `2/timeline` lays the third out in time.

    It is a turn of its own, the last. What names no question that got a reply changes nothing.
    """
    wanted = _LOOK.fullmatch(written)
    if wanted is None or int(wanted[1]) >= len(thread) or (reply := thread[int(wanted[1])].reply) is None:
        return thread
    old = thread[int(wanted[1])]
    return [*thread, _turn(answerer, reply.question.whole, old.within, thread, old.left_out, View(wanted[2]))]


def messages_of(thread: Thread) -> list[Message]:
    """The thread as `gr.Chatbot` takes it."""
    messages: list[Message] = []
    for turn in thread:
        if turn.asked.strip():
            messages.append({"role": "user", "content": question_as_html(turn.asked, NAMES.get(turn.view, ""))})
        messages.append({"role": "assistant", "content": turn.shown})
    return messages


def filter_of(sources: list[str], first: int | None, last: int | None) -> Filter:
    """The filter that the left of the page asks for, by years. Years given the wrong way round are put right."""
    if first and last and first > last:
        first, last = last, first
    since, until = date(first, 1, 1) if first else None, date(last, 12, 31) if last else None
    return Filter(frozenset(sources), Period(since, until) if since or until else None)


def _turn(
    answerer: "Librarian",
    asked: str,
    within: Filter,
    before: Thread,
    left_out: Collection[Part] = frozenset(),
    view: View = View.ANSWER,
) -> Turn:
    """The question with its reply, asked after those `before` it."""
    talk = [turn.reply.question for turn in before if turn.reply is not None and view is View.ANSWER]
    left_out = frozenset(left_out)
    try:
        told = tell(answerer, view, asked, within, talk, left_out)
        return Turn(asked, within, left_out, told_as_html(told, len(before), within, left_out), told, view)
    except Exception as error:
        return Turn(asked, within, left_out, error_as_html(explain(error)), view=view)
