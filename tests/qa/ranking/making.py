"""Candidates of which a test needs to say little."""

from datetime import date

from index.french.words import search_words
from index.search.hybrid import Candidate
from index.storage.records import PassageInfo
from index.values.communique import Communique, PassageId, Span


def candidate(
    text: str, title: str | None = None, days: tuple[date, date] | None = None, dense: float = 0.0
) -> Candidate:
    """The only passage of a text."""
    words = tuple(search_words(text))
    return Candidate(
        PassageInfo(PassageId(1), Communique(text).id, Span(0, len(text)), words, title, None, days), dense
    )
