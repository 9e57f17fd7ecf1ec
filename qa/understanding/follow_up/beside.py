"""A period and « et avant ? », « et l'année suivante ? » → the words for another, before it or after."""

import calendar

from index.french.calendar import MONTHS
from index.values.filter import Period
from qa.understanding.follow_up import patterns
from qa.understanding.time.numbers import number


def another_time(body: str, dates: Period) -> str | None:
    """The time that a folded fragment asks for beside `dates`; None where it asks for none, or nothing lies beside."""
    if (later := patterns.LATER.fullmatch(body) is not None) or patterns.EARLIER.fullmatch(body):
        return beside_of(dates, after=later)
    years, day = patterns.YEARS_APART.fullmatch(body), dates.last or dates.first
    if years is None or day is None:
        return None
    apart = number(years["count"]) if years["count"] else 1
    return f"en {day.year + (apart if years['later'] else -apart)}"


def beside_of(dates: Period, after: bool) -> str | None:
    """« avant 2021 », « après mars 2022 », « avant le 5 février 2024 »; None where the period is open."""
    day = dates.last if after else dates.first
    if day is None:
        return None
    word = "après" if after else "avant"
    edge = calendar.monthrange(day.year, day.month)[1] if after else 1
    if day.day != edge:
        return f"{word} le {'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"
    if day.month == (12 if after else 1):
        return f"{word} {day.year}"
    return f"{word} {MONTHS[day.month - 1]} {day.year}"
