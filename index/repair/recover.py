"""What can be read of a damaged file of texts, in a new one."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from index.assemble import reader_of
from index.french.acronyms import find_acronyms
from index.french.markdown import without_markdown
from index.passages.prepare import MADE_BY
from index.storage.folder.checksums import checksum_of, tables_with_checksums
from index.storage.folder.migrate import FUNCTIONS, NAME
from index.storage.folder.sqlite import DAMAGED, Connection, Database, DatabaseError
from index.storage.folder.tables import FolderTables
from index.storage.records import Submission
from index.storage.sql import rows
from index.storage.sql.followed import FOLLOWED
from index.values.communique import Communique, CommuniqueId
from index.values.errors import DixitError
from index.values.files import File

_TOLD_AGAIN = ("communiques", "passages", "sigles", "manifest", "removed_passages")
_OF_TEXTS = ("origins",)  # whose rows stand only beside their text
_OF_ITSELF = "manifest"  # of which only what people follow is copied: a new file says the rest of itself
_HEADER = b"SQLite format 3\0\x10\x00\x02\x02\x00\x40\x20\x20"  # of each file that Dixit makes

_PAGE = 4096
_LEAF, _INTERIOR = b"\x0d", b"\x05"  # kinds of pages
_NOTHING = "Rien n’a pu être relu : remettez une sauvegarde (dixit restore) dans un dossier vide."

Row = dict[str, object]


def recover(kept: Path, data: Path) -> list[str]:
    """Puts a new file of texts into `data`, with what is readable in the damaged one of the folder `kept`.

    What is lost, in French. The new one has no passages yet: its index is to be rebuilt.
    """
    work = data / "salvage.tmp"
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(kept, work / "damaged")
    _repair_header(work / "damaged" / NAME)
    new = FolderTables(work / "new")
    _repair_schema(work / "damaged" / NAME, new)
    damaged = Database(work / "damaged" / NAME, FUNCTIONS, DAMAGED)
    try:
        with damaged.reading() as db:
            db.text_factory = lambda held: held.decode("utf-8", "replace")
            apart = [table for table in tables_with_checksums(db) if table not in (*_TOLD_AGAIN, *_OF_TEXTS)]
            lost = [line for table in apart for line in _copy(db, new, table)]
            lost += _recover_texts(db, new, data)
            lost += [line for table in (*_OF_TEXTS, _OF_ITSELF) for line in _copy(db, new, table)]
            if not tables_with_checksums(db):
                lost.append(_NOTHING)
    except (DixitError, DatabaseError):
        lost = [_NOTHING]
    finally:
        damaged.close()
    for name in MADE_BY:
        new.manifest.set(name, "")  # so that all is split and embedded again
    new.database.settle()
    new.close()
    for beside in ("-wal", "-shm"):
        (data / f"{NAME}{beside}").unlink(missing_ok=True)
    (work / "new" / NAME).replace(data / NAME)
    shutil.rmtree(work, ignore_errors=True)
    return lost


def _repair_header(file: Path) -> None:
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


def _repair_schema(file: Path, new: FolderTables) -> None:
    """What the file says of the tables that it cannot name any more, as a new one says it."""
    database = Database(file, FUNCTIONS, DAMAGED)
    with suppress(DixitError, DatabaseError), database.reading() as db:
        for name, sql in _tables(new):
            if not db.execute(f"PRAGMA table_info({name})").fetchall():
                db.execute("UPDATE sqlite_schema SET sql = ?, type = 'table' WHERE name = ?", (sql, name))
    database.close()


def _recover_texts(db: Connection, new: FolderTables, data: Path) -> list[str]:
    lost: list[str] = []
    read = reader_of(data)
    for place, row, whole in _readable(db, "communiques"):
        communique = _communique(row) if row else None
        if row and not (whole and communique):
            file = File(str(row["file_name"]), bytes(row["original"]))  # type: ignore[call-overload]
            again = (reading.found for reading in read(file))
            same = [text for text in again if isinstance(text, Communique) and text.id == row["id"]]
            communique = new.texts.corrected(same[0]) if same else communique
        if row is None or communique is None:
            lost.append(f"Perdu : le texte n° {place}{f' (« {title} »)' if (title := row and row['title']) else ''}.")
            continue
        file = File(str(row["file_name"]), bytes(row["original"]))  # type: ignore[call-overload]
        new.editor.add([Submission(communique, file, (), find_acronyms(without_markdown(communique.text)))])
    return lost


def _communique(row: Row) -> Communique | None:
    try:
        return rows.to_communique([*(row[column] for column in rows.COMMUNIQUE_COLUMNS), "[]"])
    except (DixitError, ValueError, TypeError):
        return None


def _copy(db: Connection, new: FolderTables, table: str) -> list[str]:
    """Copies the rows that are as they were written; those that are not, in French."""
    lost = 0
    for _, row, whole in _readable(db, table):
        if row and table in _OF_TEXTS and new.texts.communique(CommuniqueId(str(row["communique"]))) is None:
            continue  # lost with its text
        if row and table == _OF_ITSELF and not str(row["name"]).startswith(FOLLOWED):
            continue
        if row and whole:
            _take_row(table, row, new)
        else:
            lost += 1
    return [f"Perdu : {lost} lignes de « {table} »."] if lost else []


def _tables(new: FolderTables) -> list[tuple[str, str]]:
    """The name and the SQL of each table."""
    query = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    with new.database.reading() as db:
        return list(db.execute(query))


def _take_row(table: str, row: Row, new: FolderTables) -> None:
    """A row as another file held it, unless its like is there."""
    columns = ", ".join(f'"{name}"' for name in row)
    with new.database.writing() as db:
        db.execute(
            f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
        )


def _readable(db: Connection, table: str) -> Iterator[tuple[int, Row | None, bool]]:
    """Each row that was there, in order: its place, the row if it can be read, and whether it is as it was written."""
    checksums = {
        place: checksum for place, checksum in _as_far(db, f"SELECT place, seal FROM seals WHERE of = '{table}'")
    }
    places = {*checksums, *(place for (place,) in _as_far(db, f"SELECT rowid FROM {table}"))}
    places |= {place for (place,) in _as_far(db, f"SELECT rowid FROM {table} ORDER BY rowid DESC")}
    for place in sorted(places):
        try:
            cursor = db.execute(f"SELECT {checksum_of(db, table)}, * FROM {table} WHERE rowid = ?", (place,))
            names = [column[0] for column in cursor.description]
            values = cursor.fetchone()
        except DatabaseError:
            values = None
        row = dict(zip(names[1:], values[1:], strict=True)) if values else None
        yield place, row, values is not None and values[0] == checksums.get(place, values[0])


def _as_far(db: Connection, query: str) -> Iterator[tuple[int, ...]]:
    """The rows of a query, up to the first that cannot be read."""
    try:
        yield from db.execute(query)
    except DatabaseError:
        return
