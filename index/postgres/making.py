"""The tables of the database: made where there are none, or refused when a newer Dixit made them."""

import uuid
from pathlib import Path

from index.errors import DixitError
from index.postgres.address import Address
from index.postgres.connection import Connection
from index.postgres.database import Server

FORMAT = 1
"""The format of schema.sql, kept in the manifest: a database of a later one is refused."""


def make_tables(server: Server, address: Address) -> None:
    """Makes the tables where there are none. Raises DixitError for those of a later format, and changes nothing."""
    with server.reading() as db:
        found = _format(db)
    if found is None:
        with server.bare_writing() as db:
            if (found := _format(db)) is None:  # else another process has just made them
                _make(db)
        server.close()  # connections made before know nothing of the tables
    if found is not None and found > FORMAT:
        raise DixitError(
            f"La base « {address} » a été faite par une version plus récente de Dixit "
            f"(format {found}, ici {FORMAT}). Rien n’a été modifié."
        )


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
    db.script((Path(__file__).parent / "schema.sql").read_text(encoding="utf-8"))
    db.execute("ANALYZE")  # else a table that stays empty is taken to hold a thousand rows
    first = {"schema": str(FORMAT), "identity": uuid.uuid4().hex[:8], "change": "0"}
    db.executemany("INSERT INTO manifest VALUES (?, ?)", first.items())
