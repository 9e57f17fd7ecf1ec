"""BM25 over the postings of the database: the formula of the folder's view, and its numbers."""

import functools
import math
import threading
from collections.abc import Iterable, Sequence
from itertools import islice

import numpy as np

from index.storage.port import Variants, Weights
from index.storage.postgres.filters import Filtering
from index.storage.postgres.pool import ConnectionPool
from index.storage.postgres.scoring import K1, B, Row, Scores, holders, scores
from index.storage.postgres.tables import SeenManifest
from index.values.communique import PassageId
from index.values.filter import EVERYTHING, Filter
from index.values.vectors import Ids

_LONGEST_QUESTION = 64  # words: more would only slow the search down
_FIRST = 4  # times as many as are asked for, of which is asked which the filter admits; then four times those
_DEARER = 10  # times, to ask whether one passage is admitted than to read one that is

_TOTALS_AND_WORDS = (
    "SELECT t.passages, t.words, l.word, l.frequency FROM totals t LEFT JOIN lexicon l ON l.word = ANY(?)"
)
_POSTINGS = "SELECT word, block, packed FROM postings WHERE word = ANY(?)"


class PostgresBm25:
    """Written in the transaction that changes the texts."""

    def __init__(self, pool: ConnectionPool, filtering: Filtering, manifest: SeenManifest) -> None:
        self._pool = pool
        self._filtering = filtering
        self._manifest = manifest
        self._memo: dict[str, int] = {}  # the frequencies of words at one change
        self._totals = (0, 0)
        self._seen = -1
        self._lock = threading.Lock()

    def __len__(self) -> int:
        (passages, _), _ = self._known([""])  # which is no word, but asks for the totals unless they are known
        return passages

    def search(self, query: Weights, k: int, within: Filter) -> list[tuple[PassageId, float]]:
        weights = dict(islice(query.items(), _LONGEST_QUESTION))
        (passages, words), frequencies = self._known(weights)
        idf = {word: math.log(1 + (passages - n + 0.5) / (n + 0.5)) for word, n in frequencies.items() if n}
        if not idf or k < 1:
            return []
        scored = scores(
            self._postings(idf), {word: weights[word] * idf[word] for word in idf}, K1 * B * passages / words
        )
        if within == EVERYTHING:
            return scored.best(k)
        admitted = self._filtering.reckoned(within)
        if admitted**2 < _DEARER * k * passages:  # of the best, about k * passages / admitted would be asked about
            return scored.best(k, self._filtering.admitted(within))
        return self._best_admitted(scored, k, within)

    def frequency(self, word: str) -> int:
        return self.frequencies([word])[word]

    def frequencies(self, words: Iterable[str]) -> dict[str, int]:
        """How many passages hold each of these words, asked for at once."""
        return self._known(words)[1]

    def beginning_with(self, prefix: str) -> list[tuple[str, int]]:
        with self._pool.reading() as db:
            query = "SELECT word, frequency FROM lexicon WHERE word >= ? AND word < ? ORDER BY word"
            return list(db.execute(query, (prefix, prefix + "\U0010ffff")))

    def matching_all(self, words: Sequence[Variants], least: int, within: Filter) -> Ids:
        if not 1 <= least <= len(words):
            return np.array([], dtype=np.int64)
        of = holders(self._postings({word for variants in words for way in variants for word in way}))
        none = np.array([], dtype=np.int64)
        holding = (
            [functools.reduce(np.intersect1d, (of.get(word, none) for word in way)) for way in variants]
            for variants in words
        )
        ids, times = np.unique(
            np.concatenate([np.unique(np.concatenate(lists)) for lists in holding]), return_counts=True
        )
        return self._filtering.among(ids[times >= least], within)

    def _postings(self, words: Iterable[str]) -> list[Row]:
        with self._pool.reading() as db:
            return db.binary(_POSTINGS, ([*words],))

    def _best_admitted(self, scored: Scores, k: int, within: Filter) -> list[tuple[PassageId, float]]:
        number = _FIRST * k
        while True:
            best = scored.best(number)
            ids = np.array([id for id, _ in best], dtype=np.int64)
            admitted = set(self._filtering.among(ids, within).tolist())
            hits = [hit for hit in best if hit[0] in admitted][:k]
            if len(hits) == k or len(best) < number:
                return hits
            number *= _FIRST

    def _known(self, words: Iterable[str]) -> tuple[tuple[int, int], dict[str, int]]:
        """How many passages and words there are, and the frequency of each of these words; 0 for one that the corpus
        does not hold. Another thread may have the memo emptied meanwhile."""
        distinct = list(words)
        with self._lock:
            change = self._manifest.seen
            if change != self._seen:
                self._memo, self._seen = {}, change
            totals, frequencies = self._totals, {word: self._memo[word] for word in distinct if word in self._memo}
        missing = [word for word in distinct if word not in frequencies]
        if not missing:
            return totals, frequencies
        with self._pool.reading() as db:
            rows = db.execute(_TOTALS_AND_WORDS, (missing,)).fetchall()
        totals = rows[0][:2]
        fresh = dict.fromkeys(missing, 0) | {word: n for *_, word, n in rows if word}
        with self._lock:
            if self._seen == change:  # else these are of a change that is past
                self._memo |= fresh
                self._totals = totals
        frequencies |= fresh
        return totals, {word: frequencies[word] for word in distinct}
