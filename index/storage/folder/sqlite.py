"""A SQLite file that several threads read and one at a time writes. The only file that knows SQLite."""

import json
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any

from index.storage.folder.disk import kept_as_it_was, reason_of, refusal_in
from index.storage.folder.large_files import insert_from_disk
from index.storage.sql.database import Dialect, Row
from index.values.errors import DamagedError, DixitError
from index.values.files import OnDisk

DatabaseError = sqlite3.DatabaseError
Value = str | int | bytes | None

_PATIENCE = 600  # seconds to wait for another process that is writing
_SILENCE = 1  # of them before it is said
_TO_READ = 30  # seconds that a reader waits, which only a file being recovered asks for
_BUSY = "Un autre ajout est en cours. Réessayez dans une minute."
_UNREADABLE = (sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS)
_SETTINGS = """
PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;       -- zeros where a row was, for erasing
PRAGMA recursive_triggers = ON;  -- so that a row that REPLACE takes away fires the triggers of a deletion
"""


DAMAGED = "PRAGMA writable_schema = ON"
"""The settings that open a damaged file as far as that goes, what it says of its own tables included."""


SQLITE = Dialect(
    among="IN (SELECT value FROM json_each(?))",
    all_as_json='json_group_array(json_array(o.rowid, fact, value, origin, start, "end"))',
    place_in="instr",
    by_short_index="INDEXED BY communiques_in_short",
    tables_of_texts=(
        "SELECT t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c ON c.name = 'communique' "
        "WHERE t.type = 'table' ORDER BY t.rowid"
    ),
    value="?",
)


class Connection(sqlite3.Connection):
    """Takes the statements that both engines take; a list among the values travels as JSON."""

    def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:
        values = [json.dumps(value) if isinstance(value, list) else value for value in values]
        return super().execute(SQLITE.fill(sql), values)

    def executemany(self, sql: str, rows: Iterable[Any], /) -> sqlite3.Cursor:
        return super().executemany(SQLITE.fill(sql), rows)

    def insert(self, into: str, rows: Iterable[Row], conflict: str = "") -> None:
        for from_disk, some in groupby(rows, lambda row: any(isinstance(value, OnDisk) for value in row)):
            rest = iter(some)
            if from_disk:
                for row in rest:
                    insert_from_disk(self, into, row, conflict)
                continue
            first = next(rest)
            statement = f"INSERT INTO {into} VALUES ({', '.join('?' * len(first))}) {conflict}"
            super().execute(statement, first)
            super().executemany(statement, rest)

    def stream(self, sql: str, values: Row = ()) -> Iterator[Any]:
        return iter(self.execute(sql, values))


class Database:
    """Connections to `path`, made when needed and used again. Faults that a person can mend are told in French.

    `functions`, that always give the same for the same, are known to SQL by their names.
    """

    def __init__(
        self,
        path: Path,
        functions: Mapping[str, Callable[..., Value]],
        settings: str = _SETTINGS,
        waiting: Callable[[], None] = lambda: None,
    ) -> None:
        """`waiting` is told once of each transaction that waits for another process for more than a second."""
        self._path = path
        self._waiting = waiting
        self._functions = functions
        self._settings = settings
        self._idle: list[Connection] = []
        self._lock = threading.Lock()
        with _in_french(path):
            path.parent.mkdir(parents=True, exist_ok=True)

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on which each statement sees what is committed."""
        with _in_french(self._path):
            with self._lock:
                db = self._idle.pop() if self._idle else None
            db = db or self._connect()
            try:
                yield db
            finally:
                with self._lock:
                    self._idle.append(db)

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection on which all statements see the same moment."""
        with self.reading() as db:
            db.execute("BEGIN")
            try:
                yield db
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")  # nothing was written

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction, that happens whole at the end of the block or not at all."""
        with self.reading() as db:
            self._begin(db)
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:  # a full disk may have ended it already
                    db.execute("ROLLBACK")
                raise

    def _begin(self, db: Connection) -> None:
        """Waits for its turn a second at a time, so that Ctrl+C is heard."""
        db.execute(f"PRAGMA busy_timeout = {1000 * _SILENCE}")
        try:
            for waited in range(0, _PATIENCE, _SILENCE):
                try:
                    db.execute("BEGIN IMMEDIATE")
                    return
                except sqlite3.OperationalError as error:
                    if "locked" not in str(error):
                        raise
                    if waited == 0:
                        self._waiting()
            db.execute("BEGIN IMMEDIATE")
        finally:
            db.execute(f"PRAGMA busy_timeout = {1000 * _TO_READ}")

    def vacuum(self) -> None:
        """Leave nothing in the file, nor beside it, of what was deleted. Waits for those who read what is older."""
        with self.reading() as db:
            db.execute("VACUUM")
        self.settle()

    def settle(self) -> None:
        """Leave nothing beside the file: all that was written is in it."""
        deadline = time.monotonic() + _TO_READ
        with self.reading() as db:
            while db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                if time.monotonic() > deadline:
                    raise DixitError(_BUSY)
                time.sleep(0.05)

    def _connect(self) -> Connection:
        db: Connection = sqlite3.connect(
            self._path, timeout=_TO_READ, isolation_level=None, check_same_thread=False, factory=Connection
        )
        try:
            db.executescript(self._settings)
        except sqlite3.DatabaseError:
            db.close()
            raise
        for name, function in self._functions.items():
            db.create_function(name, -1, function, deterministic=True)
        return db


def is_used(path: Path) -> bool:
    """Whether anybody has this file open; a connection that only waits counts."""
    db = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        db.executescript("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK")
        return False
    except sqlite3.DatabaseError as error:
        return "locked" in str(error)  # what cannot be opened otherwise is of no use to anybody
    finally:
        db.close()


@contextmanager
def _in_french(path: Path) -> Iterator[None]:
    """SQLite's and the system's refusals as sentences that a person can act on; none shows a word of a text."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if (fault := _told(error, path)) is None:
            raise
        raise fault from None  # SQLite's own words may be those of a text
    except UnicodeDecodeError:  # its own words again, when it names a table by bytes that are none
        raise _damaged(path) from None
    except FileExistsError as error:
        raise DixitError(f"«\u202f{path.parent}\u202f» n’est pas un dossier\u00a0: nommez-en un autre.") from error
    except OSError as error:
        raise _refused(path, reason_of(error)) from error


def _told(error: sqlite3.DatabaseError, path: Path) -> DixitError | None:
    """None for what is a bug."""
    code = getattr(error, "sqlite_errorcode", None)  # what Python itself raises has none
    if code in _UNREADABLE or (code is None and "decode" in str(error)):
        return _damaged(path)
    match (code or 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return DixitError(_BUSY)
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return _damaged(path)
        case sqlite3.SQLITE_ERROR if "no such" in str(error):  # a table whose name is not what was written
            return _damaged(path)
        case sqlite3.SQLITE_FULL:
            return kept_as_it_was("le disque est plein")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return _refused(path, refusal_in(path.parent))
        case sqlite3.SQLITE_IOERR:
            return kept_as_it_was(refusal_in(path.parent) or "le disque est plein, ou ne répond plus comme il faut")
    return None


def _damaged(path: Path) -> DamagedError:
    return DamagedError(
        f"Le fichier «\u202f{path}\u202f» est abîmé\u00a0: lancez dixit repair, remettez-en une copie, "
        "ou choisissez un autre dossier."
    )


def _refused(path: Path, reason: str | None) -> DixitError:
    if reason is not None and "accès" not in reason and "dossier" not in reason:
        return kept_as_it_was(reason)
    return DixitError(f"Le dossier de données «\u202f{path.parent}\u202f» n’est pas accessible en écriture.")
