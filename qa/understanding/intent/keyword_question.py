"""Key words that say nothing but who and when, « CGT février 2024 »."""

import re
from collections.abc import Sequence
from datetime import date

from index.metadata.organisations import Publisher
from qa.understanding.folding import folded
from qa.understanding.sources.source import Speakers, find_sources
from qa.understanding.time.period_phrases import phrases


def bare(
    text: str, names: Sequence[str], today: date, publishers: Sequence[Publisher] = ()
) -> tuple[Speakers, str] | None:
    """Who is named in `text` and the words that say when, if it holds nothing else; both are then meant as filters.

    >>> speakers, when = bare("CGT, février 2024", ["CGT"], date(2026, 11, 22))
    >>> speakers.sources, when
    (frozenset({'CGT'}), 'février 2024')
    """
    plain = folded(text)
    periods = [phrase for phrase in phrases(plain.text, today) if phrase.period is not None]
    if len(periods) != 1:
        return None
    when = plain.span(periods[0].start, periods[0].end)
    rest = text[: when.start] + " " * (when.end - when.start) + text[when.end :]  # every place stays where it was
    speakers = find_sources(re.sub(r"[^\w\s.'’&-]", " ", rest), names, publishers, alone=True)
    for span in (*speakers.spans, *speakers.unknown_spans):
        rest = rest[: span.start] + " " * (span.end - span.start) + rest[span.end :]
    if re.search(r"\w", rest) or not (speakers.spans or speakers.unknown_spans):
        return None
    return speakers, when.of(text)
