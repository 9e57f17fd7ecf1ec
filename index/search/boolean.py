"""All the passages that hold some words, however many, and what each of these words counts."""

from collections.abc import Sequence

from index.french.acronyms import Acronyms
from index.french.common_acronyms import COMMON_ACRONYMS
from index.search.query_terms import expand, idf_weights, variants
from index.storage.port import Storage, Variants
from index.values.filter import EVERYTHING, Filter
from index.values.vectors import Ids


class BooleanSearch:
    """Looks for words in what is stored, as it is once the indexes were refreshed."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._acronyms: tuple[int, Acronyms] = (-1, Acronyms(COMMON_ACRONYMS))  # and the change that they are of

    def refreshed(self, wait: bool = False) -> Acronyms:
        """Those of the texts that searches see from now on, and those that everybody knows."""
        change = self._storage.refresh(wait)
        if change != self._acronyms[0]:
            self._acronyms = change, Acronyms((*self._storage.texts.acronyms(), *COMMON_ACRONYMS))
        return self._acronyms[1]

    def idf_weights(self, question: str) -> dict[str, float]:
        """What each word that a search for `question` looks for counts, as in its results."""
        words = expand(question, self._storage.words, self.refreshed())
        return idf_weights(words, self._storage.words)

    def variants(self, question: str) -> dict[str, Variants]:
        """For each word of `question`, as it is written there, the variants by which a passage may hold it."""
        return variants(question, self._storage.words, self.refreshed())

    def matching_all(self, words: Sequence[Variants], least: int, within: Filter = EVERYTHING) -> Ids:
        """Every passage that holds `least` or more of these words, all that the filter admits if there are none.

        The latest first, undated ones last; no bound.
        """
        self._storage.refresh(wait=False)
        passages = self._storage.passages
        ids = self._storage.words.matching_all(words, least, within) if words else passages.admitted(within)
        return passages.latest_first(ids)
