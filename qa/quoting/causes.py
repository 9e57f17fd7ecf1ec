"""The sentences of a text that tell a cause or an aim: what « pourquoi ? » asks of a text that was just cited."""

import re
from collections.abc import Iterator, Sequence

from index.french.words import fold, search_words
from index.values.communique import Communique, Span
from qa.quoting.belongings import Quoted, belongings
from qa.quoting.layout import Kind, Unit, units_around

_FAR = 4_000  # characters on each side of a quote, among which its reasons stand
CAUSE = re.compile(
    r"\bparce qu|\bpuisqu|[,;:–-] ?car\b|^car\b|\ben raison d|\ba cause d|\bfaute d|\bdu fait (?:d|qu)|\bau motif"
    r"|\bsous pretexte|\bc'est (?:pourquoi|pour cel?a|la raison|afin|parce|pour (?:cette|ces))"
    r"|\bpour (?:cette|ces|plusieurs|deux|trois) raisons?|\b(?:la|les|cette|ces) raisons?\b|\bs'expliqu"
    r"|\bexplique(?:nt)? par|\ben effet\b|\bcompte tenu|\betant donne|\b(?:due?s?|liee?s?) (?:a|au|aux)\b"
    r"|\bsuite (?:a|au|aux)\b|\bresult(?:e|ent) d|\bdecoul(?:e|ent) d|\bprovoqu|\bgrace (?:a|au|aux)\b"
    r"|\bentrain(?:e|ent|ant|er|ait)\b|\bd'autant plus|\bvu qu"
)
AIM = re.compile(r"\bafin (?:d|qu)|\bpour qu|\bpour (?:ne pas )?(?:[a-z]{2,}-)?[a-z]{2,}(?:er|ir|re)\b|\bdans le but d")
_TWO = 2  # of one text


def causes(communique: Communique, quoted: Span, words: frozenset[str]) -> list[Quoted]:
    """Up to two sentences near the quote that tell a cause, else an aim; in the order of the text.

    Those that hold more of the search `words` come first, then the nearest.

    >>> from index.values.communique import Communique, Span
    >>> text = "La CGT refuse. Elle part, car rien n’avance, le jour venu. La salle est froide."
    >>> [one.span.of(text) for one in causes(Communique(text), Span(0, 14), frozenset())]
    ['Elle part, car rien n’avance, le jour venu.']
    """
    around = Span(max(0, quoted.start - _FAR), min(len(communique.text), quoted.end + _FAR))
    units = units_around(communique, around)
    for telling in (CAUSE, AIM):
        if places := sorted(_telling(units, telling), key=lambda i: _rank(units[i], quoted, words)):
            return [Quoted(units[i].span, belongings(communique, units, i, i)) for i in sorted(places[:_TWO])]
    return []


def _telling(units: Sequence[Unit], telling: re.Pattern[str]) -> Iterator[int]:
    for i, unit in enumerate(units):
        if unit.states and unit.kind in (Kind.SENTENCE, Kind.ITEM) and telling.search(_plain(unit.words)):
            yield i


def _plain(words: str) -> str:
    return fold(words).replace("’", "'")


def _rank(unit: Unit, quoted: Span, words: frozenset[str]) -> tuple[int, int]:
    away = max(unit.span.start - quoted.end, quoted.start - unit.span.end, 0)
    return -len(words.intersection(search_words(unit.words))), away
