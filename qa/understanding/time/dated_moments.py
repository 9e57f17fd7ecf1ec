"""A moment as it is written, « février 2024 », « T3 2022 », « fin 2020 », « l'été 2022 ». On folded text."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from index.french.calendar import NUMBER_OF_MONTH, WEEKDAYS
from index.french.words import fold
from qa.understanding.time.moments import Bounds, Moment, fixed, month_bounds, one_day
from qa.understanding.time.numbers import NUMBER, YEAR_IN_WORDS, number, year_in_words

_MONTH_NUMBERS = {fold(name): month for name, month in NUMBER_OF_MONTH.items()}
_MONTH = r"(?:mois (?:de |d'))?(?P<month>" + "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True)) + r")\b\.?"
# « 2 000 emplois », « la loi 2019-774 » are no years.
_QUANTITY = (
    r"(?! ?(?:%|€)| (?!quels|quelles|toutes|certains|certaines|plusieurs|depuis|alors|apres|lors|leurs|autres|selon"
    r"|toujours|dans|sans|mais|nous|vous|elles|pas|plus)[a-z]{4,}s\b)"
)
_FIGURES = rf"(?:1[89]|20)[0-9]{{2}}(?![0-9]|[.,][0-9]|[-/](?!(?:(?:19|20)?[0-9]{{2}})(?![0-9]))[0-9]){_QUANTITY}"
_YEAR = rf"(?P<year>{_FIGURES}|{YEAR_IN_WORDS})"
_ALONE = r"(?![0-9/:.,-][0-9]?|[ ]?(?:%|€|h\b)| [0-9]{3}| (?:pour cent|euros?|heures?)\b| [a-z]{4,}s\b)"  # « mars 23 »
_LAST = r"(?:derniere?|passee?|precedente?)"
_YEARISH = (
    rf"(?: (?:(?:de |en )?(?:l'an(?:nee)? |an(?:nee)? )?{_YEAR}|'?(?P<short>[0-2][0-9]){_ALONE}"
    rf"|de (?:(?P<last_year>l'an(?:nee)? {_LAST})|(?P<this_year>cette annee|l'annee(?! [12]))))|(?P<ended> {_LAST}))"
)
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_ORDINALS = {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4, "dernier": -1}
_ORDINAL = rf"(?P<nth>{'|'.join(_ORDINALS)}|[1-4] ?(?:er|ere|e|eme|nd)?)"
_SEASONS = {"printemps": 3, "ete": 6, "automne": 9, "hiver": -12}  # first months, as meteorologists count
_NOT_BEEN = r"(?<!\ba )(?<!ont )(?<!ait )(?<!ient )(?<!ayant )"  # « a été signé » is no summer
_FEASTS = {"noel": (12, 25), "toussaint": (11, 1), "jour de l'an": (1, 1), "nouvel an": (1, 1)}
_PARTS = {"debut": 0, "mi": 1, "milieu": 1, "fin": 2}  # thirds of a year or of a month
_PART = r"(?P<part>debut|milieu|mi|fin|courant)[ -](?:de |du |d'|de l'|l')?"


def _year(match: re.Match[str], today: date) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        year: str = groups["year"]
        return int(year) if year.isdecimal() else year_in_words(year)
    if groups.get("short"):
        return 2000 + int(groups["short"])
    if groups.get("last_year"):
        return today.year - 1
    return today.year if groups.get("this_year") else None


def _of_year(match: re.Match[str], today: date, of_year: Callable[[int], Bounds]) -> Moment:
    year = _year(match, today)
    return Moment(year, of_year, bool(match.groupdict().get("ended")), year is not None)


def _day(match: re.Match[str], today: date) -> Moment:
    month, day = _MONTH_NUMBERS[match["month"]], number(match["day"])
    moment = _of_year(match, today, lambda year: one_day(year, month, day))
    return Moment(moment.year, moment.of_year, moment.ended)


def _short_day(match: re.Match[str], today: date) -> Moment:
    """« 8 mars 23 »: of the years that end so, the last that is not ahead by more than one."""
    century = today.year - today.year % 100
    year = century + int(match["short"])
    month, day = _MONTH_NUMBERS[match["month"]], int(match["day"])
    year -= 100 if year > today.year + 1 else 0
    return Moment(year, lambda year: one_day(year, month, day))


def _figures(match: re.Match[str], today: date) -> Moment:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    year += 2000 if year < 100 else 0
    return Moment(year, lambda year: one_day(year, month, day))


def _day_and_month(match: re.Match[str], today: date) -> Moment:
    month, day = int(match["month"]), int(match["day"])
    return Moment(None, lambda year: one_day(year, month, day), alone=False)


def _month(match: re.Match[str], today: date) -> Moment:
    month = _MONTH_NUMBERS.get(match["month"]) or int(match["month"])
    return _of_year(match, today, lambda year: month_bounds(year, month))


def _nth(match: re.Match[str], today: date) -> Moment:
    months = 6 if match["length"][0] == "s" else 3
    nth = _ORDINALS.get(match["nth"]) or int(match["nth"][0])
    first = (12 // months if nth < 0 else nth) * months - months + 1
    return _of_year(match, today, lambda year: month_bounds(year, first, months))


def _season(match: re.Match[str], today: date) -> Moment:
    month = _SEASONS[match["season"]]
    if match.groupdict().get("to"):  # « hiver 2021-2022 »
        year = int(match["from"])
        return fixed(*month_bounds(year, abs(month), 3))
    if month < 0:  # « l'hiver 2023 » is the one of January 2023
        return _of_year(match, today, lambda year: month_bounds(year - 1, 12, 3))
    return _of_year(match, today, lambda year: month_bounds(year, month, 3))


def _feast(match: re.Match[str], today: date) -> Moment:
    month, day = _FEASTS[match["feast"]]
    return _about(_of_year(match, today, lambda year: one_day(year, month, day)))


def _back_to_school(match: re.Match[str], today: date) -> Moment:
    return replace(_about(_of_year(match, today, lambda year: month_bounds(year, 9))), around=15)


def _about(moment: Moment) -> Moment:
    """« avant Noël » and « depuis la rentrée » are clear; « à Noël », « à la rentrée » are days around it."""
    return replace(moment, alone=False, vague=True)


def _part_of_month(match: re.Match[str], today: date) -> Moment:
    month, part = _MONTH_NUMBERS[match["month"]], _PARTS.get(match["part"])
    if part is None:
        return _of_year(match, today, lambda year: month_bounds(year, month))

    def of_year(year: int) -> Bounds:
        last = month_bounds(year, month)[1]
        return date(year, month, 1 + 10 * part), last if part == 2 else date(year, month, 10 + 10 * part)

    moment = _of_year(match, today, of_year)
    return Moment(moment.year, of_year, moment.ended)


def _part_of_year(match: re.Match[str], today: date) -> Moment:
    part = _PARTS.get(match["part"])
    year = _year(match, today) or today.year
    return fixed(*(month_bounds(year, 1, 12) if part is None else month_bounds(year, 1 + 4 * part, 4)))


def _half(match: re.Match[str], today: date) -> Moment:
    return _of_year(match, today, lambda year: month_bounds(year, 1 if match["nth"].startswith("pr") else 7, 6))


def _decade(match: re.Match[str], today: date) -> Moment:
    decade = match["decade"]
    year = int(decade) if decade.isdecimal() else number(decade)
    year += 0 if year > 99 else 2000 if year < 30 else 1900
    return fixed(date(year, 1, 1), date(year + 9, 12, 31))


def _years(match: re.Match[str], today: date) -> Moment:
    first, last = int(match["from"]), int(match["to"])
    last += first // 100 * 100 if last < 100 else 0
    return Moment(first, lambda _: (date(first, 1, 1), date(last, 12, 31)), alone=False)


def _whole_year(match: re.Match[str], today: date) -> Moment:
    moment = _of_year(match, today, lambda year: month_bounds(year, 1, 12))
    return Moment(moment.year, moment.of_year, alone=match[0].startswith("an"))


DATED_FORMS: list[tuple[str, Callable[[re.Match[str], date], Moment]]] = [
    (
        rf"(?:{_WEEKDAY} )?(?P<day>[0-9]{{1,2}}) ?(?:er )?{_MONTH} '?(?P<short>[0-9]{{2}})(?= ?(?:[?,.;:!)]|$))",
        _short_day,
    ),
    (rf"(?:{_WEEKDAY} )?(?P<day>{NUMBER}) ?(?:er )?(?:du )?{_MONTH}{_YEARISH}?", _day),
    (r"(?P<day>[0-9]{1,2})(?P<mark>[/.-])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>(?:1[89]|20)[0-9]{2})\b", _figures),
    (
        r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?P<mark>[/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<year>[0-9]{2})\b(?![/.][0-9])",
        _figures,
    ),
    (r"(?P<year>(?:1[89]|20)[0-9]{2})(?P<mark>[/-])(?P<month>[0-9]{2})(?P=mark)(?P<day>[0-9]{2})\b", _figures),
    (r"(?P<day>0?[1-9]|[12][0-9]|3[01])/(?P<month>0?[1-9]|1[0-2])\b(?!/)", _day_and_month),
    (rf"{_MONTH}{_YEARISH}?", _month),
    (r"(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:1[89]|20)[0-9]{2})\b", _month),
    (r"(?P<year>(?:1[89]|20)[0-9]{2})-(?P<month>0[1-9]|1[0-2])\b(?!-)", _month),
    (rf"{_ORDINAL} ?(?P<length>trimestre|semestre){_YEARISH}?", _nth),
    (rf"(?P<length>[tq])(?P<nth>[1-4])(?:[ -]?(?:{_YEAR}|(?P<short>[0-2][0-9]){_ALONE})|\b)", _nth),
    (rf"(?P<nth>[1-4])(?P<length>t)[ -]?{_YEAR}", _nth),
    (rf"{_YEAR}[ -]?(?P<length>[tq])(?P<nth>[1-4])\b", _nth),
    (rf"(?P<length>s)(?P<nth>[12])[ -]?{_YEAR}", _nth),
    (rf"(?P<nth>premiere|seconde|deuxieme) moitie{_YEARISH}", _half),
    (rf"{_NOT_BEEN}(?P<season>{'|'.join(_SEASONS)})\b{_YEARISH}?", _season),
    (r"(?P<season>hiver) (?P<from>(?:19|20)[0-9]{2})[-/](?P<to>(?:19|20)?[0-9]{2})\b", _season),
    (rf"(?P<feast>{'|'.join(_FEASTS)})\b{_YEARISH}?", _feast),
    (rf"rentree\b(?: (?:scolaire|sociale|universitaire|parlementaire))?{_YEARISH}?", _back_to_school),
    (rf"{_PART}{_MONTH}{_YEARISH}?", _part_of_month),
    (rf"{_PART}(?:an(?:nee)? )?{_YEAR}", _part_of_year),
    (rf"{_PART}(?:annee|cette annee|(?P<last_year>l'an(?:nee)? {_LAST}|an(?:nee)? {_LAST}))(?! [12])\b", _part_of_year),
    (rf"(?:annees|decennie) (?P<decade>(?:1[89]|20)[0-9]0\b|[0-9]0\b|{NUMBER})", _decade),
    (r"(?:annees )?(?P<from>(?:1[89]|20)[0-9]{2}) ?[-/] ?(?P<to>(?:(?:1[89]|20)[0-9]{2})|[0-9]{2})\b(?![-/])", _years),
    (rf"(?:an |annee |exercice )?{_YEAR}", _whole_year),
    (r"(?:(?<=\ben )|(?<=\bdepuis )|(?<=\bjusqu'en ))'?(?P<short>[0-2][0-9])(?= ?(?:$|[?!,;]))", _whole_year),
]
