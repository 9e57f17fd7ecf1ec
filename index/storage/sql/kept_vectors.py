"""A table in which the vectors of passages that were read are kept. They can be made again from the texts."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress

from index.encoder.port import Kept, Key, NothingKept
from index.storage.sql.database import Database
from index.values.communique import CommuniqueId
from index.values.errors import DixitError

MOST = 25_000  # passages, about 12 kB each: of more, those that were read first go
_TABLE = """
CREATE TABLE IF NOT EXISTS read_passages
(key TEXT PRIMARY KEY, communique TEXT NOT NULL, number BIGINT NOT NULL, vectors {} NOT NULL)
"""
_INDEXES = (
    "CREATE INDEX IF NOT EXISTS read_passages_number ON read_passages (number)",
    "CREATE INDEX IF NOT EXISTS read_passages_communique ON read_passages (communique)",
)


class KeptVectors:
    """The port's `Kept`, in a table of `database`. What this refuses is as if nothing were kept."""

    def __init__(self, database: Database, bytes_are: str = "BLOB", most: int = MOST) -> None:
        """Raises DixitError where the table can be neither found nor made."""
        self._database = database
        self.room = most
        with database.writing() as db:
            for statement in (_TABLE.format(bytes_are), *_INDEXES):
                db.execute(statement)

    def get(self, keys: Collection[Key]) -> Mapping[Key, bytes]:
        query = "SELECT key, vectors FROM read_passages WHERE key {among}"
        with suppress(DixitError), self._database.reading() as db:
            return {key: bytes(vectors) for key, vectors in db.execute(query, (list(keys),))}
        return {}

    def put(self, rows: Sequence[tuple[Key, CommuniqueId, bytes]]) -> None:
        with suppress(DixitError), self._database.writing() as db:
            last = int(db.execute("SELECT coalesce(max(number), 0) FROM read_passages").fetchone()[0])
            numbered = enumerate(rows, last + 1)
            numbers = [(key, communique, number, vectors) for number, (key, communique, vectors) in numbered]
            db.insert("read_passages (key, communique, number, vectors)", numbers, "ON CONFLICT (key) DO NOTHING")
            db.execute("DELETE FROM read_passages WHERE number <= ?", (last + len(rows) - self.room,))

    def forget(self, communiques: Iterable[CommuniqueId]) -> None:
        """Raises DixitError when they may still be there."""
        query = "DELETE FROM read_passages WHERE communique {among}"
        with self._database.writing() as db:
            db.execute(query, (list(communiques),))
        self._database.vacuum()

    def size(self) -> int:
        with suppress(DixitError), self._database.reading() as db:
            return int(db.execute("SELECT coalesce(sum(length(vectors)), 0) FROM read_passages").fetchone()[0])
        return 0

    def close(self) -> None:
        self._database.close()


def kept_by(server: Database) -> Kept:
    """What is kept in a PostgreSQL database; nothing where this person may not make a table."""
    try:
        return KeptVectors(server, "BYTEA")
    except DixitError:
        return NothingKept()
