"""What lies closest to a question, by its words and by its meaning."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from index.filter import Filter
from index.ports import Nearest, Vectors, Words
from index.truth.records import Outline
from index.truth.store import Store

_AT_ONCE = 32  # questions, of which the nearest vectors are looked for beside the rest


@dataclass(frozen=True)
class Candidate:
    """A passage that a search found, its text left unread, and how close its vector lies (higher is closer)."""

    outline: Outline
    dense: float


class Searching:
    """Both views beside each other: neither holds the interpreter while it looks."""

    def __init__(self, store: Store, lexical: Words, dense: Nearest) -> None:
        self._store = store
        self._lexical = lexical
        self._dense = dense
        self._beside = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="nearest")

    def close(self) -> None:
        self._beside.shutdown()

    def __call__(
        self, words: Mapping[str, float], vector: Vectors, k: int, within: Filter
    ) -> tuple[list[Candidate], bool]:
        """The `k` closest passages of each view, together, in the order of their ids, and whether all are still there.

        While vectors are compared in another thread, what the words found is read.
        """
        nearest = self._beside.submit(self._dense.search, vector, k, within)
        by_words = sorted(id for id, _ in self._lexical.search(words, k, within))
        outlines = self._store.outlines(by_words)
        scores = dict(zip(by_words, self._dense.score(vector, np.array(by_words, np.int64)), strict=True))
        scores |= nearest.result()
        outlines += self._store.outlines(scores.keys() - set(by_words))
        found = [Candidate(one, float(scores[one.id])) for one in sorted(outlines, key=lambda one: one.id)]
        return found, len(found) == len(scores)
