"""BM25 over the postings of the database: the formula of the folder's view, and its numbers."""

import functools
import math
import threading
from collections.abc import Iterable, Sequence
from itertools import islice

import numpy as np

from index.communique import PassageId
from index.filter import EVERYTHING, Filter
from index.ports import Entry, Ids, Ways, Weights
from index.postgres.deriving import derive_again
from index.postgres.scoring import K1, B, Row, Scores, holders, scores
from index.postgres.settling import drop_index
from index.postgres.store import PostgresStore

_LONGEST_QUESTION = 64  # words: more would only slow the search down
_FIRST = 4  # times as many as are asked for, of which is asked which the filter admits; then four times those
_DEARER = 10  # times, to ask whether one passage is admitted than to read one that is

_TOTALS_AND_WORDS = (
    "SELECT t.passages, t.words, l.word, l.frequency FROM totals t LEFT JOIN lexicon l ON l.word = ANY(?)"
)
_POSTINGS = "SELECT word, block, packed FROM postings WHERE word = ANY(?)"


class PostgresWords:
    """The view over words, written in the transaction that changes the truth: it has always caught up."""

    def __init__(self, store: PostgresStore) -> None:
        self._store = store
        self._memo: dict[str, int] = {}  # the frequencies of words at one change
        self._totals = (0, 0)
        self._seen = -1
        self._lock = threading.Lock()

    @property
    def reached(self) -> int:
        return self._store.last_change

    def __len__(self) -> int:
        (passages, _), _ = self._known([""])  # which is no word, but asks for the totals unless they are known
        return passages

    def apply(self, added: Iterable[Entry], removed: Ids, reached: int) -> None:
        """Nothing: it is done."""

    def replace(self, entries: Iterable[Entry], reached: int) -> None:
        """Makes all that is derived anew from the truth, whatever the entries."""
        with self._store.server.bare_writing() as db:
            derive_again(db)
            drop_index(db)
        self._store.settle_all()

    def search(self, query: Weights, k: int, within: Filter) -> list[tuple[PassageId, float]]:
        asked = dict(islice(query.items(), _LONGEST_QUESTION))
        (passages, words), frequencies = self._known(asked)
        idf = {word: math.log(1 + (passages - n + 0.5) / (n + 0.5)) for word, n in frequencies.items() if n}
        if not idf or k < 1:
            return []
        found = scores(self._postings(idf), {word: asked[word] * idf[word] for word in idf}, K1 * B * passages / words)
        if within == EVERYTHING:
            return found.best(k)
        admitted = self._store.filtering.reckoned(within)
        if admitted**2 < _DEARER * k * passages:  # of the best, about k * passages / admitted would be asked about
            return found.best(k, self._store.filtering.admitted(within))
        return self._best_admitted(found, k, within)

    def frequency(self, word: str) -> int:
        return self.frequencies([word])[word]

    def frequencies(self, words: Iterable[str]) -> dict[str, int]:
        """How many passages hold each of these words, asked for at once."""
        return self._known(words)[1]

    def beginning_with(self, prefix: str) -> list[tuple[str, int]]:
        with self._store.server.reading() as db:
            query = "SELECT word, frequency FROM lexicon WHERE word >= ? AND word < ? ORDER BY word"
            return list(db.execute(query, (prefix, prefix + "\U0010ffff")))

    def holding(self, words: Sequence[Ways], least: int, within: Filter) -> Ids:
        if not 1 <= least <= len(words):
            return np.array([], dtype=np.int64)
        of = holders(self._postings({word for ways in words for way in ways for word in way}))
        none = np.array([], dtype=np.int64)
        held = (
            [functools.reduce(np.intersect1d, (of.get(word, none) for word in way)) for way in ways] for ways in words
        )
        found, times = np.unique(np.concatenate([np.unique(np.concatenate(some)) for some in held]), return_counts=True)
        return self._store.filtering.among(found[times >= least], within)

    def _postings(self, words: Iterable[str]) -> list[Row]:
        with self._store.server.reading() as db:
            return db.binary(_POSTINGS, ([*words],))

    def _best_admitted(self, found: Scores, k: int, within: Filter) -> list[tuple[PassageId, float]]:
        number = _FIRST * k
        while True:
            best = found.best(number)
            ids = np.array([one for one, _ in best], dtype=np.int64)
            admitted = set(self._store.filtering.among(ids, within).tolist())
            hits = [hit for hit in best if hit[0] in admitted][:k]
            if len(hits) == k or len(best) < number:
                return hits
            number *= _FIRST

    def _known(self, words: Iterable[str]) -> tuple[tuple[int, int], dict[str, int]]:
        """How many passages and words there are, and the frequency of each of these words; 0 for one that the corpus
        does not hold. Another thread may have the memo emptied meanwhile."""
        wanted = list(words)
        with self._lock:
            change = self._store.last_change
            if change != self._seen:
                self._memo, self._seen = {}, change
            totals, known = self._totals, {word: self._memo[word] for word in wanted if word in self._memo}
        missing = [word for word in wanted if word not in known]
        if not missing:
            return totals, known
        with self._store.server.reading() as db:
            told = db.execute(_TOTALS_AND_WORDS, (missing,)).fetchall()
        totals = told[0][:2]
        found = dict.fromkeys(missing, 0) | {word: n for *_, word, n in told if word}
        with self._lock:
            if self._seen == change:  # else these are of a change that is past
                self._memo |= found
                self._totals = totals
        known |= found
        return totals, {word: known[word] for word in wanted}
