"""What the texts of others tell of a source that nothing is indexed of: the quotes that name it."""

from collections.abc import Sequence

from index.french.words import search_words
from qa.answer import Citation


def naming(name: Sequence[str], citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Those whose quote holds all the search words of `name`; none where it has none."""
    words = set(name)
    return tuple(citation for citation in citations if words and words.issubset(search_words(citation.quote)))
