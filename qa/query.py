"""What a person asks: the words, the filter that was chosen beside them, the talk that they go on with."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.values.filter import EVERYTHING, Filter
from qa.understanding.question import Part, Question


@dataclass(frozen=True)
class Query:
    """`talk` are the questions asked before, newest last: « et la CFTC ? » takes from them what it lacks. The parts
    `left_out` are not read as filters."""

    text: str
    within: Filter = EVERYTHING
    talk: Sequence[Question] = ()
    left_out: frozenset[Part] = frozenset()


def query_of(query: Query | str) -> Query:
    """Words alone are a query without a filter."""
    return Query(query) if isinstance(query, str) else query
