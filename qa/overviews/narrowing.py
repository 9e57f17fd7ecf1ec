"""Of whom and of when the communiqués are that hold the words of a question: what narrows an answer."""

import calendar
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from index.storage.records import Tally
from index.values.filter import Filter
from index.values.kinds import Kind
from index.values.sources import cosigners
from qa.understanding.question import Question

Named = tuple[str | None, int]


@dataclass(frozen=True)
class Narrowing:
    """`tally` counts the communiqués by source label, year and month, whatever the filter; a facet counts those that
    the other facets let through, so that a choice may be widened. `kinds` says what the sources are, where it is known.
    """

    question: Question
    tally: Tally
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    whole: bool = True  # whether all of them hold all the words, and not the most of them

    def sources(self, within: Filter) -> list[Named]:
        """Each source with its texts of the period, the most first, None last; a text of several counts for each."""
        counts = Counter[str | None]()
        for label, number in self._of_period(within):
            counts.update(dict.fromkeys(_names(label), number))
        return sorted(counts.items(), key=lambda named: (named[0] is None, -named[1], (named[0] or "").casefold()))

    def of_kinds(self, within: Filter) -> list[tuple[Kind, tuple[str, ...], int]]:
        """Each kind of source with the sources that are of it and their texts of the period, the most first."""
        counts, members = Counter[Kind](), dict[Kind, set[str]]()
        for label, number in self._of_period(within):
            named = [(self.kinds[name], name) for name in _names(label) if name is not None and name in self.kinds]
            for kind, name in named:
                members.setdefault(kind, set()).add(name)
            counts.update(dict.fromkeys({kind for kind, _ in named}, number))
        return [(kind, tuple(sorted(members[kind])), number) for kind, number in counts.most_common()]

    def years(self, within: Filter) -> list[tuple[int, int]]:
        """Each year from the first to the last with the texts of the sources chosen, those with none included."""
        counts = Counter[int]()
        for (label, year, _), number in self.tally.items():
            if year is not None:
                counts[year] += number if within.admits_source(label) else 0
        return [(year, counts[year]) for year in range(min(counts), max(counts) + 1)] if counts else []

    def months(self, within: Filter) -> list[tuple[int, int, int]]:
        """`(year, month, texts)` for the twelve months of the one year that is left, by the filter or by itself; none
        where there are several years or no month is known.
        """
        counts = Counter[tuple[int, int]]()
        for (label, year, month), number in self.tally.items():
            if year and month and within.admits_source(label) and _in_years(year, within):
                counts[year, month] += number
        years = {year for year, _ in counts}
        return (
            [(year, month, counts[year, month]) for year in years for month in range(1, 13)] if len(years) == 1 else []
        )

    def undated(self, within: Filter) -> int:
        return sum(n for (label, year, _), n in self.tally.items() if year is None and within.admits_source(label))

    def _of_period(self, within: Filter) -> Iterator[tuple[str | None, int]]:
        return ((label, n) for (label, year, month), n in self.tally.items() if _in_time(year, month, within))


def _names(label: str | None) -> tuple[str | None, ...]:
    return (None,) if label is None else cosigners(label)


def _in_time(year: int | None, month: int | None, within: Filter) -> bool:
    if within.undated:
        return year is None
    if within.period is None:
        return True
    if year is None:
        return False
    last = month or 12
    return within.period.overlaps(date(year, month or 1, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _in_years(year: int, within: Filter) -> bool:
    """Whether some day of the period is of this year: a month that is chosen keeps those beside it in view."""
    return not within.undated and _in_time(year, None, within)
