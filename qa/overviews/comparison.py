"""Who says what: the words of each source, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from qa.answer import Citation
from qa.understanding.question import Question

MOST_QUOTES = 3  # of one source
_MOST_COLUMNS = 12

Source = str | None  # None for the texts of which no source is known


@dataclass(frozen=True)
class Column:
    """What one source says: one to three citations, best first."""

    source: Source
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.citations) <= MOST_QUOTES:
            raise ValueError("a source that says something has one to three citations")


@dataclass(frozen=True)
class Comparison:
    """A column for each source that answers, the closest first. `more` are those that answer as well, past a dozen,
    and `silent` those in which nothing was found; both in alphabetical order, None last.
    """

    question: Question
    columns: tuple[Column, ...]
    more: tuple[Source, ...] = ()
    silent: tuple[Source, ...] = ()


def side_by_side(question: Question, by_source: Iterable[tuple[Source, tuple[Citation, ...]]]) -> Comparison:
    """The comparison of what was found of each source; every source is in one of its three parts."""
    each = sorted(by_source, key=lambda pair: (pair[0] is None, (pair[0] or "").casefold()))
    speaking = [Column(source, citations) for source, citations in each if citations]
    speaking.sort(key=lambda column: -column.citations[0].score)
    columns = tuple(speaking[:_MOST_COLUMNS])
    shown_sources = {column.source for column in columns}
    return Comparison(
        question,
        columns,
        tuple(source for source, citations in each if citations and source not in shown_sources),
        tuple(source for source, citations in each if not citations),
    )
