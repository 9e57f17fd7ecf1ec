"""BM25 over the postings of the database: the formula of the folder's view, and its numbers."""

import math
import threading
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

import numpy as np

from index.communique import PassageId
from index.filter import EVERYTHING, Filter
from index.ports import Entry, Ids, Ways, Weights
from index.postgres.deriving import derive_again
from index.postgres.scoring import BEST, FEW, K1, Asked, B, hits
from index.postgres.store import PostgresStore

_LONGEST_QUESTION = 64  # words: more would only slow the search down

_ADMITTED = "SELECT p.id FROM passages p JOIN communiques c ON c.id = p.communique WHERE"
_TOTALS_AND_WORDS = """
SELECT t.passages, t.words, l.word, l.id, l.frequency FROM totals t LEFT JOIN lexicon l ON l.word = ANY(?)
"""


class PostgresWords:
    """The view over words, written in the transaction that changes the truth: it has always caught up."""

    def __init__(self, store: PostgresStore) -> None:
        self._store = store
        self._memo: dict[str, tuple[int, int]] = {}  # the ids and frequencies of words at one change
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
        with self._store.server.writing() as db:
            derive_again(db)
        self._store.settle_all()

    def search(self, query: Weights, k: int, within: Filter) -> list[tuple[PassageId, float]]:
        asked = self._weighed(query)
        if asked is None or k < 1:
            return []
        admitted, condition, values = "", "", list[Any]()
        if within != EVERYTHING:
            conditions, values = self._store.conditions(within)
            admitted = f"admitted AS MATERIALIZED ({_ADMITTED} {conditions}),"  # else looked up posting by posting
            condition = "JOIN admitted ON admitted.id = p.passage"
        rare, most = asked.without_common(k)
        with self._store.server.reading() as db:
            if most:
                few = db.execute(FEW.format(admitted, condition), (*values, *rare, k, most, most)).fetchall()
                if few:
                    best = BEST.format("", "WHERE p.passage = ANY(?)")
                    return hits(db.execute(best, (*asked.values, [passage for (passage,) in few], k)))
            best = BEST.format(f"WITH {admitted.rstrip(',')}" if admitted else "", condition)
            return hits(db.execute(best, (*values, *asked.values, k)))

    def frequency(self, word: str) -> int:
        return self.frequencies([word])[word]

    def frequencies(self, words: Iterable[str]) -> dict[str, int]:
        """How many passages hold each of these words, asked for at once."""
        return {word: frequency for word, (_, frequency) in self._known(words)[1].items()}

    def beginning_with(self, prefix: str) -> list[tuple[str, int]]:
        with self._store.server.reading() as db:
            query = "SELECT word, frequency FROM lexicon WHERE word >= ? AND word < ? ORDER BY word"
            return list(db.execute(query, (prefix, prefix + "\U0010ffff")))

    def holding(self, words: Sequence[Ways], least: int, within: Filter) -> Ids:
        if not 1 <= least <= len(words):
            return np.array([], dtype=np.int64)
        _, known = self._known({word for ways in words for way in ways for word in way})
        parts: list[str] = []
        values: list[Any] = []
        for number, ways in enumerate(words):
            for way in map(set, ways):
                parts.append(
                    f"SELECT {number} AS word, passage FROM postings WHERE word = ANY(?) "
                    "GROUP BY passage HAVING count(*) = ?"
                )
                values += [[known[word][0] for word in way], len(way)]
        held = f"SELECT passage FROM ({' UNION '.join(parts)}) held GROUP BY passage HAVING count(*) >= ?"
        if within != EVERYTHING:
            conditions, more = self._store.conditions(within)
            held += f" INTERSECT {_ADMITTED} {conditions}"
        else:
            more = []
        with self._store.server.reading() as db:
            found = db.execute(f"{held} ORDER BY passage", (*values, least, *more)).fetchall()
        return np.array(found, dtype=np.int64).reshape(-1)

    def _weighed(self, query: Weights) -> Asked | None:
        """The words of a question that the corpus holds; none when it holds none of them."""
        asked = dict(islice(query.items(), _LONGEST_QUESTION))
        (passages, words), held = self._known(asked)
        known = {word: (id, n) for word, (id, n) in held.items() if n}
        if not known:
            return None
        idf = {word: math.log(1 + (passages - n + 0.5) / (n + 0.5)) for word, (_, n) in known.items()}
        weighed = [(n, id, asked[word] * idf[word] * (K1 + 1)) for word, (id, n) in known.items()]
        return Asked(weighed, K1 * B * passages / words)

    def _known(self, words: Iterable[str]) -> tuple[tuple[int, int], dict[str, tuple[int, int]]]:
        """How many passages and words there are, and the id and the frequency of each of these words; 0 and 0 for one
        that the corpus does not hold. Another thread may have the memo emptied meanwhile."""
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
        found = dict.fromkeys(missing, (0, 0)) | {word: (id, n) for *_, word, id, n in told if word}
        with self._lock:
            if self._seen == change:  # else these are of a change that is past
                self._memo |= found
                self._totals = totals
        known |= found
        return totals, {word: known[word] for word in wanted}
