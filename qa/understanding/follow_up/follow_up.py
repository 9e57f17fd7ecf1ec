"""A question that leans on the one before, « et la CFTC ? », « pourquoi ? », → the whole question."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.french.calendar import MONTHS
from index.values.communique import Span
from index.values.filter import Period
from qa.understanding.folding import folded
from qa.understanding.follow_up import patterns
from qa.understanding.follow_up.splicing import Edit, agreeing, inserted, named, replaced, spliced
from qa.understanding.follow_up.topic import topic_edits, topic_of

_A_MONTH = re.compile(
    rf"(?:en |au mois d(?:e |')|(?:debut|fin) |mi-)(?:{'|'.join(folded(month).text for month in MONTHS)})"
)


@dataclass(frozen=True)
class Context:
    """A question, and the words of it that name who speaks and when."""

    text: str
    source: Span | None = None
    period: Span | None = None
    dates: Period | None = None


def complete(new: Context, last: Context) -> str:
    """The whole question that `new` asks after `last`; its own text when it lacks nothing.

    `last` is complete itself, so it is all of the talk that is needed.
    « Que dit la CGT de Microsoft ? » then « et la CFTC ? » is « Que dit la CFTC de Microsoft ? ».
    """
    plain = folded(new.text)
    body = plain.text.strip(" ?!.,;:…")
    last = replace(last, text=patterns.TAIL.sub("", last.text))
    if patterns.TO.match(body) or (patterns.OF.match(body) and not (last.source and _belongs(last.text, last.source))):
        new = replace(new, source=None)  # « et de la CNIL ? » is a subject, save after « la position de la CGT »
    if patterns.DETAILS.fullmatch(body):
        return spliced(last.text, [inserted(last.text, ", plus en détail")])
    if (asking := patterns.ASKING.fullmatch(body)) is not None:
        at = plain.text.index(body)
        word = plain.span(at + asking.start("word"), at + asking.end("word")).of(new.text).lower()
        return spliced(last.text, [inserted(last.text, f", et {word}")])
    if (beside := patterns.BESIDE.fullmatch(body)) is not None and last.dates is not None:
        return _when(last, _beside(last.dates, after=beside["side"] not in ("avant", "auparavant")))
    if (year := patterns.NEXT_YEAR.fullmatch(body)) is not None and last.dates is not None:
        day = last.dates.last or last.dates.first
        assert day is not None
        return _when(last, f"en {day.year + (1 if year['year'].endswith(('suivante', 'apres')) else -1)}")
    if (matched := patterns.OTHERS.fullmatch(body)) is not None:
        return _others(last, matched["kind"])
    if (out := patterns.LEFT_OUT.fullmatch(body)) is not None and new.source and last.source is not None:
        at = plain.text.index(body) + out.start("out")
        apart = plain.span(at, at + len(out["out"])).of(new.text)
        if folded(apart).text.endswith(folded(last.source.of(last.text)).text):  # « Que dit FO ? », « sauf FO ? »
            return spliced(last.text, replaced(last.text, last.source, f"toutes les sources {apart}"))
        return spliced(last.text, [(last.source.end, f" {apart}")])
    if (who := patterns.ACCORDING.fullmatch(body)) is not None and new.source is None and new.period is None:
        at = plain.text.index(body)
        return _according(last, plain.span(at + who.start("who"), at + who.end("who")).of(new.text))
    if (that := patterns.THAT_OF.fullmatch(body)) is not None and new.source is None and last.source is not None:
        at = plain.text.index(body)
        kind = named(last.source.of(last.text)).split(" de ")[0].split(" du ")[0]
        name = f"{kind} {plain.span(at + that.start('of'), at + that.end('of')).of(new.text)}"
        return spliced(last.text, replaced(last.text, last.source, name))
    if (who := patterns.SPEAKERS.fullmatch(body)) is not None and new.source is None and last.source is not None:
        at = plain.text.index(body)
        return _according(last, plain.span(at + who.start("who"), at + who.end("who")).of(new.text))
    if new.source and (said := patterns.REPLIES.match(body)) is not None and last.text != new.text:
        bare = folded(_without(new.text, (new.source, new.period))).text.strip(" ?!.,;:…")
        if patterns.REPLIES.fullmatch(bare) and not re.match("(?:et )?que d", said[0]) and _topic(last):
            return spliced(last.text, [*_source_edits(new, last), *_period_edits(new, last)])
    lacks = (
        patterns.THAT.fullmatch(body)
        or patterns.CLITIC.fullmatch(body)
        or (patterns.LACKING.fullmatch(body) and not re.search(r"\s[A-Z]", new.text))
    )
    if lacks and not new.source and (topic := (_topic(last) or _subject(last)).strip()):
        return spliced(new.text, [inserted(new.text, f", {topic}")])
    bare = folded(_without(new.text, (new.source, new.period))).text.strip(" ?!.,;:…")
    whole = new.source and new.period and patterns.WHOLE.match(body)
    if (new.source or new.period) and patterns.ONLY.fullmatch(bare + " ") and not whole:
        return spliced(last.text, [*_source_edits(new, last), *_period_edits(new, last)])
    if (pronoun := _pronoun(plain.text, new, last)) is not None:
        return pronoun
    if (place := patterns.THERE.search(plain.text)) is not None:
        return _there(new, last, plain.span(*place.span()))
    if (
        patterns.STARTS.match(body)
        and not patterns.CLAUSE.search(bare)
        and len(bare.split()) <= 9
        and not patterns.ONLY.fullmatch(bare + " ")
    ):
        fragment = _without(new.text, (new.source, new.period)).strip(
            " ?!.,;:…\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE}"
        )
        lead = patterns.LEAD.match(folded(fragment).text)
        assert lead is not None
        fragment = fragment[lead.end() :]
        edits = topic_edits(fragment, last.text, (last.source, last.period))
        return spliced(last.text, [*_source_edits(new, last), *edits, *_period_edits(new, last)])
    return new.text


def _others(last: Context, kind: str | None) -> str:
    """« et les autres ? » → « Que disent les autres sources que la CGT de Microsoft ? »."""
    if last.source is None:
        return last.text
    name = named(last.source.of(last.text))
    return spliced(last.text, replaced(last.text, last.source, f"les autres {kind or 'sources'} que {name}"))


def _according(last: Context, who: str) -> str:
    """« et selon la police ? »: whoever it is, no earlier source answers for it."""
    if last.source is None:
        return spliced(last.text, [inserted(last.text, f", selon {who}")])
    return spliced(last.text, replaced(last.text, last.source, who))


def _belongs(text: str, name: Span) -> bool:
    """« la position de la CGT », « le communiqué du Medef »."""
    return re.search(r"(?:\bde |\bd['’])$", text[: name.start]) is not None or name.of(text).startswith(("du ", "des "))


def _source_edits(new: Context, last: Context) -> list[Edit]:
    if new.source is None:
        return []
    name = named(new.source.of(new.text))
    if last.source is None:
        return [inserted(last.text, f", selon {name}")]
    return replaced(last.text, last.source, name)


def _period_edits(new: Context, last: Context) -> list[Edit]:
    if new.period is None:
        return []
    words = new.period.of(new.text)
    if last.dates is not None and last.dates.first is not None and _A_MONTH.fullmatch(folded(words).text):
        words = f"{words} {last.dates.first.year}"  # « et en juillet ? » after « en juin 2022 »
    return [_period_edit(last, words)]


def _period_edit(last: Context, words: str) -> Edit:
    words = words[0].lower() + words[1:]
    return inserted(last.text, f" {words}") if last.period is None else (last.period, words)


def _when(last: Context, words: str | None) -> str:
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


def _pronoun(plain: str, new: Context, last: Context) -> str | None:
    """« Que propose-t-elle ? » → « Que propose la CGT ? », with the subject of the last question if it has none."""
    if last.source is None or new.source is not None:
        return None
    if (what := patterns.SAYS_WHAT.fullmatch(plain.strip(" ?!.,;:…"))) is not None:
        topic = what["rest"] or _topic(last) or " de".join(["", _subject(last)]) * bool(_subject(last))
        name = named(last.source.of(last.text))
        return spliced(f"Que {agreeing(what['verb'], name)} {name}{topic}\N{NO-BREAK SPACE}?", [])
    match = patterns.ELLE.match(plain)
    if match is None:
        return None
    if match["who"].startswith("il") and patterns.IMPERSONAL.search(match["verb"]):
        return None
    name = named(last.source.of(last.text))
    places = folded(new.text)
    verb = agreeing(said := places.span(*match.span("verb")).of(new.text), name)
    rest = new.text[places.span(match.start(), match.end()).end :]
    asking = places.span(*match.span("asking")).of(new.text) if match["asking"] else ""
    if match["asking"] in ("que ", "qu'"):
        whole = f"{asking}{verb} {name}{rest}"
    else:
        pronoun = places.span(match.end("verb"), match.end()).of(new.text) if verb == said else ""
        whole = f"{asking}{name} {verb.lower()}{pronoun}{rest}"
    whole = whole[0].upper() + whole[1:]
    stand = rest.strip(" ?!.\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE}")
    if not stand or patterns.STAND.fullmatch(folded(stand).text):
        whole = spliced(whole, [inserted(whole, _topic(last))])
    return whole


def _there(new: Context, last: Context, place: Span) -> str:
    """« Que demande FO à ce sujet ? » with the subject that `last` has."""
    topic = _topic(last).strip()
    return spliced(new.text, [(place, topic)]) if topic else new.text


def _topic(last: Context) -> str:
    """« sur Microsoft », « de l'hébergement » of the last question, after a space; empty when there is none."""
    span = topic_of(last.text, (last.source, last.period))
    return f" {span.of(last.text)}" if span else ""


def _subject(last: Context) -> str:
    """« l’école » of « Où la Ville veut-elle construire l’école ? »: the last noun that has an article."""
    plain = folded(last.text)
    apart = [span for span in (last.source, last.period) if span is not None]
    nouns = [plain.span(*match.span()) for match in patterns.NOUN.finditer(plain.text)]
    own = [noun for noun in nouns if not any(map(noun.meets, apart))]
    return f" {own[-1].of(last.text)}" if own else ""


def _without(text: str, spans: Sequence[Span | None]) -> str:
    for span in sorted((span for span in spans if span is not None), key=lambda span: -span.start):
        text = text[: span.start] + text[span.end :]
    return " ".join(text.split())
