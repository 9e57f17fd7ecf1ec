"""A moment, the days of « mars » or of « l'été 2022 », and the arithmetic of months and years."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

Bounds = tuple[date, date]


@dataclass(frozen=True)
class Moment:
    """Days of a year. Where no year was written, `year` is None and the talk of today gives it."""

    year: int | None
    of_year: Callable[[int], Bounds]  # raises ValueError for a day that no calendar has
    ended: bool = False  # « mars dernier »: over by today
    alone: bool = True  # may stand without « en », « depuis »…
    vague: bool = False  # « ces derniers mois »: the number of days is ours
    around: int = 0  # days before and after that « à » takes in: « à la rentrée 2022 »

    def bounds(self, today: date) -> Bounds:
        """Its days; without a year, the latest that have begun. Raises ValueError."""
        if self.year is not None:
            return self.of_year(self.year)
        for year in range(today.year + 1, today.year - 9, -1):  # 29 February is back within eight years
            try:
                first, last = self.of_year(year)
            except ValueError:
                continue
            if last < today if self.ended else first <= today:
                return first, last
        raise ValueError("no such day")


def one_day(year: int, month: int, day: int) -> Bounds:
    """That day alone. Raises ValueError on a 31 February."""
    return date(year, month, day), date(year, month, day)


def month_bounds(year: int, month: int, months: int = 1) -> Bounds:
    """The days of `months` months from `month` on, which may run into the next year."""
    end = month + months - 1
    last_year, last_month = year + (end - 1) // 12, (end - 1) % 12 + 1
    return date(year, month, 1), date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])


def back(today: date, count: int, unit: str) -> date:
    """`today` less `count` of `unit`: jours, semaines, mois, trimestres, semestres, ans."""
    if unit.startswith(("jour", "semaine")):
        return today - timedelta(days=count * (7 if unit.startswith("s") else 1))
    months = today.year * 12 + today.month - 1 - count * {"m": 1, "t": 3, "s": 6, "a": 12}[unit[0]]
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def fixed(first: date, last: date) -> Moment:
    return Moment(first.year, lambda _: (first, last))


def from_to(first: Moment, last: Moment, today: date) -> Bounds:
    """From the beginning of `first` to the end of `last`; a year written with one is the other's too.

    « de novembre à février 2022 » begins in 2021. Raises ValueError.
    """
    if last.year is None and first.year is not None:
        start = first.of_year(first.year)[0]
        end = last.of_year(first.year)[1]
        return start, end if end >= start else last.of_year(first.year + 1)[1]
    end = last.bounds(today)[1]
    start = first.of_year(end.year if first.year is None else first.year)[0]
    if first.year is None and start > end:
        start = first.of_year(end.year - 1)[0]
    return start, end


def hull(moments: list[Moment], today: date) -> Bounds:
    """From the first to the last day of `moments`, in any order. Raises ValueError."""
    year = moments[-1].bounds(today)[1].year  # « l'hiver 2023 » ends in 2023
    days = [day for moment in moments for day in moment.of_year(moment.year or year)]
    return min(days), max(days)
