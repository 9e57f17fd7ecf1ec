"""What a store says of itself: its identity, the number of its last change, how its passages were made."""

from collections.abc import Mapping

from index.storage.sql.database import Connection, Database

LOST = "lost"
"""The name of the number of changes that are lost, until a repair has told it."""

_RECORD = "INSERT INTO manifest VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"


class Manifest:
    """Names and values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def identity(self) -> str:
        """8 hexadecimal digits, drawn when the store was made."""
        return self.get("identity") or ""

    @property
    def change(self) -> int:
        """The number of the last change: each writing transaction moves it by one."""
        return int(self.get("change") or 0)

    def get(self, name: str) -> str | None:
        with self._database.reading() as db:
            row = db.execute("SELECT value FROM manifest WHERE name = ?", (name,)).fetchone()
            return row[0] if row else None

    def set(self, name: str, value: str) -> None:
        with self._database.writing() as db:
            record(db, {name: value})

    def all(self) -> dict[str, str]:
        with self._database.reading() as db:
            return dict(db.execute("SELECT name, value FROM manifest").fetchall())


def record(db: Connection, values: Mapping[str, str]) -> None:
    """Within a transaction."""
    for named in values.items():
        db.execute(_RECORD, named)


def next_change(db: Connection) -> int:
    """The number of the change that this transaction is."""
    query = "UPDATE manifest SET value = CAST(value AS INTEGER) + 1 WHERE name = 'change' RETURNING value"
    return int(db.execute(query).fetchone()[0])
