"""Nearest vectors in the database, by pgvector: all of them while they are few, under HNSW past that."""

import numpy as np

from index.storage.postgres.filters import Filtering
from index.storage.postgres.maintenance import EXACT, vector_index
from index.storage.postgres.pool import ConnectionPool
from index.storage.sql.sources import Sources
from index.values.communique import PassageId
from index.values.filter import EVERYTHING, Filter
from index.values.vectors import Ids, Vectors


class PostgresVectors:
    """Written in the transaction that changes the texts."""

    def __init__(self, pool: ConnectionPool, filtering: Filtering, sources: Sources) -> None:
        self._pool = pool
        self._filtering = filtering
        self._sources = sources

    def search(self, query: Vectors, k: int, within: Filter) -> list[tuple[PassageId, float]]:
        if k < 1:
            return []
        few = within != EVERYTHING and self._filtering.reckoned(within) <= EXACT
        hits = self._nearest(query, k, within, among=few)
        if len(hits) < k and within != EVERYTHING and not few:  # from near to far, an index gives up at some distance
            hits = self._nearest(query, k, within, among=True)
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))

    def score(self, query: Vectors, ids: Ids) -> Vectors:
        scores = np.zeros(len(ids), dtype=np.float32)
        place = {int(passage): i for i, passage in enumerate(ids)}
        with self._pool.reading() as db:
            scoring = "SELECT id, -(vector::vector <#> ?::vector) FROM passages WHERE id = ANY(?)"
            for passage, score in db.execute(scoring, (_written(query), list(place))):
                scores[place[passage]] = score
        return scores

    def _nearest(self, query: Vectors, k: int, within: Filter, among: bool) -> list[tuple[PassageId, float]]:
        """The nearest by half precision, each with its score in full; `among` all that the filter admits, if asked."""
        dimension, literal = len(query), _written(query)
        nearness = f"vector::halfvec({dimension}) <#> ?::halfvec({dimension})"
        selected, values = f"FROM passages p WHERE {vector_index(dimension)}", list[object]()
        if within != EVERYTHING:
            conditions, values = self._sources.conditions(within)
            joined = "FROM passages p JOIN communiques c ON c.id = p.communique"
            selected = f"{joined} WHERE {vector_index(dimension)} AND {conditions}"
        if among:
            selected = f"FROM (SELECT p.id, p.vector {selected} OFFSET 0) p"
        sql = f"""
        SELECT id, -(vector::vector <#> ?::vector)
        FROM (SELECT p.id, p.vector {selected} ORDER BY {nearness} LIMIT ?) nearest
        """
        with self._pool.reading() as db:
            nearest = db.execute(sql, (literal, *values, literal, k))
            return [(PassageId(id), score) for id, score in nearest]


def _written(vector: Vectors) -> str:
    return f"[{','.join(map(str, vector.tolist()))}]"
