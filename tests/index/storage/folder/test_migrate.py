"""Folders of another format: an older one is brought up to date after a copy, a newer one refused."""

import sqlite3
from pathlib import Path

import pytest

import index
from index.assemble import open_catalogue
from index.storage.folder.checksums import checksum
from index.storage.folder.migrate import SCHEMA_VERSION
from index.storage.folder.restore import restore_backup
from index.storage.folder.tables import FolderTables
from index.storage.sql.listing import Selection
from index.values.communique import Communique
from index.values.files import File

HERE = Path(index.__file__).parent
TEXTS = ("Grève nationale à l’hôpital.", "Communiqué sur les salaires.")


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A folder of format 1, without any of the tables that came later, and without views."""
    data = tmp_path / "var"
    data.mkdir()
    with sqlite3.connect(data / "dixit.sqlite") as db:
        db.executescript((HERE / "storage" / "folder" / "schema.sql").read_text(encoding="utf-8"))
        db.executemany(
            "INSERT INTO manifest VALUES (?, ?)", {"schema": "1", "identity": "0a1b2c3d", "change": "1"}.items()
        )
        for text in TEXTS:
            query = "INSERT INTO communiques (id, text, file_name, original) VALUES (?, ?, 'a.txt', ?)"
            db.execute(query, (Communique(text).id, text, text.encode()))
    db.close()
    return data


def test_an_older_folder_is_brought_up_to_date_and_keeps_all(older: Path) -> None:
    catalogue = open_catalogue(older)
    assert [one.text for one in catalogue.texts.all()] == list(TEXTS)
    assert catalogue.texts.count_listed(Selection("greve")) == 0  # no title: nothing to list it by
    assert catalogue.texts.count_listed(Selection(undated=True)) == 2
    catalogue.remove([next(catalogue.texts.all()).id])
    catalogue.add([File("b.txt", b"Un mot.")])
    assert catalogue.texts.counts().communiques == 2
    catalogue.close()


def test_the_copy_made_before_is_named_once_and_is_a_backup_of_the_older_format(older: Path, tmp_path: Path) -> None:
    store = FolderTables(older)
    assert store.manifest.get("schema") == str(SCHEMA_VERSION)
    assert store.kept_before is not None
    backup = restore_backup(store.kept_before, tmp_path / "back", SCHEMA_VERSION)
    store.close()
    assert (backup.schema, backup.communiques) == (1, 2)
    again = FolderTables(older)
    assert again.kept_before is None
    again.close()
    back = FolderTables(tmp_path / "back")
    assert [one.text for one in back.texts.all()] == list(TEXTS)
    back.close()


def test_a_folder_that_lacks_an_index_alone_gets_it_without_a_copy(tmp_path: Path) -> None:
    store = FolderTables(tmp_path)
    store.manifest.set("schema", "2")
    store.close()
    with sqlite3.connect(tmp_path / "dixit.sqlite") as db:
        db.execute("DROP INDEX communiques_in_short")
    db.close()
    store = FolderTables(tmp_path)
    assert (store.kept_before, store.manifest.get("schema"), store.passages.infos([])) == (
        None,
        str(SCHEMA_VERSION),
        [],
    )
    store.close()
    assert not list(tmp_path.glob("*/format-*"))


def test_what_was_damaged_before_an_index_came_is_still_told_after(tmp_path: Path) -> None:
    catalogue = open_catalogue(tmp_path)
    catalogue.add([File("a.txt", TEXTS[0].encode())])
    catalogue._storage.manifest.set("schema", "2")
    catalogue.close()
    with sqlite3.connect(tmp_path / "dixit.sqlite") as db:
        db.execute("DROP INDEX communiques_in_short")
        db.execute("UPDATE seals SET seal = seal + 1 WHERE of = 'passages'")
    db.close()
    catalogue = open_catalogue(tmp_path)
    assert catalogue.verify()
    catalogue.close()


def test_a_migration_that_fails_leaves_the_older_folder(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr("index.storage.folder.migrate.checksum_tables", fail)
        with pytest.raises(RuntimeError):
            FolderTables(older)
    store = FolderTables(older)
    assert [one.text for one in store.texts.all()] == list(TEXTS)
    store.close()


def test_a_folder_with_some_of_the_later_tables_is_brought_up_to_date_as_well(older: Path) -> None:
    with sqlite3.connect(older / "dixit.sqlite") as db:
        db.execute("CREATE TABLE withdrawn AS SELECT * FROM communiques LIMIT 0")
    db.close()
    store = FolderTables(older)
    assert store.texts.removed([Communique(TEXTS[0]).id]) == []
    store.close()


def test_a_seal_tells_values_and_their_places() -> None:
    checksums = {
        checksum(b"a", None),
        checksum(None, b"a"),
        checksum(b"a"),
        checksum(b"", b"a"),
        checksum(b"a", b""),
        checksum(b"b", None),
    }
    assert len(checksums) == 6
