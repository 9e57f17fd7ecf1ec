"""What a question leaves out beside sources is not cited: « sauf en 2021 », « hors fret »."""

from collections.abc import Iterable, Sequence
from datetime import date

from index.french.words import search_words
from qa.answer import Citation
from qa.ranking.ranker import Ranked
from qa.understanding.apart import Apart


def admitted(ranked: Sequence[Ranked], apart: Apart | None) -> Sequence[Ranked]:
    """Those that are not left out, in the same order."""
    if apart is None:
        return ranked
    return [one for one in ranked if apart.admits(one.candidate.passage.days, one.candidate.passage.words)]


def cited_of(apart: Apart | None, citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The same of citations."""
    return tuple(one for one in citations if apart is None or apart.admits(_days(one), search_words(one.passage.text)))


def _days(citation: Citation) -> tuple[date, date] | None:
    dated = citation.passage.communique.date
    return None if dated is None else (dated.value.first_day, dated.value.last_day)
