"""A PostgreSQL database that several threads read and one at a time writes."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from index.storage.postgres.connection import Connection, UnreachableError, in_french
from index.storage.postgres.dsn import Dsn
from index.storage.postgres.postings import derive
from index.values.errors import DixitError

_PATIENCE = 600.0  # seconds to wait for another that is writing
_SILENCE = 1.0  # of them before it is said
_LOCK = 0x0D1C17  # of whoever writes
_BEHIND = 5.0  # seconds that a reader waits for a replica to have what this process wrote


class ConnectionPool:
    """What `index.storage.folder.sqlite.Database` is for a file. Faults that a person can mend are told in French.

    Reads go to the first host of the address that answers, writes to whichever of them takes writes.
    """

    def __init__(self, address: Dsn, waiting: Callable[[], None] = lambda: None) -> None:
        """`waiting` is told once of each transaction that waits for another process for more than a second."""
        self._address = address
        self._waiting = waiting
        self._idle: dict[bool, list[Connection]] = {False: [], True: []}  # to read, to write
        self._lock = threading.Lock()
        self._written: str | None = None  # the place in the journal of the last change of this process

    def close(self) -> None:
        for idle in self._idle.values():
            while idle:
                idle.pop().close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on which each statement sees what is committed, what this process wrote included."""
        with self._connection(to_write=False) as db:
            if self._written is None or not db.standby or self._has_followed(db, self._written):
                yield db
                return
        with self._connection(to_write=True) as db:
            yield db

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection on which all statements see the same moment."""
        with self.reading() as db:
            db.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")  # what SQLite's readers have anyway
            try:
                yield db
            finally:
                db.roll_back()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction, that happens whole at the end of the block or not at all; one at a time."""
        with self.bare_writing() as db:
            yield db
            derive(db)

    @contextmanager
    def bare_writing(self) -> Iterator[Connection]:
        """The same, at the end of which nothing is derived."""
        with self._connection(to_write=True) as db:
            self._begin(db)
            try:
                yield db
            except BaseException:
                db.roll_back()
                raise
            if not db.commit():
                raise UnreachableError(
                    "Le serveur n’a pas confirmé que sa réplique a reçu l’ajout\u00a0: recommencez, rien ne sera "
                    "ajouté deux fois."
                )
            self._written = str(db.one("SELECT pg_current_wal_lsn()"))

    def vacuum(self, what: str = "") -> None:
        """Lets pages be used again that held what was deleted. Until they are, its words may lie in them.

        `VACUUM FULL` would make the files anew, but stops all who read for as long, and behind a `pg_dump` for longer:
        when to do it is the operator's to choose.
        """
        with self._connection(to_write=True) as db:
            db.execute(f"VACUUM {what}")

    def _begin(self, db: Connection) -> None:
        """Waits for its turn a little at a time, so that Ctrl+C is heard."""
        began, announced = time.monotonic(), False
        while time.monotonic() - began < _PATIENCE:
            db.execute("BEGIN ISOLATION LEVEL READ COMMITTED")
            if db.one(f"SELECT pg_try_advisory_xact_lock({_LOCK})"):
                return
            db.roll_back()
            if not announced and time.monotonic() - began > _SILENCE:
                announced = True
                self._waiting()
            time.sleep(0.02)
        raise DixitError("Un autre ajout est en cours. Réessayez dans une minute.")

    def _has_followed(self, db: Connection, place: str) -> bool:
        """Whether a replica has what was written there; one that was promoted since follows nobody, and has."""
        deadline = time.monotonic() + _BEHIND
        while not db.one("SELECT NOT pg_is_in_recovery() OR pg_last_wal_replay_lsn() >= ?::pg_lsn", (place,)):
            if time.monotonic() > deadline:
                return False
            time.sleep(0.01)
        return True

    @contextmanager
    def _connection(self, to_write: bool) -> Iterator[Connection]:
        with in_french(self._address):
            db = self._taken(to_write)
            try:
                yield db
            finally:
                db.release()
                with self._lock:
                    self._idle[to_write].append(db)

    def _taken(self, to_write: bool) -> Connection:
        while True:
            with self._lock:
                db = self._idle[to_write].pop() if self._idle[to_write] else None
            if db is None:
                return Connection(self._address, to_write)
            if db.is_alive():
                return db
            db.close()
