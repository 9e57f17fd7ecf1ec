"""Passages in the order of their dates, and how many there are of each month or year."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.values.dates import PartialDate
from qa.answer import Citation
from qa.understanding.question import Question

_MOST_MONTHS = 24  # past that, years are counted
_MOST_YEARS = 40  # past that, a year without a passage is left out


@dataclass(frozen=True)
class Timeline:
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
    dated = [citation for citation in every if citation.passage.communique.date is not None]
    undated = [citation for citation in every if citation.passage.communique.date is None]
    return sorted(dated, key=lambda citation: _place(_date(citation))), undated


def counted(dated: Sequence[Citation]) -> list[tuple[PartialDate, int]]:
    """How many there are of each month, or of each year over a longer time or where a month is not known.

    In order of time, with those between that have none: March twice and May give `[(March, 2), (April, 0), (May, 1)]`.
    """
    dates = [_date(citation) for citation in dated]
    if not dates:
        return []
    months = [date.year * 12 + date.month - 1 for date in dates if date.month is not None]
    if len(months) == len(dates) and max(months) - min(months) < _MOST_MONTHS:
        counts = Counter(months)
        return [
            (PartialDate(month // 12, month % 12 + 1), counts[month]) for month in range(min(months), max(months) + 1)
        ]
    counts = Counter(date.year for date in dates)
    every = range(min(counts), max(counts) + 1)
    years = every if len(every) <= _MOST_YEARS else sorted(counts)
    return [(PartialDate(year), counts[year]) for year in years]


def _date(citation: Citation) -> PartialDate:
    date = citation.passage.communique.date
    assert date is not None
    return date.value


def _place(date: PartialDate) -> tuple[int, int, int]:
    return (date.year, date.month or 0, date.day or 0)
