"""Which passages a filter admits: about how many, all of them, or those among some."""

import threading
from collections.abc import Callable

import numpy as np

from index.filter import EVERYTHING, Filter
from index.ports import Ids
from index.postgres.database import Server

_PASSAGES = "FROM passages p JOIN communiques c ON c.id = p.communique WHERE"
_WITH_CHANGE = "SELECT (SELECT value FROM manifest WHERE name = 'change'),"
_NONE = np.array([], dtype=np.int64)


class Filtering:
    """The answers about one filter are kept until the next change: who chose a filter asks more than once.

    Several threads may ask at once; of those that ask the same, one asks the server.
    """

    def __init__(
        self, server: Server, conditions: Callable[[Filter], tuple[str, list[str | int]]], change: Callable[[], int]
    ) -> None:
        """`conditions` are those of a filter on `communiques c`; `change` is the number of the last that was seen."""
        self._server = server
        self._conditions = conditions
        self._change = change
        self._reckoned: tuple[int, Filter, float] = (-1, EVERYTHING, 0.0)
        self._admitted: tuple[int, Filter, Ids] = (-1, EVERYTHING, _NONE)
        self._reckoning, self._admitting = threading.Lock(), threading.Lock()

    def reckoned(self, within: Filter) -> float:
        """About how many it admits, as the server reckons from its statistics; cheap."""
        with self._reckoning:
            change, known, number = self._reckoned
            if (change, known) != (self._change(), within):
                conditions, values = self._conditions(within)
                with self._server.reading() as db:
                    plan = db.one(f"EXPLAIN (FORMAT JSON) SELECT {_PASSAGES} {conditions}", values)
                number = float(plan[0]["Plan"]["Plan Rows"])
                self._reckoned = self._change(), within, number
            return number

    def admitted(self, within: Filter) -> Ids:
        """All that it admits, with the number of the change that they are of: a replica may be behind it."""
        with self._admitting:
            change, known, ids = self._admitted
            if (change, known) != (self._change(), within):
                conditions, values = self._conditions(within)
                query = f"{_WITH_CHANGE} ARRAY(SELECT p.id {_PASSAGES} {conditions})"
                with self._server.reading() as db:
                    told, found = db.execute(query, values).fetchone()
                ids = np.array(found, dtype=np.int64)
                self._admitted = int(told), within, ids
            return ids

    def among(self, ids: Ids, within: Filter) -> Ids:
        """Those of `ids` that it admits, in order."""
        if within == EVERYTHING or not len(ids):
            return ids
        conditions, values = self._conditions(within)
        # Of each its text, and not a join, for which the server gathers all the texts that the filter admits.
        admitted = f"(SELECT {conditions} FROM communiques c WHERE c.id = p.communique)"
        query = f"SELECT p.id FROM passages p WHERE p.id = ANY(?) AND {admitted} ORDER BY p.id"
        with self._server.reading() as db:
            found = db.execute(query, (ids.tolist(), *values)).fetchall()
        return np.array(found, dtype=np.int64).reshape(-1)
