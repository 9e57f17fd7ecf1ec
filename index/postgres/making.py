"""The tables of the database: made where there are none, brought to this format, or refused when it is a later one."""

import uuid
from pathlib import Path

from index.errors import DixitError
from index.postgres.address import Address
from index.postgres.connection import Connection
from index.postgres.database import Server
from index.postgres.deriving import derive_again

FORMAT = 2
"""The format of schema.sql, kept in the manifest: each file of `migrations/` leads to one from that before."""


def make_tables(server: Server, address: Address) -> None:
    """Makes the tables where there are none, and brings older ones to this format. Raises DixitError for those of a
    later format, and for older ones that this role, or this replica, may not write; nothing is changed then."""
    with server.reading() as db:
        found = _format(db)
    if found is None or found < FORMAT:
        try:
            _bring_up_to_date(server)
        except DixitError as error:
            if found is None:
                raise
            raise DixitError(
                f"La base «\u202f{address}\u202f» est d’un format plus ancien ({found}, ici {FORMAT})\u00a0: "
                "qu’un rôle qui peut y écrire l’ouvre d’abord."
            ) from error
        server.close()  # connections made before know nothing of the tables
    elif found > FORMAT:
        raise DixitError(
            f"La base «\u202f{address}\u202f» a été faite par une version plus récente de Dixit "
            f"(format {found}, ici {FORMAT}). Rien n’a été modifié."
        )


def _bring_up_to_date(server: Server) -> None:
    """All at once; another process may have just done it."""
    with server.bare_writing() as db:
        found = _format(db)
        if found is None:
            _make(db)
        elif found < FORMAT:
            for step in range(found + 1, FORMAT + 1):
                _run_file(db, f"migrations/{step}.sql")
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
    db.executemany("INSERT INTO manifest VALUES (?, ?)", first.items())


def _run_file(db: Connection, name: str) -> None:
    db.script((Path(__file__).parent / name).read_text(encoding="utf-8"))
