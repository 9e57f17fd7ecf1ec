"""One list of all that is stored, and what becomes of each thing: a table that is not in it fails the tests."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.repair.recover import recover
from index.storage.folder.checksums import tables_with_checksums
from index.storage.folder.migrate import SCHEMA_VERSION
from index.storage.folder.restore import restore_backup
from index.storage.folder.sqlite import Database
from index.storage.postgres.dsn import Dsn
from index.sync.folder import Folder
from index.values.communique import CommuniqueId
from index.values.correction import Correction
from index.values.files import File
from qa.answer import Answer
from qa.assemble import open_answerer

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Stored:
    """`repaired`: whether a repair copies its rows, rather than make them again; `erased`: whether an erasure leaves
    no row that names the text; `sealed`: whether `verify` sees a row that is not as it was written. All are in a
    backup.
    """

    repaired: bool
    erased: bool
    sealed: bool = True


TABLES = {
    "backups": Stored(repaired=True, erased=False),  # names of files, told in the receipt of an erasure
    "communiques": Stored(repaired=True, erased=True),
    "corrections": Stored(repaired=True, erased=True),
    "folder_files": Stored(repaired=True, erased=True),
    "listed": Stored(repaired=False, erased=True, sealed=False),  # by triggers, from the texts
    "manifest": Stored(repaired=False, erased=False),  # names of models, numbers of changes; questions followed
    "origins": Stored(repaired=True, erased=True),
    "other_facts": Stored(repaired=True, erased=True),
    "passages": Stored(repaired=False, erased=True),  # split and embedded again
    "removed_communiques": Stored(repaired=True, erased=False),  # the id alone stays: the text is not to come back
    "removed_passages": Stored(repaired=False, erased=False),  # numbers, for the indexes
    "seals": Stored(repaired=False, erased=False, sealed=False),
    "sigles": Stored(repaired=True, erased=True),
    "sketches": Stored(repaired=True, erased=True, sealed=False),  # made again from the texts, alike
    "versions": Stored(repaired=True, erased=True, sealed=False),
    "withdrawn": Stored(repaired=True, erased=True),
}
FILES = {"dixit.sqlite", "views", "receipts", "sources.toml", "copies", "reading.sqlite"}
"""Of a data folder: the texts; indexes, made again; receipts and a person's own list, in backups; copies, dropped by
an erasure; vectors of what was read, made again and left out of backups."""
IN_FILES = {"seals"}  # which a database does without
IN_POSTGRES = {"receipts", "lexicon", "postings", "totals", "read_passages", "leaving", "unlisted", "unposted"}
QUESTION = "Qui refuse la fermeture de la ligne ?"

WORDS = "Le comité régional des transports (CRT) refuse la fermeture de la ligne {}, que prennent 42 000 habitants."


@pytest.fixture
def lived(tmp_path: Path) -> Iterator[tuple[Catalogue, CommuniqueId]]:
    """A catalogue of which every table has rows, and a text of which nearly every one tells."""
    catalogue = open_catalogue(tmp_path / "data")
    (tmp_path / "in").mkdir()
    mail = "From: presse@crt.example\nMessage-ID: <{}@crt.example>\nDate: Mon, 5 Feb 2024 10:00:00 +0100\n\n" + WORDS
    for number in ("douze", "treize", "seize"):
        (tmp_path / "in" / f"{number}.eml").write_text(mail.format(number, number))
    Folder(catalogue, tmp_path / "in").follow()
    first, second, third = (one.id for one in catalogue.texts.all())
    catalogue.correct(first, Correction(title="Un titre"))
    catalogue.remove([second])
    catalogue.add([File("a.txt", WORDS.format("onze").encode())])
    catalogue.back_up(tmp_path / "kept.dixit")
    assert isinstance(open_answerer(catalogue).ask(QUESTION), Answer)  # read, and what was read is kept
    catalogue.followed.tell(QUESTION, [first, third])
    yield catalogue, first
    catalogue.close()


def rows(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """Of each table."""
    db = sqlite3.connect(path)
    try:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: set(db.execute(f"SELECT * FROM {name}")) for name in names if not name.startswith("sqlite_")}
    finally:
        db.close()


def test_every_table_and_file_is_in_the_list(lived: tuple[Catalogue, CommuniqueId], tmp_path: Path) -> None:
    known = rows(tmp_path / "data/dixit.sqlite")
    assert known.keys() == TABLES.keys()
    assert {name for name, held in known.items() if not held} == set()  # what follows says something of each
    files = {path.name for path in (tmp_path / "data").iterdir()}
    assert {name for name in files if not name.startswith(("dixit.sqlite-", "reading.sqlite-", "."))} <= FILES
    assert "reading.sqlite" in files


def test_every_table_is_sealed_for_verify(lived: tuple[Catalogue, CommuniqueId], tmp_path: Path) -> None:
    database = Database(tmp_path / "data/dixit.sqlite", {})
    with database.reading() as db:
        assert set(tables_with_checksums(db)) == {name for name, table in TABLES.items() if table.sealed}
    database.close()
    assert lived[0].verify() == []


def test_a_backup_brings_every_row_back(lived: tuple[Catalogue, CommuniqueId], tmp_path: Path) -> None:
    lived[0].back_up(tmp_path / "b.dixit")
    restore_backup(tmp_path / "b.dixit", tmp_path / "back", SCHEMA_VERSION)
    assert rows(tmp_path / "back/dixit.sqlite") == rows(tmp_path / "data/dixit.sqlite")


def test_a_repair_copies_or_makes_again_every_row(lived: tuple[Catalogue, CommuniqueId], tmp_path: Path) -> None:
    lived[0].close()
    before = rows(tmp_path / "data/dixit.sqlite")
    shutil.copytree(tmp_path / "data", tmp_path / "kept")
    assert recover(tmp_path / "kept", tmp_path / "data") == []
    after = rows(tmp_path / "data/dixit.sqlite")
    assert {name for name, table in TABLES.items() if table.repaired and after[name] != before[name]} == set()
    followed = {row for row in before["manifest"] if str(row[0]).startswith("followed/")}
    assert followed
    assert followed <= after["manifest"]


def test_an_erasure_leaves_no_row_that_names_the_text(lived: tuple[Catalogue, CommuniqueId], tmp_path: Path) -> None:
    catalogue, id = lived
    before = rows(tmp_path / "data/dixit.sqlite")
    assert {name for name in ("corrections", "origins", "other_facts") if any(id in row for row in before[name])} == {
        "corrections",
        "origins",
        "other_facts",
    }
    catalogue.erase([id])
    after = rows(tmp_path / "data/dixit.sqlite")
    naming = {name for name, held in after.items() for row in held if any(id in str(cell) for cell in row)}
    assert naming <= {name for name, table in TABLES.items() if not table.erased}
    assert not any(id in row for row in rows(tmp_path / "data/reading.sqlite")["read_passages"])
    assert "douze" not in str({name: after[name] for name in after if name != "folder_files"})


def test_a_database_holds_the_same_and_an_erasure_leaves_none_of_it(new_database: Callable[[], Dsn]) -> None:
    catalogue = open_catalogue(home := new_database())
    catalogue.add([File(f"{number}.txt", WORDS.format(number).encode()) for number in ("onze", "douze")])
    assert isinstance(open_answerer(catalogue).ask(QUESTION), Answer)
    erased, other = (one.id for one in catalogue.texts.all())
    catalogue.correct(erased, Correction(title="Un titre"))
    assert in_database(home).keys() == (TABLES.keys() - IN_FILES) | IN_POSTGRES
    catalogue.erase([erased])
    after = in_database(home)
    naming = {name for name, held in after.items() if any(erased in str(cell) for row in held for cell in row)}
    assert naming <= {"removed_communiques", "receipts"}
    assert any(other in str(row) for row in after["read_passages"])
    catalogue.close()


def in_database(home: Dsn) -> dict[str, set[tuple[object, ...]]]:
    """Of each table."""
    query = "SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
    told = SQL("SELECT {}::text FROM {}")
    with psycopg.connect(home.text) as db:
        tables = db.execute(query).fetchall()
        return {name: set(db.execute(told.format(Identifier(name), Identifier(of, name)))) for of, name in tables}
