"""The phrases of time of a question, « depuis mars », « entre 2019 et 2021 », « le 5 février 2024 ». On folded text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from index.french.calendar import MONTHS
from index.french.words import fold
from index.values.filter import Period
from qa.understanding.time.dated_moments import DATED_FORMS
from qa.understanding.time.moments import Moment, fixed, from_to, hull
from qa.understanding.time.relative_moments import DURATION, RELATIVE_FORMS, begun


class Link(Enum):
    """How a phrase hangs on the rest of the sentence."""

    ADVERB = auto()  # « en 2021 », « depuis mars »: says when the verb happens
    NOUN = auto()  # « de 2021 »: belongs to the noun before it
    LOOSE = auto()  # « budget 2021 », « vers 2021 », « pour 2021 »


@dataclass(frozen=True)
class Phrase:
    """Letters `start` to `end` that name a period; `period` is None for a day or an order that cannot be."""

    start: int
    end: int
    link: Link
    period: Period | None
    bound: bool = False  # « depuis », « avant »: it narrows another phrase rather than adding to it
    vague: bool = False


_SINCE, _AFTER, _BEFORE, _UNTIL, _IN, _OF, _TOWARDS = range(7)
_ONE_MOMENT = r"[0-9]{4}\b|fin |debut |mi-|(?:" + "|".join(map(fold, MONTHS)) + r")\b"  # after it « des » was « dès »
_OPENINGS = [
    (_SINCE, rf"depuis |il y a (?=moins d)|a (?:partir|compter) (?:de |du |d')|des (?=le |la |l'|{_ONE_MOMENT})"),
    (_AFTER, r"apres |(?:posterieur|ulterieur)e?(?:s|ment)? (?:a |au )"),
    (_BEFORE, r"d'avant |avant |anterieure?(?:s|ment)? (?:a |au )"),
    (_UNTIL, r"(?:et )?jusqu'(?:en |au |aux |a |)|au plus tard (?:en |au |a |)"),
    (_IN, r"(?:au cours|lors) (?:de |du |des |d')|(?:en|au|aux|a|pendant|durant|dans|courant|entre) "),
    (_OF, r"(?:en date |date[es]* |datant )?(?:de |du |des |d')"),
    (_TOWARDS, r"d'ici (?:a |au )?|a l'horizon |pour |vers |sur |contre |n' ?|numero |article |loi "),
]
_PREPOSITIONS = [(kind, re.compile(pattern)) for kind, pattern in _OPENINGS]
_ARTICLE = re.compile(r"(?:les? |la |l'|ces? |cet |cette )")
_PAIR = [  # « entre A et B », « de A à B »
    (re.compile(r"entre (?:les? |la |l')?"), re.compile(r" et (?:en |les? |la |l')?")),
    (
        re.compile(r"(?:depuis |de |du |d'|des )(?:les? |la |l')?"),
        re.compile(r" (?:jusqu'(?:en |au |a )|a |au |-> )(?:les? |la |l')?"),
    ),
]
_TODAY = re.compile(r"(?:aujourd'hui|maintenant|nos jours|ce jour|present)\b")
_BARE_DAY = re.compile(r"(?P<day>[0-9]{1,2})(?: ?er)?(?= (?:a|au|et) )")
_AND = re.compile(r"(?:, ?| et | ou | et/ou |[-/])(?:en |de |du |au |l'|le )?")
_AND_BOUND = re.compile(r",? (?:et|mais) (?:avant|apres|depuis|jusqu'|anterieur|posterieur)")
_NEXT = re.compile(r" (?:prochaine?s?|a venir|suivante?s?)\b")
_MOMENTS = [(re.compile(pattern), build) for pattern, build in [*DATED_FORMS, *RELATIVE_FORMS]]
_WORD = re.compile(r"(?<![a-z0-9.,/-])[a-z0-9]")


def phrases(text: str, today: date) -> Iterator[Phrase]:
    """Every phrase of time of the folded `text`, in order, none over another. Wholly future ones are left out."""
    at = 0
    while (word := _WORD.search(text, at)) is not None:
        phrase = _pair(text, word.start(), today) or _single(text, word.start(), today)
        if phrase is None:
            at = word.end()
            continue
        at = phrase.end
        current = phrase.period is None or (phrase.period.first or today) <= today or _bounded_twice(text, phrase)
        if current and not _NEXT.match(text, at):
            yield phrase


def _bounded_twice(text: str, phrase: Phrase) -> bool:
    """« après 2030 et avant 2020 »: a bound to come that stands beside another is part of what is asked."""
    beside = _AND_BOUND.match(text, phrase.end) or re.search(r"[0-9] (?:et|mais) $", text[: phrase.start])
    return phrase.bound and beside is not None


def _moment(text: str, at: int, today: date) -> tuple[Moment, int] | None:
    """The longest moment written at `at`, an article before it or not, and where it ends."""
    article = _ARTICLE.match(text, at)
    starts = [at] if article is None else [at, article.end()]
    read = [(build, match) for start in starts for form, build in _MOMENTS if (match := form.match(text, start))]
    if not read:
        return None
    build, match = max(read, key=lambda reading: reading[1].end())
    return build(match, today), match.end()


def _pair(text: str, at: int, today: date) -> Phrase | None:
    for opening, joining in _PAIR:
        if (opened := opening.match(text, at)) is None:
            continue
        day = _BARE_DAY.match(text, opened.end())
        first = _moment(text, opened.end(), today)
        end = first[1] if first else day.end() if day else None
        if end is None or (joined := joining.match(text, end)) is None:
            if day is None or (joined := joining.match(text, day.end())) is None:
                continue
            first = None
        now = _TODAY.match(text, joined.end())
        last = (fixed(today, today), now.end()) if now else _moment(text, joined.end(), today)
        if last is None:
            continue
        period: Period | None
        try:
            if first is not None:
                period = Period(*from_to(first[0], last[0], today))
            else:
                assert day is not None
                end_day = last[0].bounds(today)[1]
                period = Period(end_day.replace(day=int(day["day"])), end_day)
        except ValueError:
            period = None
        return Phrase(at, last[1], Link.ADVERB, period)
    return None


def _single(text: str, at: int, today: date) -> Phrase | None:
    for kind, preposition in _PREPOSITIONS:
        if (opened := preposition.match(text, at)) is None:
            continue
        if kind == _SINCE and (lasting := DURATION.match(text, opened.end())) is not None:
            return Phrase(at, lasting.end(), Link.ADVERB, Period(begun(lasting, today)), bound=True)
        if (read := _moment(text, opened.end(), today)) is not None:
            return _opened(text, at, kind, read, today)
    read = _moment(text, at, today)
    if read is None:
        return None
    led = re.match(r"l[ae']? ?|ce", text[at:]) is not None or text[at].isdecimal()
    if not (read[0].alone or led or read[0].year is not None or _joined_to_a_year(text, read[1], today)):
        return None
    loose = text[at].isdecimal() and not read[0].alone
    return _joined(text, at, read, Link.LOOSE if loose else Link.ADVERB, today)


def _joined_to_a_year(text: str, end: int, today: date) -> bool:
    """Whether « mai 2019 » goes on what ends at `end`: « avril-mai 2019 »."""
    joined = _AND.match(text, end)
    more = _moment(text, joined.end(), today) if joined else None
    return more is not None and more[0].year is not None


def _opened(text: str, at: int, kind: int, read: tuple[Moment, int], today: date) -> Phrase:
    if kind in (_IN, _OF, _TOWARDS):
        link = {_IN: Link.ADVERB, _OF: Link.NOUN, _TOWARDS: Link.LOOSE}[kind]
        if kind == _IN and read[0].around and read[0].year is not None:
            first, last = read[0].bounds(today)
            days = timedelta(days=read[0].around)
            return Phrase(at, read[1], link, Period(first - days, last + days))
        return _joined(text, at, read, link, today)
    moment, end = read
    try:
        first, last = moment.bounds(today)
    except ValueError:
        return Phrase(at, end, Link.ADVERB, None)
    if kind == _BEFORE and " fin " in text[at:end]:  # « avant la fin de 2020 » takes in 2020
        kind = _UNTIL
    period = {
        _SINCE: Period(first),
        _AFTER: Period(last + timedelta(days=1)),
        _BEFORE: Period(None, first - timedelta(days=1)),
        _UNTIL: Period(None, last),
    }[kind]
    return Phrase(at, end, Link.ADVERB, period, bound=True)


def _joined(text: str, at: int, read: tuple[Moment, int], link: Link, today: date) -> Phrase:
    """« en 2019, 2020 et 2021 », « mars-avril 2021 »: from the first to the last of what is joined."""
    moments, end = [read[0]], read[1]
    while (joined := _AND.match(text, end)) is not None and (more := _moment(text, joined.end(), today)) is not None:
        moments.append(more[0])
        end = more[1]
    try:
        period: Period | None = Period(*hull(moments, today))
    except ValueError:
        period = None
    return Phrase(at, end, link, period, vague=read[0].vague)
