"""A checksum for each row of the texts, so that a byte that changed on the disk is noticed.

On the disk they are the table `seals`, made by the function `sealed` of its triggers.
"""

import hashlib
from typing import TYPE_CHECKING

from index.values.files import OnDisk

if TYPE_CHECKING:
    from index.storage.sql.database import Connection

_DERIVED = ("seals", "listed", "sketches", "versions", "sqlite_sequence")  # told again by the rest


def checksum(*values: bytes | OnDisk | None) -> int:
    """64 bits that tell these values, in this order, from any others.

    `checksum(b"a", None) != checksum(None, b"a")`.
    """
    digest = hashlib.blake2b(digest_size=8)
    for value in values:
        digest.update(b"-" if value is None else b"%d:" % len(value))
        for piece in value.pieces() if isinstance(value, OnDisk) else [value or b""]:
            digest.update(piece)
    return int.from_bytes(digest.digest(), "big", signed=True)


def checksum_tables(db: "Connection") -> None:
    """Make one of all that is there, and from now on all that comes. Made anew when a table changes its columns."""
    db.execute("DELETE FROM seals")
    for table in tables_with_checksums(db):
        new = f"INSERT OR REPLACE INTO seals VALUES ('{table}', new.rowid, {checksum_of(db, table, 'new.')})"
        old = f"DELETE FROM seals WHERE of = '{table}' AND place = old.rowid"
        for when, do in (("INSERT", new), ("UPDATE", f"{old}; {new}"), ("DELETE", old)):
            db.execute(f"DROP TRIGGER IF EXISTS seal_{table}_{when}")
            db.execute(f"CREATE TRIGGER seal_{table}_{when} AFTER {when} ON {table} BEGIN {do}; END")
        db.execute(f"INSERT INTO seals SELECT '{table}', rowid, {checksum_of(db, table)} FROM {table}")


def tables_with_checksums(db: "Connection") -> list[str]:
    """The tables whose rows are sealed, in the order in which they were made."""
    query = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid"
    return [name for (name,) in db.execute(query) if name not in _DERIVED]


def database_faults(db: "Connection") -> list[str]:
    """What is wrong with the file of the texts, in French; nothing when each byte that counts is as it was written."""
    wrong = [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
    if wrong:
        return [f"Le fichier des textes est abîmé : {wrong[0]}"]
    return [
        f"Le fichier des textes est abîmé : {len(rows)} lignes de « {table} » ne sont plus ce qui a été écrit."
        for table, rows in broken_checksums(db).items()
    ]


def broken_checksums(db: "Connection") -> dict[str, list[int]]:
    """For each table, the rows that are not what they were when they were written, or that vanished."""
    broken: dict[str, list[int]] = {}
    for table in tables_with_checksums(db):
        mine = f"(SELECT place, seal FROM seals WHERE of = '{table}')"
        query = f"""
        SELECT t.rowid FROM {table} t LEFT JOIN {mine} s ON s.place = t.rowid
        WHERE s.seal IS NOT {checksum_of(db, table, "t.")}
        UNION SELECT place FROM {mine} WHERE place NOT IN (SELECT rowid FROM {table})
        """
        if places := [place for (place,) in db.execute(query)]:
            broken[table] = places
    return broken


def checksum_of(db: "Connection", table: str, of: str = "") -> str:
    """The checksum that a row should have, in SQL. Read as bytes, since a damaged text may be no UTF-8."""
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    cast = [f'CAST({of}"{column}" AS BLOB)' for column in columns]
    return f"sealed({', '.join(cast)})"
