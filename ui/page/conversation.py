"""What happens in the middle of the page: questions are asked, and the thread holds them with their replies."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict

from index.values.filter import EVERYTHING, Filter
from qa.answer import NoAnswer, Reason
from qa.query import Query
from qa.understanding.question import Part, Question
from ui.page.address import Address
from ui.page.layout import told_as_html
from ui.page.rendering import error_as_html, question_as_html
from ui.rendering.errors import explain
from ui.rendering.escaping import escape
from ui.rendering.views import NAMES, View, ViewReply, tell, view_of

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
    reply: ViewReply | None = None
    view: View = View.ANSWER


Thread = list[Turn]
_TURNS = 20  # that are taken up again: the last ones
_AGAIN = re.compile(rf"(\d{{1,4}})/({'|'.join(Part)})(?:~\d{{1,9}})?")
_LOOK = re.compile(rf"(\d{{1,4}})/({'|'.join(NAMES)})(?:~\d{{1,9}})?")


def ask(answerer: "Librarian", text: str, within: Filter, thread: Thread) -> Thread:
    """The thread with the question and its reply, a comparison where it asks who says what. What goes wrong takes the
    place of the reply.

    What the question says itself takes the place of what was chosen for the questions before.
    """
    try:
        filtering = answerer.said(Query(text, talk=_talk(thread))) if within != EVERYTHING else frozenset()
    except Exception:
        filtering = frozenset()  # what cannot be understood is told with the reply
    return [*thread, _turn(answerer, text, _without(within, filtering), thread, view=view_of(text))]


def recall(answerer: "Librarian", address: Address, thread: Thread) -> Thread:
    """The thread with a question of an earlier visit or of an address, asked anew; in place of the last one where it
    is the same with other filters.
    """
    before = thread[:-1] if thread and _same_but_filters(thread[-1], address) else thread
    turn = _turn(answerer, address.asked, address.within, before, address.left_out, address.view)
    return [*before, turn]


def recall_all(answerer: "Librarian", addresses: str, thread: Thread) -> Thread:
    """The questions of these addresses, one a line, after those of the thread."""
    for line in addresses.splitlines()[-_TURNS:]:
        address = Address.parse(line)
        if address.asked.strip():
            thread = recall(answerer, address, thread)
    return thread


def narrow(answerer: "Librarian", within: Filter, thread: Thread) -> Thread:
    """The thread with its last question asked under another filter, which wins over what the question says."""
    if not thread or thread[-1].reply is None or thread[-1].within == within:
        return thread
    *before, old = thread
    return [*before, _turn(answerer, old.asked, within, before, old.left_out, old.view)]


def ask_again(answerer: "Librarian", request: str, thread: Thread) -> Thread:
    """The thread with one question asked again without a part of it: `2/source` takes its source from the third.

    The new reply stands where the old one stood. What names no question of the thread changes nothing.
    """
    match = _AGAIN.fullmatch(request)
    if match is None or int(match[1]) >= len(thread):
        return thread
    place, part = int(match[1]), Part(match[2])
    old, before = thread[place], thread[:place]
    new = _turn(answerer, old.asked, old.within, before, old.left_out | {part}, old.view)
    return [*before, new, *thread[place + 1 :]]


def look(answerer: "Librarian", request: str, thread: Thread) -> Thread:
    """The thread with one of its questions looked at otherwise: `2/timeline` lays the third out in time.

    It is a turn of its own, the last. What names no question that got a reply changes nothing.
    """
    match = _LOOK.fullmatch(request)
    if match is None or int(match[1]) >= len(thread) or (reply := thread[int(match[1])].reply) is None:
        return thread
    old = thread[int(match[1])]
    return [*thread, _turn(answerer, reply.question.whole, old.within, thread, old.left_out, View(match[2]))]


def searched_last(thread: Thread) -> Question | None:
    """What the last reply was looked for by; None before the first, and after a greeting, which asks nothing."""
    reply = thread[-1].reply if thread else None
    if reply is None or (isinstance(reply, NoAnswer) and reply.reason is Reason.SMALL_TALK):
        return None
    return reply.question


def messages_of(thread: Thread) -> list[Message]:
    """The thread as `gr.Chatbot` takes it."""
    messages: list[Message] = []
    for turn in thread:
        if turn.asked.strip():
            messages.append({"role": "user", "content": question_as_html(turn.asked, NAMES.get(turn.view, ""))})
        messages.append({"role": "assistant", "content": turn.shown})
    return messages


def _turn(
    answerer: "Librarian",
    text: str,
    within: Filter,
    before: Thread,
    left_out: Collection[Part] = frozenset(),
    view: View = View.ANSWER,
) -> Turn:
    """The question with its reply, asked after those `before` it."""
    left_out = frozenset(left_out)
    try:
        reply = tell(answerer, view, Query(text, within, _talk(before) if view is View.ANSWER else [], left_out))
        address = f'<span class="asked-as" hidden>{escape(str(Address(text, within, left_out, view)))}</span>'
        html = told_as_html(reply, len(before), within, left_out)
        return Turn(text, within, left_out, address + html, reply, view)
    except Exception as error:
        return Turn(text, within, left_out, error_as_html(explain(error)), view=view)


def _talk(thread: Thread) -> list[Question]:
    return [turn.reply.question for turn in thread if turn.reply is not None]


def _same_but_filters(turn: Turn, address: Address) -> bool:
    return (turn.asked, turn.left_out, turn.view) == (address.asked, address.left_out, address.view)


def _without(within: Filter, parts: Collection[Part]) -> Filter:
    """The filter without the kinds of part that the question says itself."""
    if Part.SOURCE in parts:
        within = replace(within, sources=frozenset(), unsourced=False)
    return replace(within, period=None, undated=False) if Part.PERIOD in parts else within
