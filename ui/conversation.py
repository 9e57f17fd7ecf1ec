"""What happens in the middle of the page: questions are asked, and the thread holds them with their replies."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from index.filter import Filter, Period
from qa.answer import Reply
from qa.understanding.question import Part
from ui.explaining import explain
from ui.rendering import error_as_html, question_as_html, reply_as_html

if TYPE_CHECKING:
    from qa.answerer import Answerer


class Message(TypedDict):
    """A question or a reply as `gr.Chatbot` shows it."""

    role: str
    content: str


@dataclass(frozen=True)
class Turn:
    """A question as it was asked, with the filter chosen beside it and the parts left out of it, and what it got.

    `shown` is the HTML of its reply, or of what went wrong: then `reply` is None.
    """

    asked: str
    within: Filter
    left_out: frozenset[Part]
    shown: str
    reply: Reply | None = None


Thread = list[Turn]
_AGAIN = re.compile(rf"(\d{{1,4}})/({'|'.join(Part)})(?:~\d{{1,9}})?")


def ask(answerer: "Answerer", asked: str, within: Filter, thread: Thread) -> Thread:
    """The thread with the question and its reply. What goes wrong takes the place of the reply."""
    return [*thread, _turn(answerer, asked, within, thread)]


def ask_again(answerer: "Answerer", written: str, thread: Thread) -> Thread:
    """The thread with one question asked again without a part of it: `2/source` takes its source from the third.

    The new reply stands where the old one stood. What names no question of the thread changes nothing.
    """
    wanted = _AGAIN.fullmatch(written)
    if wanted is None or int(wanted[1]) >= len(thread):
        return thread
    place, part = int(wanted[1]), Part(wanted[2])
    old, before = thread[place], thread[:place]
    return [*before, _turn(answerer, old.asked, old.within, before, old.left_out | {part}), *thread[place + 1 :]]


def messages_of(thread: Thread) -> list[Message]:
    """The thread as `gr.Chatbot` takes it."""
    messages: list[Message] = []
    for turn in thread:
        if turn.asked.strip():
            messages.append({"role": "user", "content": question_as_html(turn.asked)})
        messages.append({"role": "assistant", "content": turn.shown})
    return messages


def filter_of(sources: list[str], first: int | None, last: int | None) -> Filter:
    """The filter that the left of the page asks for, by years. Years given the wrong way round are put right."""
    if first and last and first > last:
        first, last = last, first
    since, until = date(first, 1, 1) if first else None, date(last, 12, 31) if last else None
    return Filter(frozenset(sources), Period(since, until) if since or until else None)


def _turn(
    answerer: "Answerer", asked: str, within: Filter, before: Thread, left_out: Collection[Part] = frozenset()
) -> Turn:
    """The question with its reply, asked after those `before` it."""
    talk = [turn.reply.question for turn in before if turn.reply is not None]
    left_out = frozenset(left_out)
    try:
        reply = answerer.ask(asked, within, talk, left_out)
        return Turn(asked, within, left_out, reply_as_html(reply, len(before)), reply)
    except Exception as error:
        return Turn(asked, within, left_out, error_as_html(explain(error)))
