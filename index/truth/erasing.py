"""Erasing a text for good: its rows, and the receipt that says so without saying what it was."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from index.communique import CommuniqueId
from index.preserving.copies import drop_copies
from index.truth.database import Connection

_HOLDERS = {"communiques": "id", "withdrawn": "id"}  # the others name the text in a column `communique`


@dataclass(frozen=True)
class Receipt:
    """That a text was erased, and where from. `backups` were made before, and may still hold it."""

    id: CommuniqueId
    day: str
    rows: Mapping[str, int]  # of each table
    views: str
    copies: list[str]  # those that Dixit had made of its own accord, deleted
    backups: list[str]

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)


def erase_rows(
    db: Connection, ids: Collection[CommuniqueId], next_change: Callable[[Connection], int]
) -> dict[CommuniqueId, dict[str, int]]:
    """Deletes all rows of these texts; how many of each table, for those that had any. Their ids stay removed."""
    tables = _tables(db)
    change: int | None = None
    erased: dict[CommuniqueId, dict[str, int]] = {}
    for id in ids:
        counts = {name: _count(db, name, column, id) for name, column in tables.items()}
        counts = {name: number for name, number in counts.items() if number}
        if not counts and not _count(db, "removed_communiques", "id", id):
            continue  # what is removed already is erased again, for an erasure that was cut short
        change = next_change(db) if change is None else change
        db.execute(
            "INSERT OR REPLACE INTO removed_passages SELECT id, ? FROM passages WHERE communique = ?", (change, id)
        )
        files = "SELECT folder, path FROM origins WHERE communique = ?"
        db.execute(f"DELETE FROM folder_files WHERE (folder, path) IN ({files})", (id,))  # names and digests
        for name in sorted(counts, key=lambda name: name in _HOLDERS):
            db.execute(f"DELETE FROM {name} WHERE {tables[name]} = ?", (id,))
        db.execute("INSERT OR IGNORE INTO removed_communiques VALUES (?)", (id,))
        erased[id] = counts
    return erased


def keep_receipts(folder: Path, erased: Mapping[CommuniqueId, Mapping[str, int]], backups: list[str]) -> list[Receipt]:
    """The receipts, one file each in `receipts/`."""
    if not erased:
        return []
    copies, moment = drop_copies(folder), datetime.now()
    receipts = [
        Receipt(id, moment.date().isoformat(), rows, "made anew", copies, backups) for id, rows in erased.items()
    ]
    (folder / "receipts").mkdir(exist_ok=True)
    for receipt in receipts:
        path = folder / "receipts" / f"{moment:%Y-%m-%d-%H%M%S}-{receipt.id}.json"
        path.write_text(receipt.as_json() + "\n", encoding="utf-8")
    return receipts


def _tables(db: Connection) -> dict[str, str]:
    """The tables that tell of a text, with the column that names it; so that a table made later is not forgotten."""
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    naming = {
        name: "communique"
        for name in names
        if any(column[1] == "communique" for column in db.execute(f"PRAGMA table_info({name})"))
    }
    return _HOLDERS | naming


def _count(db: Connection, table: str, column: str, id: CommuniqueId) -> int:
    return int(db.execute(f"SELECT count(*) FROM {table} WHERE {column} = ?", (id,)).fetchone()[0])
