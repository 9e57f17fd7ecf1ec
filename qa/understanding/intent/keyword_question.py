"""Key words that say nothing but who and when, « CGT février 2024 »."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from index.metadata.organisations import Publisher
from index.values.communique import Span
from qa.understanding.folding import folded
from qa.understanding.sources.source import Speakers, find_sources
from qa.understanding.time.period_phrases import phrases

_PART = re.compile(r"\s?[:,;]\s")  # what stands behind is the subject: « FSU avant 2015 : collège »
_AND = re.compile(r"\b(?:et|ou)\b|&")
_LED = "selon "


def bare(
    text: str, names: Sequence[str], today: date, publishers: Sequence[Publisher] = ()
) -> tuple[Speakers, str] | None:
    """Who is named in `text` and the words that say when, if it holds nothing else; both are then meant as filters.

    >>> speakers, when = bare("CGT, février 2024", ["CGT"], date(2026, 11, 22))
    >>> speakers.sources, when
    (frozenset({'CGT'}), 'février 2024')
    """
    for end in [match.start() for match in _PART.finditer(text)]:
        if (heads := _bare(text[:end], names, today, publishers)) is not None:
            return heads
    return _bare(text, names, today, publishers)


def _bare(text: str, names: Sequence[str], today: date, publishers: Sequence[Publisher]) -> tuple[Speakers, str] | None:
    plain = folded(text)
    periods = [phrase for phrase in phrases(plain.text, today) if phrase.period is not None]
    if len(periods) != 1:
        return None
    when = plain.span(periods[0].start, periods[0].end)
    rest = text[: when.start] + " " * (when.end - when.start) + text[when.end :]  # every place stays where it was
    speakers = find_sources(re.sub(r"[^\w\s.'’&-]", " ", rest), names, publishers, alone=True)
    if not (speakers.spans or speakers.unknown_spans):
        speakers = _together(rest, names, publishers)
    for span in (*speakers.spans, *speakers.unknown_spans):
        rest = rest[: span.start] + " " * (span.end - span.start) + rest[span.end :]
    if re.search(r"\w", _AND.sub(" ", rest)) or not (speakers.spans or speakers.unknown_spans):
        return None
    return speakers, when.of(text)


def _together(text: str, names: Sequence[str], publishers: Sequence[Publisher]) -> Speakers:
    """Who is named in « CGT et FO », as if it were asked according to them."""
    start = len(text) - len(text.lstrip(" ,"))
    speakers = find_sources(f"{_LED}{text[start:].rstrip()}", names, publishers)
    shift = start - len(_LED)
    return replace(
        speakers,
        spans=tuple(Span(span.start + shift, span.end + shift) for span in speakers.spans),
        unknown_spans=tuple(Span(span.start + shift, span.end + shift) for span in speakers.unknown_spans),
    )
