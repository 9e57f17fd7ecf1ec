"""How close words hold each passage: what nobody asks the catalogue for, and what shows a view that went astray."""

from index.catalogue import Catalogue
from index.search.query_terms import expand
from index.values.communique import Passage
from index.values.filter import EVERYTHING, Filter

_ALL = 10_000


def by_words(catalogue: Catalogue, question: str, within: Filter = EVERYTHING) -> dict[Passage, float]:
    """The score of every passage that holds a word that a search for `question` looks for, to four digits."""
    catalogue.search(question, 1)  # for the views to catch up
    hits = dict(catalogue._storage.words.search(wanted(catalogue, question), _ALL, within))
    stored = catalogue.texts._passages(hits)
    return {stored[id]: round(score, 4) for id, score in hits.items()}


def wanted(catalogue: Catalogue, question: str) -> dict[str, float]:
    """The words that a search for `question` looks for, with the weight of each."""
    return expand(question, catalogue._storage.words, catalogue.boolean.refreshed(wait=True))
