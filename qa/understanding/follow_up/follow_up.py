"""A question that leans on the one before, « et la CFTC ? », « pourquoi ? », → the whole question."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.french.calendar import MONTHS
from index.values.communique import Span
from qa.understanding.folding import folded
from qa.understanding.follow_up import patterns
from qa.understanding.follow_up.beside import another_time
from qa.understanding.follow_up.context import Context, subject_of, thing_of, topic_words
from qa.understanding.follow_up.opposing import opposed
from qa.understanding.follow_up.pronoun import does_what, pronoun_named, there_named
from qa.understanding.follow_up.splicing import Edit, inserted, named, replaced, spliced
from qa.understanding.follow_up.topic import topic_edits

_A_MONTH = re.compile(
    rf"(?:en |au mois d(?:e |')|(?:debut|fin) |mi-)(?:{'|'.join(folded(month).text for month in MONTHS)})"
)


def complete(new: Context, last: Context) -> str:
    """The whole question that `new` asks after `last`; its own text when it lacks nothing.

    `last` is complete itself, so it is all of the talk that is needed.
    « Que dit la CGT de Microsoft ? » then « et la CFTC ? » is « Que dit la CFTC de Microsoft ? ».
    """
    plain = folded(new.text)
    body = plain.text.strip(" ?!.,;:…")
    last = _without_tail(last)
    if patterns.TO.match(body) or (patterns.OF.match(body) and not (last.source and _belongs(last.text, last.source))):
        new = replace(new, source=None)  # « et de la CNIL ? » is a subject, save after « la position de la CGT »
    if patterns.DETAILS.fullmatch(body):
        return spliced(last.text, [inserted(last.text, ", plus en détail")])
    if (asking := patterns.ASKING.fullmatch(body)) is not None:
        at = plain.text.index(body)
        word = plain.span(at + asking.start("word"), at + asking.end("word")).of(new.text).lower()
        return spliced(last.text, [inserted(last.text, f", et {word}")])
    if last.dates is not None and (time := another_time(body, last.dates)) is not None:
        return spliced(last.text, [_period_edit(last, time)])
    if (later := patterns.LATER.fullmatch(body) is not None) or patterns.EARLIER.fullmatch(body):
        return spliced(last.text, [inserted(last.text, f", plus {'tard' if later else 'tôt'}")])
    if last.source is None and (one := patterns.THE_ONE.match(plain.text)) is not None:  # « et celle de FO ? »
        fragment = f"et {new.text[plain.places[one.end()] :]}"
        return complete(Context(fragment), last)
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
        if patterns.REPLIES.fullmatch(bare) and not re.match("(?:et )?que d", said[0]) and topic_words(last):
            return spliced(last.text, [*_source_edits(new, last), *_period_edits(new, last)])
    if (side := opposed(new, last)) is not None:
        return side
    if (done := does_what(new, last)) is not None:
        return done
    if not new.source and patterns.CLITIC.fullmatch(body) and (thing := thing_of(last)):
        return spliced(new.text, [inserted(new.text, f", {thing}")])
    lacks = (
        patterns.THAT.fullmatch(body)
        or patterns.DONE_HOW.fullmatch(body)
        or (patterns.LACKING.fullmatch(body) and not re.search(r"\s[A-Z]", new.text))
    )
    if lacks and not new.source:
        topic = (topic_words(last) or subject_of(last)).strip() if last.source is not None else thing_of(last)
        return spliced(new.text, [inserted(new.text, topic and f", {topic}")])
    bare = folded(_without(new.text, (new.source, new.period))).text.strip(" ?!.,;:…")
    whole = new.source and new.period and patterns.WHOLE.match(body)
    if (new.source or new.period) and patterns.ONLY.fullmatch(bare + " ") and not whole:
        return spliced(last.text, [*_source_edits(new, last), *_period_edits(new, last)])
    if (pronoun := pronoun_named(new, last)) is not None:
        return pronoun
    if (place := patterns.THERE.search(plain.text)) is not None:
        return there_named(new, last, plain.span(*place.span()))
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


def _without_tail(last: Context) -> Context:
    """The question that « …, et pourquoi ? » and « …, plus en détail ? » went on from."""
    plain = folded(last.text)
    if (tail := patterns.TAIL.search(plain.text)) is None:
        return last
    return replace(last, text=spliced(last.text, [(plain.span(*tail.span()), "")]))


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


def _without(text: str, spans: Sequence[Span | None]) -> str:
    for span in sorted((span for span in spans if span is not None), key=lambda span: -span.start):
        text = text[: span.start] + text[span.end :]
    return " ".join(text.split())
