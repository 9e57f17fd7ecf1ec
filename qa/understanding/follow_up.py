"""A question that leans on the one before, « et la CFTC ? », « pourquoi ? », → the whole question."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.communique import Span
from index.filter import Period
from index.french.dates import MONTHS
from qa.understanding.french import leaning
from qa.understanding.french.folding import folded
from qa.understanding.french.splicing import Edit, inserted, named, replaced, spliced
from qa.understanding.topic import topic_edits, topic_of


@dataclass(frozen=True)
class Said:
    """A question, and the words of it that name who speaks and when."""

    text: str
    source: Span | None = None
    period: Span | None = None
    dates: Period | None = None


def complete(new: Said, last: Said) -> str:
    """The whole question that `new` asks after `last`; its own text when it lacks nothing.

    `last` is complete itself, so it is all of the talk that is needed.
    « Que dit la CGT de Microsoft ? » then « et la CFTC ? » is « Que dit la CFTC de Microsoft ? ».
    """
    plain = folded(new.text)
    body = plain.text.strip(" ?!.,;:…")
    last = replace(last, text=leaning.TAIL.sub("", last.text))
    if leaning.TO.match(body) or (leaning.OF.match(body) and not (last.source and _belongs(last.text, last.source))):
        new = replace(new, source=None)  # « et de la CNIL ? » is a subject, save after « la position de la CGT »
    if leaning.DETAILS.fullmatch(body):
        return spliced(last.text, [inserted(last.text, ", plus en détail")])
    if (asking := leaning.ASKING.fullmatch(body)) is not None:
        at = plain.text.index(body)
        word = plain.span(at + asking.start("word"), at + asking.end("word")).of(new.text).lower()
        return spliced(last.text, [inserted(last.text, f", et {word}")])
    if (beside := leaning.BESIDE.fullmatch(body)) is not None and last.dates is not None:
        return _when(last, _beside(last.dates, after=beside["side"] not in ("avant", "auparavant")))
    if (year := leaning.NEXT_YEAR.fullmatch(body)) is not None and last.dates is not None:
        day = last.dates.last or last.dates.first
        assert day is not None
        return _when(last, f"en {day.year + (1 if year['year'].endswith(('suivante', 'apres')) else -1)}")
    bare = folded(_without(new.text, (new.source, new.period))).text.strip(" ?!.,;:…")
    whole = new.source and new.period and leaning.WHOLE.match(body)
    if (new.source or new.period) and leaning.ONLY.fullmatch(bare + " ") and not whole:
        return spliced(last.text, [*_source_edits(new, last), *_period_edits(new, last)])
    if (pronoun := _pronoun(plain.text, new, last)) is not None:
        return pronoun
    if (there := leaning.THERE.search(plain.text)) is not None:
        return _there(new, last, plain.span(*there.span()))
    if (
        leaning.STARTS.match(body)
        and not leaning.CLAUSE.search(bare)
        and len(bare.split()) <= 9
        and not leaning.ONLY.fullmatch(bare + " ")
    ):
        fragment = _without(new.text, (new.source, new.period)).strip(
            " ?!.,;:…\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE}"
        )
        lead = leaning.LEAD.match(folded(fragment).text)
        assert lead is not None
        fragment = fragment[lead.end() :]
        edits = topic_edits(fragment, last.text, (last.source, last.period))
        return spliced(last.text, [*_source_edits(new, last), *edits, *_period_edits(new, last)])
    return new.text


def _belongs(text: str, name: Span) -> bool:
    """« la position de la CGT », « le communiqué du Medef »."""
    return re.search(r"(?:\bde |\bd['’])$", text[: name.start]) is not None or name.of(text).startswith(("du ", "des "))


def _source_edits(new: Said, last: Said) -> list[Edit]:
    if new.source is None:
        return []
    name = named(new.source.of(new.text))
    if last.source is None:
        return [inserted(last.text, f", selon {name}")]
    return replaced(last.text, last.source, name)


def _period_edits(new: Said, last: Said) -> list[Edit]:
    return [] if new.period is None else [_period_edit(last, new.period.of(new.text))]


def _period_edit(last: Said, words: str) -> Edit:
    words = words[0].lower() + words[1:]
    return inserted(last.text, f" {words}") if last.period is None else (last.period, words)


def _when(last: Said, words: str | None) -> str:
    return last.text if words is None else spliced(last.text, [_period_edit(last, words)])


def _beside(dates: Period, after: bool) -> str | None:
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


def _pronoun(plain: str, new: Said, last: Said) -> str | None:
    """« Que propose-t-elle ? » → « Que propose la CGT ? », with the subject of the last question if it has none."""
    match = leaning.ELLE.match(plain)
    if match is None or last.source is None or new.source is not None:
        return None
    if match["who"].startswith("il") and leaning.IMPERSONAL.search(match["verb"]):
        return None
    name = named(last.source.of(last.text))
    places = folded(new.text)
    verb = places.span(*match.span("verb")).of(new.text)
    rest = new.text[places.span(match.start(), match.end()).end :]
    asking = places.span(*match.span("asking")).of(new.text) if match["asking"] else ""
    if match["asking"] in ("que ", "qu'"):
        whole = f"{asking}{verb} {name}{rest}"
    else:
        whole = f"{asking}{name} {places.span(match.start('verb'), match.end()).of(new.text).lower()}{rest}"
    whole = whole[0].upper() + whole[1:]
    if not rest.strip(" ?!.\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE}"):
        whole = spliced(whole, [inserted(whole, _topic(last))])
    return whole


def _there(new: Said, last: Said, place: Span) -> str:
    """« Que demande FO à ce sujet ? » with the subject that `last` has."""
    topic = _topic(last).strip()
    return spliced(new.text, [(place, topic)]) if topic else new.text


def _topic(last: Said) -> str:
    """« sur Microsoft », « de l'hébergement » of the last question, after a space; empty when there is none."""
    span = topic_of(last.text, (last.source, last.period))
    return f" {span.of(last.text)}" if span else ""


def _without(text: str, spans: Sequence[Span | None]) -> str:
    for span in sorted((span for span in spans if span is not None), key=lambda span: -span.start):
        text = text[: span.start] + text[span.end :]
    return " ".join(text.split())
