"""Candidates of which a test needs to say little."""

from datetime import date

from index.communique import Communique, PassageId, Span
from index.french.words import search_words
from index.searching import Candidate
from index.truth.records import Outline


def candidate(
    text: str, title: str | None = None, days: tuple[date, date] | None = None, dense: float = 0.0
) -> Candidate:
    """The only passage of a text."""
    words = tuple(search_words(text))
    return Candidate(Outline(PassageId(1), Communique(text).id, Span(0, len(text)), words, title, None, days), dense)
