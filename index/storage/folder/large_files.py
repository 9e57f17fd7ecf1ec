"""A file that is too large to be held → a column of a row, a piece at a time, and the checksum of that row."""

import re
from contextlib import AbstractContextManager
from typing import Any, Protocol

from index.storage.folder.checksums import checksum
from index.storage.sql import database
from index.storage.sql.database import Row
from index.values.files import OnDisk

_INTO = re.compile(r"(?P<table>\w+) \((?P<columns>[^)]{1,2000})\)")


class Connection(database.Connection, Protocol):
    """One that writes a value a piece at a time, as SQLite's does."""

    def blobopen(self, table: str, column: str, row: int, /) -> AbstractContextManager[Any]:
        """What the column of a row holds, as a file of a size that stays."""


def insert_from_disk(db: Connection, into: str, row: Row, conflict: str) -> None:
    """Inserts a row of which some values lie on the disk. Raises DixitError when they changed meanwhile.

    The trigger that seals a new row would be given all of it, and of zeros: it stands aside, and the row is sealed
    here. All of that is within the transaction of `db`.
    """
    named = _INTO.fullmatch(into)
    assert named is not None
    table, columns = named["table"], named["columns"].split(", ")
    lying = {column: value for column, value in zip(columns, row, strict=True) if isinstance(value, OnDisk)}
    values = ", ".join("zeroblob(?)" if column in lying else "?" for column in columns)
    [(trigger,)] = db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (f"seal_{table}_INSERT",))
    db.execute(f"DROP TRIGGER seal_{table}_INSERT")
    inserted = db.execute(
        f"INSERT INTO {into} VALUES ({values}) {conflict}",
        [len(value) if isinstance(value, OnDisk) else value for value in row],
    )
    db.execute(trigger)
    if inserted.rowcount and (place := inserted.lastrowid) is not None:
        for column, file in lying.items():
            with db.blobopen(table, column, place) as blob:
                for piece in file.pieces():
                    blob.write(piece)
        db.execute("INSERT OR REPLACE INTO seals VALUES (?, ?, ?)", (table, place, _seal(db, table, place, lying)))


def _seal(db: Connection, table: str, place: int, lying: dict[str, OnDisk]) -> int:
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    held = [f'CAST("{column}" AS BLOB)' for column in columns if column not in lying]
    [values] = db.execute(f"SELECT {', '.join(held)} FROM {table} WHERE rowid = ?", (place,))
    rest = iter(values)
    return checksum(*(lying[column] if column in lying else next(rest) for column in columns))
