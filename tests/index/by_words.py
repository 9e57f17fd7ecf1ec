"""How close words hold each passage: what nobody asks the catalogue for, and what shows a view that went astray."""

from index.catalogue import Catalogue
from index.communique import Passage
from index.filter import EVERYTHING, Filter

_ALL = 10_000


def by_words(catalogue: Catalogue, question: str, within: Filter = EVERYTHING) -> dict[Passage, float]:
    """The score of every passage that holds a word that a search for `question` looks for, to four digits."""
    catalogue.search(question, 1)  # for the views to catch up
    hits = dict(catalogue._lexical.search(catalogue.wanted(question), _ALL, within))
    stored = catalogue._store.passages(hits)
    return {stored[id]: round(score, 4) for id, score in hits.items()}
