"""One portable file: what it holds, and when it is refused."""

import hashlib
import json
import sqlite3
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.storage.folder.migrate import SCHEMA_VERSION
from index.storage.folder.restore import restore_backup
from index.values.correction import Correction
from index.values.errors import DixitError
from index.values.files import File


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = open_catalogue(tmp_path / "var")
    opened.add([File(f"{i}.txt", f"Communiqué n° {i}. Grève.".encode()) for i in range(4)])
    yield opened
    opened.close()


def test_a_backup_brings_back_texts_corrections_removed_texts_and_sources(catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "var" / "sources.toml").write_text("")
    first, second, *_ = catalogue.texts.all()
    catalogue.correct(first.id, Correction(source="CGT"))
    catalogue.remove([second.id])
    before = list(catalogue.texts.all())
    catalogue.back_up(tmp_path / "b.zip")
    restore_backup(tmp_path / "b.zip", tmp_path / "back", SCHEMA_VERSION)
    back = open_catalogue(tmp_path / "back")
    assert list(back.texts.all()) == before
    assert back.texts.stated(first.id) == first
    assert back.restore([second.id]) == [second.id]
    assert back.search("grève", 10)
    assert (tmp_path / "back" / "sources.toml").exists()
    assert back.verify() == []
    back.close()


def test_a_backup_is_of_one_moment_while_others_write(catalogue: Catalogue, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        i = 100
        while not stop.is_set():
            catalogue.add([File("n.txt", f"Communiqué n° {i}.".encode())])
            i += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        said = [catalogue.back_up(tmp_path / f"{i}.zip").communiques for i in range(5)]
    finally:
        stop.set()
        writer.join()
    for i, communiques in enumerate(said):
        restore_backup(tmp_path / f"{i}.zip", tmp_path / str(i), SCHEMA_VERSION)
        back = open_catalogue(tmp_path / str(i))
        assert back.texts.counts().communiques == communiques
        back.rebuild()
        assert back.verify() == []
        back.close()


def test_any_flipped_byte_of_a_backup_is_noticed_or_harmless(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.back_up(tmp_path / "b.zip")
    whole = (tmp_path / "b.zip").read_bytes()
    refused = 0
    places = range(0, len(whole), max(1, len(whole) // 60))
    for i, place in enumerate(places):
        (tmp_path / "c.zip").write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        try:
            restore_backup(tmp_path / "c.zip", tmp_path / f"c{i}", SCHEMA_VERSION)
        except DixitError:
            refused += 1
            assert not (tmp_path / f"c{i}").exists()
        else:
            back = open_catalogue(tmp_path / f"c{i}")
            assert list(back.texts.all()) == list(catalogue.texts.all())
            back.close()
    assert refused > len(places) // 2


def test_a_backup_cut_short_is_refused(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.back_up(tmp_path / "b.zip")
    whole = (tmp_path / "b.zip").read_bytes()
    (tmp_path / "b.zip").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DixitError, match="abîmée"):
        restore_backup(tmp_path / "b.zip", tmp_path / "back", SCHEMA_VERSION)
    assert not (tmp_path / "back").exists()


def test_a_folder_that_holds_something_is_left_alone(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.back_up(tmp_path / "b.zip")
    with pytest.raises(DixitError, match="n’est pas vide"):
        restore_backup(tmp_path / "b.zip", tmp_path / "var", SCHEMA_VERSION)
    with pytest.raises(DixitError, match="existe déjà"):
        catalogue.back_up(tmp_path / "b.zip")


def test_what_is_no_backup_or_of_a_newer_format_is_refused(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.back_up(tmp_path / "b.zip")
    with pytest.raises(DixitError, match="plus récente"):
        restore_backup(tmp_path / "b.zip", tmp_path / "back", SCHEMA_VERSION - 1)
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as other:
        other.writestr("../x", "")
    with pytest.raises(DixitError, match="n’est pas une sauvegarde"):
        restore_backup(tmp_path / "z.zip", tmp_path / "back", SCHEMA_VERSION)
    with pytest.raises(DixitError, match="n’existe pas"):
        restore_backup(tmp_path / "rien.zip", tmp_path / "back", SCHEMA_VERSION)
    assert not (tmp_path / "back").exists()


@pytest.mark.parametrize("name", ["../ailleurs.json", "receipts/../../x.json", "/etc/x.json"])
def test_a_part_that_would_lie_elsewhere_is_refused(catalogue: Catalogue, tmp_path: Path, name: str) -> None:
    catalogue.back_up(tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as good, zipfile.ZipFile(tmp_path / "c.zip", "w") as bad:
        bad.writestr("dixit.sqlite", good.read("dixit.sqlite"))
        bad.writestr(name, "{}")
        empty = '"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"'
        said = good.read("backup.json").decode().replace('"parts": {', f'"parts": {{"{name}": {empty}, ')
        bad.writestr("backup.json", said)
    with pytest.raises(DixitError, match="abîmée"):
        restore_backup(tmp_path / "c.zip", tmp_path / "back", SCHEMA_VERSION)


@pytest.mark.parametrize(
    "name", ["/tmp/receipts/x.json", "receipts/a/b.json", "receipts/.json", "x/sources.toml", "receipts"]
)
def test_only_known_names_are_put_back(catalogue: Catalogue, tmp_path: Path, name: str) -> None:
    """B10: an absolute name that ended in `receipts/x.json` was written where it said."""
    name = name.replace("/tmp", str(tmp_path))
    forged(catalogue, tmp_path, name=name)
    with pytest.raises(DixitError, match="abîmée"):
        restore_backup(tmp_path / "c.zip", tmp_path / "back", SCHEMA_VERSION)
    assert not (tmp_path / "back").exists()
    assert not (tmp_path / "receipts").exists()


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER t AFTER INSERT ON communiques BEGIN DELETE FROM communiques; END",
        "CREATE VIEW v AS SELECT * FROM communiques",
        "CREATE TABLE autre (x)",
        "CREATE INDEX i ON communiques (title)",
        "DROP TRIGGER listed_in; CREATE TRIGGER listed_in AFTER INSERT ON communiques BEGIN DELETE FROM listed; END",
        "ALTER TABLE communiques ADD COLUMN x TEXT",
        "CREATE VIRTUAL TABLE f USING fts5(x)",
    ],
)
def test_what_was_planted_in_the_tables_is_not_put_back(catalogue: Catalogue, tmp_path: Path, planted: str) -> None:
    forged(catalogue, tmp_path, planted)
    with pytest.raises(DixitError, match="n’y met pas"):
        restore_backup(tmp_path / "c.zip", tmp_path / "back", SCHEMA_VERSION)
    assert not (tmp_path / "back").exists()
    assert not list(tmp_path.glob(".dixit-*"))


def forged(catalogue: Catalogue, tmp_path: Path, planted: str = "", name: str = "") -> None:
    """`c.zip`, as Dixit would have written it, save for what was planted in its tables or the name of one part more."""
    catalogue.back_up(tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as good:
        said = json.loads(good.read("backup.json"))
        good.extract("dixit.sqlite", tmp_path)
    with sqlite3.connect(tmp_path / "dixit.sqlite") as db:
        db.create_function("folded", -1, lambda *_: None)
        db.executescript(planted)
    db.close()
    said["parts"]["dixit.sqlite"] = hashlib.sha256((tmp_path / "dixit.sqlite").read_bytes()).hexdigest()
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as bad:
        bad.write(tmp_path / "dixit.sqlite", "dixit.sqlite")
        if name:
            bad.writestr(name, "{}")
            said["parts"][name] = hashlib.sha256(b"{}").hexdigest()
        bad.writestr("backup.json", json.dumps(said))
    (tmp_path / "dixit.sqlite").unlink()
