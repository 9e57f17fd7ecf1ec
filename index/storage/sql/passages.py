"""The passages of the store: what is known of each, and which a filter admits."""

from collections.abc import Collection

import numpy as np

from index.storage.records import PassageInfo
from index.storage.sql import rows
from index.storage.sql.database import Database
from index.storage.sql.sources import Sources
from index.values.communique import CommuniqueId, PassageId
from index.values.filter import Filter
from index.values.vectors import Ids


class Passages:
    """Reads no text. Several threads may ask at once."""

    def __init__(self, database: Database, sources: Sources) -> None:
        self._database = database
        self._sources = sources

    def infos(self, ids: Collection[PassageId]) -> list[PassageInfo]:
        """Those of these passages that are there, in the order of their ids."""
        with self._database.reading() as db:
            return [rows.to_info(row) for row in db.execute(rows.SELECT_INFOS, (list(ids),))]

    def admitted(self, within: Filter) -> Ids:
        """The passages that the filter lets through, in order."""
        conditions, values = self._sources.conditions(within)
        query = (
            f"SELECT p.id FROM passages p JOIN communiques c ON c.id = p.communique WHERE {conditions} ORDER BY p.id"
        )
        with self._database.reading() as db:
            return np.array(db.execute(query, values).fetchall(), dtype=np.int64).reshape(-1)

    def latest_first(self, ids: Ids) -> Ids:
        """Those of these passages that are there, those of the latest texts first, of one text in that of its words."""
        with self._database.reading() as db:
            ordered = db.execute(rows.SELECT_LATEST_FIRST, (ids.tolist(),)).fetchall()
            return np.array(ordered, dtype=np.int64).reshape(-1)

    def uncovered(self) -> list[CommuniqueId]:
        """Communiqués whose passages do not lie end to end from their first character to their last."""
        with self._database.reading() as db:
            return [CommuniqueId(row[0]) for row in db.execute(rows.SELECT_UNCOVERED)]
