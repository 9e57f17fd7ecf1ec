"""What can be read of a damaged file of texts, in a new one."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from index.assemble import reader_of
from index.communique import Communique, CommuniqueId
from index.errors import DixitError
from index.french.sigles import find_sigles
from index.intake import File
from index.marks import without_marks
from index.passages.preparing import MADE_BY
from index.truth import rows
from index.truth.database import DAMAGED, Connection, Database, DatabaseError
from index.truth.migrating import FUNCTIONS, NAME
from index.truth.records import Submission
from index.truth.sealing import seal_of, sealed_tables
from index.truth.store import Store

_TOLD_AGAIN = ("communiques", "passages", "sigles", "manifest", "removed_passages")
_OF_TEXTS = ("origins",)  # whose rows stand only beside their text
_HEADER = b"SQLite format 3\0\x10\x00\x02\x02\x00\x40\x20\x20"  # of each file that Dixit makes

_PAGE = 4096
_LEAF, _INTERIOR = b"\x0d", b"\x05"  # kinds of pages
_NOTHING = "Rien n’a pu être relu : remettez une sauvegarde (dixit restore) dans un dossier vide."

Row = dict[str, object]


def salvage(kept: Path, data: Path) -> list[str]:
    """Puts a new file of texts into `data`, with what is readable in the damaged one of the folder `kept`.

    What is lost, in French. The new one has no passages yet: its index is to be rebuilt.
    """
    work = data / "salvage.tmp"
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(kept, work / "damaged")
    _mend_header(work / "damaged" / NAME)
    new = Store(work / "new")
    _mend_schema(work / "damaged" / NAME, new)
    damaged = Database(work / "damaged" / NAME, FUNCTIONS, DAMAGED)
    try:
        with damaged.reading() as db:
            db.text_factory = lambda held: held.decode("utf-8", "replace")
            apart = [table for table in sealed_tables(db) if table not in (*_TOLD_AGAIN, *_OF_TEXTS)]
            lost = [line for table in apart for line in _copy(db, new, table)]
            lost += _salvage_texts(db, new, data)
            lost += [line for table in _OF_TEXTS for line in _copy(db, new, table)]
            if not sealed_tables(db):
                lost.append(_NOTHING)
    except (DixitError, DatabaseError):
        lost = [_NOTHING]
    finally:
        damaged.close()
    for name in MADE_BY:
        new.set_manifest(name, "")  # so that all is split and embedded again
    new.close()
    for beside in ("-wal", "-shm"):
        (data / f"{NAME}{beside}").unlink(missing_ok=True)
    (work / "new" / NAME).replace(data / NAME)
    shutil.rmtree(work)
    return lost


def _mend_header(file: Path) -> None:
    """What the first bytes of such a file can only be; the kind of its first page is tried."""
    if not file.exists() or (size := file.stat().st_size) < _PAGE:
        return
    for first_page in (None, _LEAF, _INTERIOR):
        with file.open("r+b") as stream:
            stream.write(_HEADER)
            stream.seek(28)
            stream.write((size // _PAGE).to_bytes(4, "big"))
            if first_page is not None:
                stream.seek(100)
                stream.write(first_page)
        database = Database(file, {}, DAMAGED)
        with suppress(DixitError, DatabaseError), database.reading() as db:
            if db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                return
        database.close()


def _mend_schema(file: Path, new: Store) -> None:
    """What the file says of the tables that it cannot name any more, as a new one says it."""
    database = Database(file, FUNCTIONS, DAMAGED)
    with suppress(DixitError, DatabaseError), database.reading() as db:
        for name, sql in new.tables():
            if not db.execute(f"PRAGMA table_info({name})").fetchall():
                db.execute("UPDATE sqlite_schema SET sql = ?, type = 'table' WHERE name = ?", (sql, name))
    database.close()


def _salvage_texts(db: Connection, new: Store, data: Path) -> list[str]:
    lost: list[str] = []
    read = reader_of(data)
    for place, row, whole in _readable(db, "communiques"):
        communique = _communique(row) if row else None
        if row and not (whole and communique):
            file = File(str(row["file_name"]), bytes(row["original"]))  # type: ignore[call-overload]
            again = (one.found for one in read(file))
            same = [one for one in again if isinstance(one, Communique) and one.id == row["id"]]
            communique = new.corrected(same[0]) if same else communique
        if row is None or communique is None:
            lost.append(f"Perdu : le texte n° {place}{f' (« {title} »)' if (title := row and row['title']) else ''}.")
            continue
        file = File(str(row["file_name"]), bytes(row["original"]))  # type: ignore[call-overload]
        new.add([Submission(communique, file, (), find_sigles(without_marks(communique.text)))])
    return lost


def _communique(row: Row) -> Communique | None:
    try:
        return rows.to_communique([*(row[column] for column in rows.COMMUNIQUE_COLUMNS), "[]"])
    except (DixitError, ValueError, TypeError):
        return None


def _copy(db: Connection, new: Store, table: str) -> list[str]:
    """Copies the rows that are as they were written; those that are not, in French."""
    lost = 0
    for _, row, whole in _readable(db, table):
        if row and table in _OF_TEXTS and new.communique(CommuniqueId(str(row["communique"]))) is None:
            continue  # lost with its text
        if row and whole:
            new.take_row(table, row)
        else:
            lost += 1
    return [f"Perdu : {lost} lignes de « {table} »."] if lost else []


def _readable(db: Connection, table: str) -> Iterator[tuple[int, Row | None, bool]]:
    """Each row that was there, in order: its place, the row if it can be read, and whether it is as it was written."""
    seals = {place: seal for place, seal in _as_far(db, f"SELECT place, seal FROM seals WHERE of = '{table}'")}
    places = {*seals, *(place for (place,) in _as_far(db, f"SELECT rowid FROM {table}"))}
    places |= {place for (place,) in _as_far(db, f"SELECT rowid FROM {table} ORDER BY rowid DESC")}
    for place in sorted(places):
        try:
            found = db.execute(f"SELECT {seal_of(db, table)}, * FROM {table} WHERE rowid = ?", (place,))
            names = [column[0] for column in found.description]
            values = found.fetchone()
        except DatabaseError:
            values = None
        row = dict(zip(names[1:], values[1:], strict=True)) if values else None
        yield place, row, values is not None and values[0] == seals.get(place, values[0])


def _as_far(db: Connection, query: str) -> Iterator[tuple[int, ...]]:
    """The rows of a query, up to the first that cannot be read."""
    try:
        yield from db.execute(query)
    except DatabaseError:
        return
