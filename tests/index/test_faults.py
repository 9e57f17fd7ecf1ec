"""What a person is told when a data folder cannot be used, and that nothing is lost."""

import os
import sqlite3
import subprocess
import time
from itertools import count
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.passages import splitting
from index.storage.fingerprint import made_otherwise
from index.storage.folder.migrate import SCHEMA_VERSION
from index.storage.folder.tables import FolderTables
from index.values.errors import DixitError
from index.values.files import File
from tests.index.conftest import Open

SEEDS = [File(path.name, path.read_bytes()) for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))]
QUESTION = "Qui héberge les données de santé ?"


@pytest.fixture
def catalogue(tmp_path: Path, opened: Open) -> Catalogue:
    return opened(tmp_path / "données (été)")


def text(i: int) -> File:
    return File(f"{i}.txt", f"Communiqué n° {i}. Grève.".encode())


def test_passages_of_an_earlier_version_are_made_anew_once(
    tmp_path: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(tmp_path).add(SEEDS)
    monkeypatch.setattr(splitting, "VERSION", splitting.VERSION + 1)
    catalogue = opened(tmp_path)
    assert made_otherwise(catalogue._storage.manifest, catalogue.preparer.making)
    assert catalogue.search(QUESTION, 5)
    assert not made_otherwise(catalogue._storage.manifest, catalogue.preparer.making)
    assert catalogue.verify() == []


def test_a_folder_made_by_another_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    store = FolderTables(tmp_path)
    store.manifest.set("schema", str(SCHEMA_VERSION + 1))
    store.close()
    before = (tmp_path / "dixit.sqlite").read_bytes()
    with pytest.raises(DixitError, match="version plus récente"):
        open_catalogue(tmp_path)
    assert (tmp_path / "dixit.sqlite").read_bytes() == before


def test_a_damaged_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "dixit.sqlite").write_bytes(b"ceci n'est pas une base" * 100)
    with pytest.raises(DixitError, match="abîmé"):
        open_catalogue(tmp_path)


def test_a_file_in_place_of_a_data_folder_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Un texte.", encoding="utf-8")
    with pytest.raises(DixitError, match="n’est pas un dossier"):
        open_catalogue(tmp_path / "notes.txt")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    with pytest.raises(DixitError, match="pas accessible en écriture"):
        open_catalogue(tmp_path / "fichier" / "var")


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_read_only_folder_is_said_and_nothing_is_lost(tmp_path: Path, opened: Open) -> None:
    data = tmp_path / "var"
    catalogue = opened(data)
    catalogue.add(SEEDS)
    catalogue.close()
    pid = os.fork()
    if pid == 0:  # an ordinary user, who may not write there
        try:
            for path in (data, *data.rglob("*")):
                path.chmod(0o555 if path.is_dir() else 0o444)
            for folder in (tmp_path, *tmp_path.parents[:3]):  # those that pytest made for itself alone
                if folder.name.startswith(("test_", "popen-", "pytest-")):
                    folder.chmod(0o755)
            if os.getuid() == 0:
                os.setuid(65534)
            read_only = open_catalogue(data)  # nothing is read: this user may not even start Python here
            read_only.remove([one.id for one in read_only.texts.all()])
        except DixitError as error:
            os._exit(0 if "pas accessible en écriture" in str(error) else 1)
        except BaseException:
            os._exit(2)
        os._exit(3)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    for path in (data, *data.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert opened(data).texts.counts().communiques == 2


def fill(catalogue: Catalogue, there: list[int]) -> None:
    """Adds texts without end, and says in `there` which are acknowledged."""
    for i in count():
        catalogue.add([File(f"{i}.txt", f"Communiqué n° {i}. ".encode() + b"La greve continue. " * 3000)])
        there.append(i)


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root may mount a small disk")
def test_a_full_disk_is_said_and_nothing_that_was_added_is_lost(tmp_path: Path, opened: Open) -> None:
    disk = tmp_path / "disque"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    try:
        catalogue = opened(disk / "var")
        there: list[int] = []
        with pytest.raises(DixitError, match="disque est plein"):
            fill(catalogue, there)
        catalogue.close()
        with sqlite3.connect(disk / "var" / "dixit.sqlite") as db:
            assert db.execute("SELECT count(*) FROM communiques").fetchone()[0] >= len(there) > 0
        db.close()
        subprocess.run(["mount", "-o", "remount,size=60m", disk], check=True)
        again = opened(disk / "var")
        assert again.verify() == []
        assert again.add([text(1000)])
        again.close()
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def test_a_clock_set_back_changes_nothing(tmp_path: Path, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = opened(tmp_path)
    catalogue.add([text(i) for i in range(30)])
    with monkeypatch.context() as clock:
        clock.setattr(time, "time", lambda: 86400.0)
        os.utime(tmp_path / "dixit.sqlite", (86400, 86400))
        catalogue.add([text(100)])
        catalogue.remove([next(catalogue.texts.all()).id])
        assert catalogue.verify() == []
    assert opened(tmp_path).verify() == []
    assert opened(tmp_path).texts.counts().communiques == 30
