"""The tables of the database: made where there are none, brought to this format, or refused when it is a later one."""

import uuid
from pathlib import Path

from index.storage.postgres.connection import Connection
from index.storage.postgres.dsn import Dsn
from index.storage.postgres.pool import ConnectionPool
from index.storage.postgres.postings import derive_again
from index.values.errors import DixitError

FORMAT = 3
"""The format of schema.sql, kept in the manifest: each file of `migrations/` leads to one from that before."""
_LAST_OF_POSTINGS = 2  # what leads to a later format leaves them as they are


def make_tables(pool: ConnectionPool, address: Dsn) -> None:
    """Makes the tables where there are none, and brings older ones to this format. Raises DixitError for those of a
    later format, and for older ones that this role, or this replica, may not write; nothing is changed then."""
    with pool.reading() as db:
        version = _format(db)
    if version is None or version < FORMAT:
        try:
            _bring_up_to_date(pool)
        except DixitError as error:
            if version is None:
                raise
            raise DixitError(
                f"La base «\u202f{address}\u202f» est d’un format plus ancien ({version}, ici {FORMAT})\u00a0: "
                "qu’un rôle qui peut y écrire l’ouvre d’abord."
            ) from error
        pool.close()  # connections made before know nothing of the tables
    elif version > FORMAT:
        raise DixitError(
            f"La base «\u202f{address}\u202f» a été faite par une version plus récente de Dixit "
            f"(format {version}, ici {FORMAT}). Rien n’a été modifié."
        )


def _bring_up_to_date(pool: ConnectionPool) -> None:
    """All at once; another process may have just done it."""
    with pool.bare_writing() as db:
        version = _format(db)
        if version is None:
            _make(db)
        elif version < FORMAT:
            for step in range(version + 1, FORMAT + 1):
                _run_file(db, f"migrations/{step}.sql")
            if version < _LAST_OF_POSTINGS:
                derive_again(db)
                db.execute("ANALYZE postings, lexicon")
            db.execute("UPDATE manifest SET value = ? WHERE name = 'schema'", (str(FORMAT),))


def _format(db: Connection) -> int | None:
    if db.one("SELECT to_regclass('dixit.manifest')") is None:
        return None
    row = db.execute("SELECT value FROM manifest WHERE name = 'schema'").fetchone()
    return int(row[0]) if row else None


def _make(db: Connection) -> None:
    if db.one("SELECT to_regnamespace('dixit')") is None:
        db.execute("CREATE SCHEMA dixit")
    if db.one("SELECT to_regtype('halfvec')") is None:
        db.execute("CREATE EXTENSION IF NOT EXISTS vector SCHEMA public")
    _run_file(db, "schema.sql")
    db.execute("ANALYZE")  # else a table that stays empty is taken to hold a thousand rows
    first = {"schema": str(FORMAT), "identity": uuid.uuid4().hex[:8], "change": "0"}
    db.insert("manifest", first.items())


def _run_file(db: Connection, name: str) -> None:
    db.script((Path(__file__).parent / name).read_text(encoding="utf-8"))
