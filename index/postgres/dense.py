"""Nearest vectors in the database, by pgvector: all of them while they are few, under HNSW past that."""

from collections.abc import Iterable

import numpy as np

from index.communique import PassageId
from index.filter import EVERYTHING, Filter
from index.ports import Entry, Ids, Vectors
from index.postgres.settling import EXACT, vector_index
from index.postgres.store import PostgresStore


class PostgresVectors:
    """The view over vectors, written in the transaction that changes the truth: it has always caught up."""

    def __init__(self, store: PostgresStore) -> None:
        self._store = store

    @property
    def reached(self) -> int:
        return self._store.last_change

    def __len__(self) -> int:
        return self._store.counts().passages

    def apply(self, added: Iterable[Entry], removed: Ids, reached: int) -> None:
        """Nothing: it is done."""

    def replace(self, entries: Iterable[Entry], reached: int) -> None:
        """Nothing: what is derived is made anew all at once, by the view over words."""

    def search(self, query: Vectors, k: int, within: Filter) -> list[tuple[PassageId, float]]:
        if k < 1:
            return []
        few = within != EVERYTHING and self._store.filtering.reckoned(within) <= EXACT
        found = self._nearest(query, k, within, among=few)
        if len(found) < k and within != EVERYTHING and not few:  # from near to far, an index gives up at some distance
            found = self._nearest(query, k, within, among=True)
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def score(self, query: Vectors, ids: Ids) -> Vectors:
        scores = np.zeros(len(ids), dtype=np.float32)
        place = {int(passage): i for i, passage in enumerate(ids)}
        with self._store.server.reading() as db:
            one = "SELECT id, -(vector::vector <#> ?::vector) FROM passages WHERE id = ANY(?)"
            for passage, score in db.execute(one, (_written(query), list(place))):
                scores[place[passage]] = score
        return scores

    def _nearest(self, query: Vectors, k: int, within: Filter, among: bool) -> list[tuple[PassageId, float]]:
        """The nearest by half precision, each with its score in full; `among` all that the filter admits, if asked."""
        dimension, written = len(query), _written(query)
        nearness = f"vector::halfvec({dimension}) <#> ?::halfvec({dimension})"
        chosen, values = f"FROM passages p WHERE {vector_index(dimension)}", list[str | int]()
        if within != EVERYTHING:
            conditions, values = self._store.conditions(within)
            joined = "FROM passages p JOIN communiques c ON c.id = p.communique"
            chosen = f"{joined} WHERE {vector_index(dimension)} AND {conditions}"
        if among:
            chosen = f"FROM (SELECT p.id, p.vector {chosen} OFFSET 0) p"
        sql = f"""
        SELECT id, -(vector::vector <#> ?::vector)
        FROM (SELECT p.id, p.vector {chosen} ORDER BY {nearness} LIMIT ?) nearest
        """
        with self._store.server.reading() as db:
            found = db.execute(sql, (written, *values, written, k))
            return [(PassageId(one), score) for one, score in found]


def _written(vector: Vectors) -> str:
    return f"[{','.join(map(str, vector.tolist()))}]"
