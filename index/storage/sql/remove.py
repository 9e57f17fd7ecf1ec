"""Texts out of the store."""

from collections.abc import Sequence

from index.storage.sql import rows
from index.storage.sql.database import Connection
from index.values.communique import CommuniqueId


def take_out(db: Connection, ids: Sequence[CommuniqueId], change: int) -> None:
    """Takes out these communiqués, which are there; their texts are kept until they are brought back or erased."""
    removed, selected = list(ids), "FROM communiques WHERE id {among}"
    db.execute(f"{rows.NOTE_REMOVED} WHERE communique {{among}} {rows.NOTED_AGAIN}", (change, removed))
    db.execute("DELETE FROM withdrawn WHERE id {among}", (removed,))
    db.execute(f"INSERT INTO withdrawn SELECT * {selected} ORDER BY rowid", (removed,))
    db.execute(f"DELETE {selected}", (removed,))
