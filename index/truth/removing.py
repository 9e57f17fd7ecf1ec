"""Texts out of the store."""

import json
from collections.abc import Sequence

from index.communique import CommuniqueId
from index.truth.database import Connection


def take_out(db: Connection, ids: Sequence[CommuniqueId], change: int) -> None:
    """Takes out these communiqués, which are there; their texts are kept until they are brought back or erased."""
    gone = json.dumps(list(ids))
    left = "INSERT OR REPLACE INTO removed_passages SELECT id, ? FROM passages WHERE communique IN"
    db.execute(f"{left} (SELECT value FROM json_each(?))", (change, gone))
    chosen = "FROM communiques WHERE id IN (SELECT value FROM json_each(?))"
    db.execute(f"INSERT OR REPLACE INTO withdrawn SELECT * {chosen} ORDER BY rowid", (gone,))
    db.execute(f"DELETE {chosen}", (gone,))
