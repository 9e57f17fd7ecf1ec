"""A quote → the other words of its text that it is shown with: what introduces it, whom « Il » is, who speaks."""

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from index.values.communique import Communique, Span
from qa.quoting.attribution import says_who
from qa.quoting.bylines import byline_of
from qa.quoting.context import antecedent, heading_of, introductions, question_of
from qa.quoting.layout import Kind, Unit
from qa.quoting.turns import answered_between, turn_of
from qa.quoting.voices import voice_of

_ASKS = re.compile(r"\?[*_»\"\s]*$")
_BELOW = 4  # lines below a heading, among which what it heads begins


@dataclass(frozen=True)
class Quoted:
    """The words quoted, and beside them what they mean nothing without, as spans of the text in its order."""

    span: Span
    beside: tuple[Span, ...] = ()


def belongings(
    communique: Communique,
    units: Sequence[Unit],
    first: int,
    last: int,
    say: Callable[..., Sequence[Set[str]]] = lambda *texts: [frozenset()] * len(texts),
) -> tuple[Span, ...]:
    """What belongs to the quote of the units `first` to `last`, apart from it, in the order of the text.

    `say` gives the words of the question that each of some texts says: the heading comes along when it says one more.
    """
    quoted = Span(units[first].span.start, units[last].span.end)
    words = communique.text[quoted.start : quoted.end]
    places = introductions(units, first)
    if first == last and units[first].kind is Kind.HEADING and not re.search(r"\d", words):
        places += [i for i in (_headed(units, last),) if i is not None]
    leaning = min([*places, first])
    asked = question_of(units, leaning)
    if asked is not None and answered_between(communique.text, units[asked].span, quoted):
        asked = None
    places += [i for i in (antecedent(units, leaning), asked) if i is not None]
    heading = heading_of(units, first)
    if heading is not None and heading not in places:
        quote = " ".join([words, *(units[i].words for i in places)])
        of_heading, of_shown = say(units[heading].words, quote)
        places += [heading] if of_heading - of_shown else []
    byline = byline_of(units, last)
    spans = [units[i].span for i in [*places, *([byline] if byline is not None else [])]]
    if (speaks := speaker(communique, quoted)) is not None:
        spans.append(speaks)
    return _apart(spans, quoted)


def _headed(units: Sequence[Unit], heading: int) -> int | None:
    """The place of the first statement below a heading."""
    for i in range(heading + 1, min(heading + 1 + _BELOW, len(units))):
        if not units[i].states or _ASKS.search(units[i].words):
            continue
        if units[i].kind is Kind.SENTENCE:
            return i
        if units[i].kind is not Kind.HEADING or not units[heading].titles or byline_of(units, heading) is not None:
            return None
    return None


def speaker(communique: Communique, quoted: Span) -> Span | None:
    """The words that say whose words are quoted; None for the author's own, and where the text does not say."""
    voice = voice_of(communique.text, quoted, communique.sources)
    if voice is not None and voice.announced is not None:
        return voice.announced
    if (who := says_who(communique.text, quoted)) is not None:
        return who
    turn = turn_of(communique.text, quoted)
    return turn.label if turn is not None and turn.label.end <= quoted.start else None


def belongings_of(communique: Communique, units: Sequence[Unit], quoted: Span) -> tuple[Span, ...]:
    """The same, for a span that covers some of the units."""
    covered = [i for i, unit in enumerate(units) if unit.span.meets(quoted)]
    return belongings(communique, units, covered[0], covered[-1]) if covered else ()


def _apart(spans: Sequence[Span], quoted: Span) -> tuple[Span, ...]:
    """Those of the spans that lie apart from the quote and from one another, in order."""
    apart: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not span.meets(quoted) and (not apart or apart[-1].end <= span.start):
            apart.append(span)
    return tuple(apart)
