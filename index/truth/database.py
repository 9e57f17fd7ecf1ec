"""A SQLite file that several threads read and one at a time writes. The only file that knows SQLite."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from index.errors import DixitError

Connection = sqlite3.Connection
DatabaseError = sqlite3.DatabaseError
Value = str | int | bytes | None

_PATIENCE = 600  # seconds to wait for another process that is writing
_SILENCE = 1  # of them before it is said
_TO_READ = 30  # seconds that a reader waits, which only a file being recovered asks for
_DAMAGE = ("not a database", "malformed", "file format", "Could not decode", "disk I/O", "corrupt", "file is encrypted")
_SETTINGS = """
PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;       -- zeros where a row was, for erasing
PRAGMA recursive_triggers = ON;  -- so that a row that REPLACE takes away fires the triggers of a deletion
"""


DAMAGED = "PRAGMA writable_schema = ON"
"""The settings that open a damaged file as far as that goes, what it says of its own tables included."""


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
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction, that happens whole at the end of the block or not at all."""
        with self.reading() as db:
            self._begin(db)
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")

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
        deadline = time.monotonic() + _TO_READ
        with self.reading() as db:
            db.execute("VACUUM")
            while db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                if time.monotonic() > deadline:
                    raise sqlite3.OperationalError("database is locked")
                time.sleep(0.05)

    def _connect(self) -> Connection:
        db = sqlite3.connect(self._path, timeout=_TO_READ, isolation_level=None, check_same_thread=False)
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
    """SQLite's and the system's refusals as sentences that a person can act on."""
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as error:
        words = str(error)
        if "locked" in words:
            raise DixitError("Un autre ajout est en cours. Réessayez dans une minute.") from error
        if "not a database" in words or "malformed" in words:
            raise DixitError(
                f"Le fichier « {path} » est abîmé : remettez-en une copie, ou choisissez un autre dossier."
            ) from error
        if "full" in words or "File too large" in words or "No space" in words:
            raise DixitError("Le disque est plein : rien n’a été ajouté.") from error
        if isinstance(error, FileExistsError):
            raise DixitError(f"«\u202f{path.parent}\u202f» n’est pas un dossier\u00a0: nommez-en un autre.") from error
        if isinstance(error, OSError) or any(part in words for part in ("readonly", "unable to open", "permission")):
            raise DixitError(f"Le dossier de données « {path.parent} » n’est pas accessible en écriture.") from error
        raise
