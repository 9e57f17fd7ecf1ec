"""Two versions of a text → the figures and the dates that are not the same in both, side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

from index.french.dates import find_dates
from index.french.numbers import in_figures
from index.french.words import fold
from index.values.communique import Span

_LONGEST = 60_000  # characters of a text that is compared
_MOST = 4_000  # words between the first and the last difference
_FIGURE = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d+)?(?!\w)|(?<![\w.,])\d+(?:[.,]\d+)?(?=$|[^\w]|[a-z°%€])"
)
_UNIT = re.compile(r"[ \u00a0\u202f]?(?:%|€|millions?|milliards?|M€|Md€|pour cent|h(?:\d\d)?)(?!\w)")
_SAID_TWICE = re.compile(r"(?:millions?|milliards?|%)$")  # a number in figures holds its million already
_WORD = re.compile(r"[^\W_]+")


class Changed(StrEnum):
    """What differs between two versions."""

    FIGURE = "figure"
    DATE = "date"


@dataclass(frozen=True)
class Change:
    """What one version says and the other says otherwise: spans of each text, None where it says nothing there."""

    kind: Changed
    here: Span | None
    there: Span | None


@dataclass(frozen=True)
class _Token:
    key: str
    span: Span
    kind: Changed | None = None


def changes(here: str, there: str) -> tuple[Change, ...]:
    """The figures and dates that differ, in the order of the texts; none for texts past their limits.

    >>> [(one.here.of("12 lits le 3 mai 2023"), one.there.of("15 lits le 3 mai 2023"))
    ...  for one in changes("12 lits le 3 mai 2023", "15 lits le 3 mai 2023")]
    [('12', '15')]
    """
    if max(len(here), len(there)) > _LONGEST:
        return ()
    ours, theirs = [*_tokens(here)], [*_tokens(there)]
    first = _alike(ours, theirs)
    last = _alike(ours[first:][::-1], theirs[first:][::-1])
    ours, theirs = ours[first : len(ours) - last], theirs[first : len(theirs) - last]
    if max(len(ours), len(theirs)) > _MOST:
        return ()
    return tuple(_between(ours, theirs))


def _between(ours: Sequence[_Token], theirs: Sequence[_Token]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, [token.key for token in ours], [token.key for token in theirs], autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        for changed in Changed:
            before = [token.span for token in ours[first:last] if token.kind is changed]
            after = [token.span for token in theirs[start:end] if token.kind is changed]
            yield from (Change(changed, *pair) for pair in zip_longest(before, after))


def _alike(ours: Sequence[_Token], theirs: Sequence[_Token]) -> int:
    """How many words both begin with."""
    pairs = zip(ours, theirs, strict=False)
    return next((i for i, (one, other) in enumerate(pairs) if one.key != other.key), min(len(ours), len(theirs)))


def _tokens(text: str) -> Iterator[_Token]:
    """The words, each date and each figure as one."""
    at = 0
    for mention in find_dates(text):
        yield from _plain(text, at, mention.start)
        yield _Token(mention.date.isoformat(), Span(mention.start, mention.end), Changed.DATE)
        at = mention.end
    yield from _plain(text, at, len(text))


def _plain(text: str, start: int, end: int) -> Iterator[_Token]:
    at = start
    while (word := _WORD.search(text, at, end)) is not None:
        figure = _FIGURE.match(text, word.start(), end)
        if figure is None:
            yield _Token(fold(word[0]), Span(*word.span()))
            at = word.end()
            continue
        unit = _UNIT.match(text, figure.end(), end)
        at = unit.end() if unit else figure.end()
        written = text[figure.start() : at]
        yield _Token(
            _SAID_TWICE.sub("", "".join(in_figures(written.lower()).split())), Span(figure.start(), at), Changed.FIGURE
        )
