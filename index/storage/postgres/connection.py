"""One connection to a PostgreSQL server, and its refusals in French. The only file that knows psycopg."""

import itertools
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from index.storage.postgres.dialect import POSTGRES
from index.storage.postgres.dsn import Dsn
from index.storage.postgres.float16 import from_words, to_wire
from index.storage.sql import rows
from index.values.errors import DixitError
from index.values.files import OnDisk

if TYPE_CHECKING:
    import psycopg

_ROWS = 500  # of a statement: each has up to twenty values, of which it may have 65,535
_LONG = 4_000_000  # characters and bytes of a statement, past which it ends
_STREAMED = 1_000  # rows that come at once
_FRESH = 1.0  # seconds during which a connection that was used is taken to be alive
# Beside what the address says: so that a cut link is noticed within seconds, not after the two hours of TCP. The server
# is told the same by `_SESSION`: it would keep the writer's lock as long for somebody who can no longer be reached.
_NOTICED = {
    "connect_timeout": 5,
    "tcp_user_timeout": 10_000,
    "keepalives_idle": 5,
    "keepalives_interval": 3,
    "keepalives_count": 2,
}
_SESSION = """
SET search_path = dixit, public; SET jit = off; SET work_mem = '64MB'; SET client_min_messages = warning;
SET hnsw.iterative_scan = strict_order; SET hnsw.ef_search = 200; SET random_page_cost = 1.1;
SET tcp_user_timeout = 10000; SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 3; SET tcp_keepalives_count = 2
"""  # random_page_cost, since a question reads a hundred rows anywhere: by the keys that name them, not whole tables
# What a refused connection says, which has no code: in English, or in French where `lc_messages` is.
_NOBODY = re.compile(
    r"FATAL\s?:\s+(?:(?:\S+ )?authentication failed for user"
    r'|role ".*" (?:does not exist|is not permitted to log in)'
    r"|(?:l.)?authentification .*échouée? pour l.utilisateur|Échec de l.authentification"
    r"|le rôle «.*» n.(?:existe pas|est pas autorisé à se connecter))"
    r"|fe_sendauth: no password supplied"
)
_FULL = re.compile(r"FATAL\s?:\s+(?:too many connections|sorry, too many clients|remaining connection slots|trop de )")
_TO_READ = re.compile(r"session is read-only|server is in hot standby mode|la session est en lecture seule")
_NOWHERE = re.compile(r'FATAL\s?:\s+(?:database ".*" does not exist|la base de données «.*» n.existe pas)')


class UnreachableError(DixitError):
    """The database is not there, or went away: what was being written may or may not be kept."""


class Connection:
    """Takes the statements that both engines take."""

    def __init__(self, address: Dsn, to_write: bool) -> None:
        """Raises what `in_french` tells."""
        psycopg = _psycopg()
        try:
            settings = psycopg.conninfo.conninfo_to_dict(address.text)
        except psycopg.Error as error:
            raise DixitError(
                f"L’adresse «\u202f{address}\u202f» est mal écrite\u00a0: postgresql://nom@machine:port/base."
            ) from error
        defaults: dict[str, Any] = {"client_encoding": "UTF8"} | {
            name: value for name, value in _NOTICED.items() if name not in settings
        }
        if to_write:
            defaults["target_session_attrs"] = "read-write"
        self._raw = psycopg.connect(
            address.text, autocommit=True, prepare_threshold=5 if to_write else None, **defaults
        )
        if self._raw.info.parameter_status("server_encoding") != "UTF8":
            self._raw.close()
            raise DixitError(
                f"La base «\u202f{address}\u202f» n’est pas en UTF-8\u00a0: faites-en une autre par "
                "createdb -E UTF8 -T template0."
            )
        self._raw.execute(_SESSION)
        _register_vectors(self._raw)
        self._streams = itertools.count()
        self._used = time.monotonic()
        self._warned = False
        self._raw.add_notice_handler(lambda notice: setattr(self, "_warned", True))
        self.standby = bool(self.one("SELECT pg_is_in_recovery()"))

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> Any:
        return self._raw.execute(POSTGRES.fill(sql), values)

    def binary(self, sql: str, values: Sequence[Any]) -> list[Any]:
        """The rows of a statement that reads many bytes, which need not be written out as text on their way."""
        return list(self._raw.execute(POSTGRES.fill(sql), values, binary=True).fetchall())

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> None:
        for batch in _some_at_once(rows):
            self._raw.cursor().executemany(POSTGRES.fill(sql), batch)

    def insert(self, into: str, rows: Iterable[Sequence[Any]], conflict: str = "") -> None:
        """Many rows a statement."""
        for batch in _some_at_once(rows):
            row = f"({', '.join(['%s'] * len(batch[0]))})"
            statement = f"INSERT INTO {into} VALUES {', '.join([row] * len(batch))} {conflict}"
            self._raw.execute(statement, [_held(value) for values in batch for value in values])

    def one(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first value of the first row."""
        return self.execute(sql, values).fetchone()[0]

    def script(self, statements: str) -> None:
        """Several statements, as they are."""
        self._raw.execute(statements.encode())

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows, a few at a time as they are asked for, within a transaction."""
        with self._raw.cursor(f"rows{next(self._streams)}") as cursor:
            cursor.itersize = _STREAMED
            cursor.execute(POSTGRES.fill(sql), values)
            yield from cursor

    def commit(self) -> bool:
        """Whether the server kept the transaction without a reserve. It has one when somebody ends the wait for the
        replica that should hold it too."""
        self._warned = False
        self._raw.execute("COMMIT")
        return not self._warned

    def roll_back(self) -> None:
        if not self._raw.closed:
            self._raw.execute("ROLLBACK")

    def release(self) -> None:
        """Notes that it was used until now."""
        self._used = time.monotonic()

    def is_alive(self) -> bool:
        """Whether it can be used again; asked of the server when that was not seen lately."""
        if self._raw.closed or self._raw.info.transaction_status.name != "IDLE":
            return False
        if time.monotonic() - self._used > _FRESH:
            with suppress(Exception):
                self._raw.execute("SELECT 1")
        return not self._raw.closed

    def close(self) -> None:
        self._raw.close()


@contextmanager
def in_french(address: Dsn) -> Iterator[None]:
    """PostgreSQL's refusals as sentences that a person can act on; anything else is a bug."""
    psycopg = _psycopg()
    try:
        yield
    except psycopg.Error as error:
        refusal = _told(error, address)
        if refusal is None and isinstance(error, psycopg.OperationalError):
            refusal = UnreachableError(
                f"La base «\u202f{address}\u202f» ne répond pas\u00a0: vérifiez son adresse, et que le serveur est "
                "lancé. Ce qui y est déjà n’est jamais ajouté deux fois."
            )
        if refusal is None:
            raise
        raise refusal from error


def _held(value: Any) -> Any:
    """The protocol takes a value whole."""
    return value.whole() if isinstance(value, OnDisk) else value


def _some_at_once(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    """`_ROWS` of them, or fewer whose texts and files are long."""
    batch, size = list[Sequence[Any]](), 0
    for row in rows:
        batch.append(row)
        size += sum(len(value) for value in row if isinstance(value, str | bytes | OnDisk))
        if len(batch) == _ROWS or size > _LONG:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _told(error: "psycopg.Error", address: Dsn) -> DixitError | None:
    words, base = str(error), f"La base «\u202f{address}\u202f»"
    match error.sqlstate:
        case "53100":
            return DixitError("Le disque du serveur est plein\u00a0: rien n’a été ajouté.")
        case "42501":
            return DixitError(f"{base} ne laisse pas ce rôle faire cela.")
        case "25006":
            return DixitError(f"{base} n’est ouverte qu’en lecture.")
        case "0A000" | "58P01" if "vector" in words:
            return DixitError("L’extension pgvector manque sur ce serveur PostgreSQL\u00a0: installez-la.")
    if _NOBODY.search(words) or (error.sqlstate or "").startswith("28"):
        return DixitError(f"{base} refuse ce nom ou ce mot de passe.")
    if _FULL.search(words):
        return UnreachableError(f"{base} a trop de connexions ouvertes\u00a0: réessayez plus tard.")
    if _TO_READ.search(words):
        return UnreachableError(f"{base} n’est ouverte qu’en lecture.")
    if _NOWHERE.search(words):
        return DixitError(f"{base} n’existe pas\u00a0: créez-la par createdb.")
    return None


def _register_vectors(raw: Any) -> None:
    """Vectors go in and come out as the bytes that the truth keeps, once pgvector is there."""
    from psycopg.adapt import Dumper, Loader
    from psycopg.pq import Format

    (halfvec,) = raw.execute("SELECT to_regtype('halfvec')::oid").fetchone()
    if halfvec is None:
        return

    class Float16Dumper(Dumper):
        format = Format.BINARY
        oid = halfvec

        def dump(self, obj: Any) -> bytes:
            return to_wire(obj)

    class FromWords(Loader):
        def load(self, data: Any) -> bytes:
            return from_words(bytes(data))

    raw.adapters.register_dumper(rows.Float16Bytes, Float16Dumper)
    raw.adapters.register_loader(halfvec, FromWords)


def _psycopg() -> Any:
    try:
        import psycopg
        import psycopg.conninfo
    except ImportError as error:
        raise DixitError(
            "Pour une base PostgreSQL, il manque une bibliothèque\u00a0: "
            ".venv/bin/python -m pip install --editable '.[postgres]'"
        ) from error
    return psycopg
