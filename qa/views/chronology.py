"""Passages in the order of their dates, and how many there are of each month or year."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.french.dates import PartialDate
from qa.answer import Citation
from qa.understanding.question import Question

_MOST_MONTHS = 24  # past that, years are counted
_MOST_YEARS = 40  # past that, a year without a passage is left out


@dataclass(frozen=True)
class Chronology:
    """The passages closest to a question: `dated` ones earliest first, `undated` ones best first.

    `cut` when there may be more, that are less close.
    """

    question: Question
    dated: tuple[Citation, ...]
    undated: tuple[Citation, ...] = ()
    cut: bool = False


def in_order(citations: Iterable[Citation]) -> tuple[list[Citation], list[Citation]]:
    """The dated ones, earliest first, and the others as they came.

    A month stands before its days, a year before its months: they may have begun with it. Of one date, as they came.
    """
    every = list(citations)
    dated = [one for one in every if one.passage.communique.date is not None]
    undated = [one for one in every if one.passage.communique.date is None]
    return sorted(dated, key=lambda one: _place(_date(one))), undated


def counted(dated: Sequence[Citation]) -> list[tuple[PartialDate, int]]:
    """How many there are of each month, or of each year over a longer time or where a month is not known.

    In order of time, with those between that have none: March twice and May give `[(March, 2), (April, 0), (May, 1)]`.
    """
    dates = [_date(one) for one in dated]
    if not dates:
        return []
    months = [one.year * 12 + one.month - 1 for one in dates if one.month is not None]
    if len(months) == len(dates) and max(months) - min(months) < _MOST_MONTHS:
        held = Counter(months)
        return [(PartialDate(one // 12, one % 12 + 1), held[one]) for one in range(min(months), max(months) + 1)]
    held = Counter(one.year for one in dates)
    every = range(min(held), max(held) + 1)
    years = every if len(every) <= _MOST_YEARS else sorted(held)
    return [(PartialDate(year), held[year]) for year in years]


def _date(citation: Citation) -> PartialDate:
    known = citation.passage.communique.date
    assert known is not None
    return known.value


def _place(date: PartialDate) -> tuple[int, int, int]:
    return (date.year, date.month or 0, date.day or 0)
