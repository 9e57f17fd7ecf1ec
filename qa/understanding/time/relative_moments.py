"""A moment told from today, « hier », « le mois dernier », « ces six derniers mois ». On folded text."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from index.french.calendar import WEEKDAYS
from qa.understanding.time.moments import Moment, back, fixed, month_bounds
from qa.understanding.time.numbers import NUMBER, number

_LAST = r"(?:derniere?|passee?|precedente?|ecoulee?)"
_UNIT = r"(?P<unit>jours?|semaines?|mois|trimestres?|semestres?|ans?|annees?)"
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})\b"
_VAGUE = {"j": 15, "s": 8, "m": 6, "t": 2, "a": 5}  # « ces derniers mois »: how many


def _around(day: date, unit: str) -> Moment:
    """The day, week, month, quarter, half-year or year that `day` lies in."""
    if unit.startswith("j"):
        return fixed(day, day)
    if unit.startswith("semaine"):
        monday = day - timedelta(days=day.weekday())
        return fixed(monday, monday + timedelta(days=6))
    months = {"m": 1, "t": 3, "s": 6, "a": 12}[unit[0]]
    return fixed(*month_bounds(day.year, (day.month - 1) // months * months + 1, months))


def _this(match: re.Match[str], today: date) -> Moment:
    return _around(today, match["unit"])


def _last(match: re.Match[str], today: date) -> Moment:
    unit = match["unit"]
    first, _ = _around(today, unit).bounds(today)
    return _around(first - timedelta(days=1), unit)


def _some(match: re.Match[str], today: date) -> Moment:
    """« ces six derniers mois », and « ces derniers mois » with a number of ours."""
    unit = match["unit"]
    count = number(match["count"]) if match["count"] else _VAGUE[unit[0]]
    first = back(today, count, unit)
    return Moment(first.year, lambda _: (first, today), vague=not match["count"])


def _lately(match: re.Match[str], today: date) -> Moment:
    first = back(today, _VAGUE["m"], "mois")
    return Moment(first.year, lambda _: (first, today), vague=True)


def _ago(match: re.Match[str], today: date) -> Moment:
    return _around(back(today, number(match["count"]), match["unit"]), match["unit"])


def _weekday(match: re.Match[str], today: date) -> Moment:
    past = (today.weekday() - WEEKDAYS.index(match["weekday"])) % 7
    day = today - timedelta(days=past or (7 if match["ended"] else 0))
    return Moment(day.year, lambda _: (day, day), alone=bool(match["ended"]))


def _days_ago(days: int) -> Callable[[re.Match[str], date], Moment]:
    return lambda match, today: fixed(today - timedelta(days=days), today - timedelta(days=days))


RELATIVE_FORMS: list[tuple[str, Callable[[re.Match[str], date], Moment]]] = [
    (r"(?:aujourd'hui|ce (?:jour|matin|soir)|cet apres-midi)\b", _days_ago(0)),
    (r"avant[- ]hier\b", _days_ago(2)),
    (r"hier\b", _days_ago(1)),
    (r"(?:ce|cette) (?P<unit>semaine|mois|trimestre|semestre|annee)(?:-ci)?\b", _this),
    (r"annee en cours\b", lambda match, today: _around(today, "annee")),
    (rf"(?P<unit>semaine|mois|trimestre|semestre|an|annee) {_LAST}\b", _last),
    (rf"(?P<count>{NUMBER}) (?:derniere?s|passee?s) {_UNIT}\b", _some),
    (rf"derniere?s (?P<count>{NUMBER}) {_UNIT}\b", _some),
    (rf"(?P<count>)derniere?s {_UNIT}\b", _some),
    (r"(?:recemment|dernierement|derniers temps)\b", _lately),
    (rf"il y a (?P<count>{NUMBER}) {_UNIT}\b", _ago),
    (rf"{_WEEKDAY}(?P<ended> {_LAST})(?! [0-9])", _weekday),
    (rf"(?<!\ble ){_WEEKDAY}(?P<ended>)(?! [0-9])", _weekday),  # « le dimanche » is a habit
]

DURATION = re.compile(
    rf"(?:(?:plus|moins|pres) (?:de |d')|environ |au moins )?(?P<count>{NUMBER}) {_UNIT}\b"
)  # « depuis deux mois »


def begun(match: re.Match[str], today: date) -> date:
    """The day on which what `DURATION` matched began."""
    return back(today, number(match["count"]), match["unit"])
