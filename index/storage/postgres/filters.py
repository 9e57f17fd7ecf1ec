"""Which passages a filter admits: about how many, all of them, or those among some."""

import math
import time
from typing import TypeVar

import numpy as np

from index.storage.postgres.pool import ConnectionPool
from index.storage.postgres.tables import SeenManifest, SeenSources
from index.values.filter import EVERYTHING, Filter
from index.values.vectors import Ids

T = TypeVar("T")

_KEPT = 32  # filters, of which the answers are kept: who chose one asks more than once
_FRESH = 10.0  # seconds that a reckoning is: the server's statistics move by themselves

_PASSAGES = "FROM passages p JOIN communiques c ON c.id = p.communique WHERE"
_WITH_CHANGE = "SELECT (SELECT value FROM manifest WHERE name = 'change'),"


class Filtering:
    """Several threads may ask at once; what is known already is not asked of the server."""

    def __init__(self, pool: ConnectionPool, sources: SeenSources, manifest: SeenManifest) -> None:
        self._pool = pool
        self._sources = sources
        self._manifest = manifest
        self._reckoned: dict[Filter, tuple[float, float]] = {}
        self._admitted: dict[Filter, tuple[int, Ids]] = {}

    def reckoned(self, within: Filter) -> float:
        """About how many it admits, as the server reckons from its statistics; cheap."""
        moment, number = self._reckoned.get(within, (-math.inf, 0.0))
        if time.monotonic() - moment > _FRESH:
            conditions, values = self._sources.conditions(within)
            with self._pool.reading() as db:
                plan = db.one(f"EXPLAIN (FORMAT JSON) SELECT {_PASSAGES} {conditions}", values)
            number = float(plan[0]["Plan"]["Plan Rows"])
            self._reckoned = _with(self._reckoned, within, (time.monotonic(), number))
        return number

    def admitted(self, within: Filter) -> Ids:
        """All that it admits, in no order; asked again after a change, and of a replica that is behind."""
        change, ids = self._admitted.get(within, (-1, None))
        if ids is None or change != self._manifest.seen:
            conditions, values = self._sources.conditions(within)
            labelled = self._sources.seen if within.sources else self._manifest.seen
            query = f"{_WITH_CHANGE} ARRAY(SELECT p.id {_PASSAGES} {conditions})"
            with self._pool.reading() as db:
                number, passages = db.execute(query, values).fetchone()
            ids = np.array(passages, dtype=np.int64)
            self._admitted = _with(self._admitted, within, (min(int(number), labelled), ids))
        return ids

    def among(self, ids: Ids, within: Filter) -> Ids:
        """Those of `ids` that it admits, in order."""
        if within == EVERYTHING or not len(ids):
            return ids
        conditions, values = self._sources.conditions(within)
        # Of each its text, and not a join, for which the server gathers all the texts that the filter admits.
        admitted = f"(SELECT {conditions} FROM communiques c WHERE c.id = p.communique)"
        query = f"SELECT p.id FROM passages p WHERE p.id = ANY(?) AND {admitted} ORDER BY p.id"
        with self._pool.reading() as db:
            admitted_ids = db.execute(query, (ids.tolist(), *values)).fetchall()
        return np.array(admitted_ids, dtype=np.int64).reshape(-1)


def _with(answers: dict[Filter, T], within: Filter, answer: T) -> dict[Filter, T]:
    """A copy, since others may be reading it, with this at its end and no more than `_KEPT`."""
    older = [(filter, of) for filter, of in answers.items() if filter != within]
    return dict([*older[-_KEPT + 1 :], (within, answer)])
