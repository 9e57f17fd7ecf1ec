"""Erasing a text for good: its rows, and the note that says so until no file holds them, without saying what it was."""

import json
from collections.abc import Collection

from index.storage.sql import rows
from index.storage.sql.database import Connection
from index.storage.sql.manifest import next_change, record
from index.values.communique import CommuniqueId

Erased = dict[CommuniqueId, dict[str, int]]
"""Texts whose rows are gone, and how many of each table they had."""

_NOTE = "erasing"  # in the manifest, from the rows' end to the receipt
_HOLDERS = {"communiques": "id", "withdrawn": "id"}  # the others name the text in a column `communique`


def erase_rows(db: Connection, ids: Collection[CommuniqueId]) -> Erased:
    """Deletes all rows of these texts; how many of each table, for those that had any. Their ids stay removed, and are
    noted until `settle`: an erasure that is cut short in between is known.
    """
    tables = _tables(db)
    change: int | None = None
    erased: Erased = {}
    for id in ids:
        counts = {name: _count(db, name, column, id) for name, column in tables.items()}
        counts = {name: number for name, number in counts.items() if number}
        if not counts and not _count(db, "removed_communiques", "id", id):
            continue  # what is removed already is erased again, for an erasure that was cut short
        change = next_change(db) if change is None else change
        db.execute(f"{rows.NOTE_REMOVED} WHERE communique = ? {rows.NOTED_AGAIN}", (change, id))
        files = "SELECT folder, path FROM origins WHERE communique = ?"
        db.execute(f"DELETE FROM folder_files WHERE (folder, path) IN ({files})", (id,))  # names and digests
        for name in sorted(counts, key=lambda name: name in _HOLDERS):
            db.execute(f"DELETE FROM {name} WHERE {tables[name]} = ?", (id,))
        db.execute("INSERT INTO removed_communiques VALUES (?) ON CONFLICT DO NOTHING", (id,))
        db.execute("DELETE FROM folder_files WHERE texts = 0")  # files that gave nothing may have been of this text
        erased[id] = counts
    if erased:
        record(db, {_NOTE: json.dumps(erased | unsettled(db))})
    return erased


def unsettled(db: Connection) -> Erased:
    """Those whose rows are gone, while words of theirs may still lie in files."""
    noted = db.execute("SELECT value FROM manifest WHERE name = ?", (_NOTE,)).fetchone()
    return {CommuniqueId(id): counts for id, counts in json.loads(noted[0]).items()} if noted else {}


def settle(db: Connection, ids: Collection[CommuniqueId]) -> None:
    """Notes that nothing is left of these."""
    left = {id: counts for id, counts in unsettled(db).items() if id not in ids}
    db.execute("DELETE FROM manifest WHERE name = ?", (_NOTE,))
    if left:
        record(db, {_NOTE: json.dumps(left)})


def _tables(db: Connection) -> dict[str, str]:
    """The tables that tell of a text, with the column that names it; so that a table made later is not forgotten."""
    naming = {name: "communique" for (name,) in db.execute("{tables_of_texts}")}
    return _HOLDERS | naming


def _count(db: Connection, table: str, column: str, id: CommuniqueId) -> int:
    return int(db.execute(f"SELECT count(*) FROM {table} WHERE {column} = ?", (id,)).fetchone()[0])
