"""The tables of the database: made where there are none, brought to this format, or refused when it is a later one."""

import uuid
from pathlib import Path

from index.errors import DixitError
from index.postgres.address import Address
from index.postgres.connection import Connection
from index.postgres.database import Server
from index.postgres.deriving import derive_again

FORMAT = 2
"""The format of schema.sql and postings.sql, kept in the manifest: a database of a later one is refused."""

_POSTINGS_OF_BEFORE = "DROP TABLE postings, lexicon, totals; DROP FUNCTION IF EXISTS rounded(INTEGER)"


def make_tables(server: Server, address: Address) -> None:
    """Makes the tables where there are none, and derives anew what was derived in another way before. Raises DixitError
    for those of a later format, and changes nothing."""
    with server.reading() as db:
        found = _format(db)
    if found is None or found < FORMAT:
        with server.bare_writing() as db:
            found = _format(db)  # another process may just have made them
            if found is None:
                _make(db)
            elif found < FORMAT:
                _bring_up_to_date(db)
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
    for name in ("schema.sql", "postings.sql"):
        _run_file(db, name)
    db.execute("ANALYZE")  # else a table that stays empty is taken to hold a thousand rows
    first = {"schema": str(FORMAT), "identity": uuid.uuid4().hex[:8], "change": "0"}
    db.executemany("INSERT INTO manifest VALUES (?, ?)", first.items())


def _bring_up_to_date(db: Connection) -> None:
    """What is derived tells nothing that the texts do not: it is made anew, as this format has it."""
    db.script(_POSTINGS_OF_BEFORE)
    _run_file(db, "postings.sql")
    derive_again(db)
    db.execute("UPDATE manifest SET value = ? WHERE name = 'schema'", (str(FORMAT),))


def _run_file(db: Connection, name: str) -> None:
    db.script((Path(__file__).parent / name).read_text(encoding="utf-8"))
