"""The format of a data folder: made, brought up to date after a copy, or refused."""

import uuid
from collections.abc import Callable
from pathlib import Path

from index.storage.folder.backup import write_backup
from index.storage.folder.checksums import checksum, checksum_tables
from index.storage.folder.copies import copy_named
from index.storage.folder.sqlite import Connection, Database, Value
from index.storage.sql.listing import folded
from index.values.errors import DixitError

NAME = "dixit.sqlite"
FUNCTIONS: dict[str, Callable[..., Value]] = {"folded": folded, "sealed": checksum}
SCHEMA_VERSION = 4
"""The format of the tables: `schema.sql` is 1, and each file of `migrations/` leads from one to the next."""
_LAST_OF_TABLES = 2  # what leads to a later format adds indexes alone, for which nothing is copied before


def bring_up_to_date(database: Database, folder: Path) -> Path | None:
    """Makes the tables where there are none, and brings older ones to this format.

    The copy that was made of them before, if there was more to change than an index. Raises DixitError for a newer
    format, and for a folder whose texts have vanished; nothing is changed then.
    """
    version = _version(database)
    if version is None:
        _check_nothing_was_there(folder)
        _migrate(database)
        return None
    if version == SCHEMA_VERSION:
        return None
    if version > SCHEMA_VERSION:
        raise DixitError(
            f"Le dossier de données « {folder} » a été fait par une version plus récente de Dixit "
            f"(format {version}, ici {SCHEMA_VERSION}). Rien n’a été modifié."
        )
    copy = None
    if version < _LAST_OF_TABLES:
        copy = copy_named(folder, f"format-{version}.dixit")
        write_backup(database, folder, copy)
    _migrate(database)
    return copy


def _version(database: Database) -> int | None:
    with database.reading() as db:
        return _version_in(db)


def _version_in(db: Connection) -> int | None:
    if not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'manifest'").fetchone():
        return None
    row = db.execute("SELECT value FROM manifest WHERE name = 'schema'").fetchone()
    if row is None or not row[0].isdecimal():
        raise DixitError("Le fichier des textes est abîmé : son format n’est plus lisible. Lancez dixit repair.")
    return int(row[0])


def _check_nothing_was_there(folder: Path) -> None:
    if any(folder.glob("views/*")):
        raise DixitError(
            f"Le fichier des textes manque ou est vide dans « {folder} », alors que leur index y est. "
            "Rien n’a été modifié : remettez une sauvegarde, ou lancez dixit repair."
        )


def _migrate(database: Database) -> None:
    """All at once; another process may have just done it."""
    with database.writing() as db:
        version = _version_in(db) or 0
        if version >= SCHEMA_VERSION:
            return
        if not version:
            make_step(db, 1)
            first = {"schema": "1", "identity": uuid.uuid4().hex[:8], "change": "0"}
            db.executemany("INSERT INTO manifest VALUES (?, ?)", first.items())
        for step in range(max(version, 1) + 1, SCHEMA_VERSION + 1):
            make_step(db, step)
        if version < _LAST_OF_TABLES:  # else their seals are kept: made anew, they would be of whatever lies there
            checksum_tables(db)
        db.execute("UPDATE manifest SET value = ? WHERE name = 'schema'", (str(SCHEMA_VERSION),))


def make_step(db: Connection, step: int) -> None:
    """What leads to the format `step` from the one before; to the first, from nothing."""
    name = f"migrations/{step}.sql" if step > 1 else "schema.sql"
    for statement in (Path(__file__).parent / name).read_text(encoding="utf-8").split(";\n"):
        db.execute(statement)
