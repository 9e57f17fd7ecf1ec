"""What lies closest to a question, by its words and by its vector."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from index.storage.port import Nearest, Words
from index.storage.records import PassageInfo
from index.storage.sql.passages import Passages
from index.values.filter import Filter
from index.values.vectors import Vectors

_AT_ONCE = 32  # questions, of which the nearest vectors are looked for beside the rest


@dataclass(frozen=True)
class Candidate:
    """A passage that a search found, its text left unread, and how close its vector lies (higher is closer)."""

    passage: PassageInfo
    cosine: float


@dataclass(frozen=True)
class Results:
    """The candidates of a question in the order of their ids, and what each word looked for counts: its weight times
    its inverse document frequency (Robertson's, never negative)."""

    candidates: Sequence[Candidate]
    idf_weights: Mapping[str, float]


class HybridSearch:
    """Both indexes beside each other: neither holds the interpreter while it looks."""

    def __init__(self, passages: Passages, words: Words, vectors: Nearest) -> None:
        self._passages = passages
        self._words = words
        self._vectors = vectors
        self._beside = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="nearest")

    def close(self) -> None:
        self._beside.shutdown()

    def __call__(
        self, words: Mapping[str, float], vector: Vectors, k: int, within: Filter
    ) -> tuple[list[Candidate], bool]:
        """The `k` closest passages of each index, together, in the order of their ids, and whether all are still there.

        While vectors are compared in another thread, what the words found is read.
        """
        nearest = self._beside.submit(self._vectors.search, vector, k, within)
        by_words = sorted(id for id, _ in self._words.search(words, k, within))
        infos = self._passages.infos(by_words)
        scores = dict(zip(by_words, self._vectors.score(vector, np.array(by_words, np.int64)), strict=True))
        scores |= nearest.result()
        infos += self._passages.infos(scores.keys() - set(by_words))
        candidates = [Candidate(info, float(scores[info.id])) for info in sorted(infos, key=lambda info: info.id)]
        return candidates, len(candidates) == len(scores)
