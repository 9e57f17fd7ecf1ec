"""A conversation as the browser keeps it: the questions with their filters, never a reply.

On the next visit the questions are asked again, so that replies are always the index's own words.
"""

from datetime import date
from typing import TYPE_CHECKING, Any

from index.filter import Filter, Period
from qa.understanding.question import Part
from ui.page.conversation import Thread, recall
from ui.views import View

if TYPE_CHECKING:
    from qa.librarian import Librarian

_TURNS = 20  # that are kept: the last ones
_LONGEST = 2000  # characters of a question
_SOURCES = 200

Kept = list[dict[str, Any]]


def kept_of(thread: Thread) -> Kept:
    """What the browser is given to keep."""
    return [
        {
            "asked": turn.asked[:_LONGEST],
            "sources": sorted(turn.within.sources)[:_SOURCES],
            "first": _iso(turn.within.period.first if turn.within.period else None),
            "last": _iso(turn.within.period.last if turn.within.period else None),
            "without": sorted(turn.left_out),
            "view": turn.view,
        }
        for turn in thread[-_TURNS:]
        if turn.asked.strip()
    ]


def asked_again(answerer: "Librarian", kept: Any) -> Thread:
    """The conversation that a browser kept, answered anew. What is not as `kept_of` writes it is left out."""
    thread: Thread = []
    for one in kept[-_TURNS:] if isinstance(kept, list) else []:
        question = _question(one)
        if question is not None:
            thread = recall(answerer, *question, thread)
    return thread


def _question(one: Any) -> tuple[str, Filter, list[Part], View] | None:
    match one:
        case {
            "asked": str(asked),
            "sources": list(sources),
            "first": first,
            "last": last,
            "without": list(without),
            "view": view,
        }:
            pass
        case _:
            return None
    if len(asked) > _LONGEST or not all(isinstance(source, str) for source in sources[:_SOURCES]):
        return None
    try:
        since, until = _day(first), _day(last)
        period = Period(since, until) if since or until else None
        within = Filter(frozenset(sources[:_SOURCES]), period)
        return asked, within, [Part(part) for part in without], View(view)
    except (TypeError, ValueError):
        return None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(written: Any) -> date | None:
    return None if written is None else date.fromisoformat(written)
