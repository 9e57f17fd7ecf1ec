"""What was cut short is finished or told at the next start, and what was lost is told until a repair has told it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.repair.repair import find_faults, repair_folder
from index.values.communique import CommuniqueId
from index.values.errors import DixitError
from index.values.files import File

SECRET = b"Le vilebrequin de Kerjugaumont. " * 40


@pytest.fixture
def data(tmp_path: Path) -> Path:
    data = tmp_path / "var"
    catalogue = open_catalogue(data)
    catalogue.add([File(f"{i}.txt", f"Communiqué n° {i}. Grève des trains.".encode()) for i in range(8)])
    catalogue.add([File("secret.txt", SECRET)])
    catalogue.close()
    return data


def secret_in(data: Path) -> CommuniqueId:
    catalogue = open_catalogue(data)
    ids = [one.id for one in catalogue.texts.all() if "vilebrequin" in one.text]
    catalogue.close()
    return ids[0]


def traces(data: Path) -> set[str]:
    forms = (b"Kerjugaumont", b"kerjugaumont", b"vilebrequin")
    files = (path for path in data.parent.rglob("*") if path.is_file())
    return {path.name for path in files if any(form in path.read_bytes() for form in forms)}


def cut_at(data: Path, id: CommuniqueId, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An erasure by a process that ends when it reaches `place`."""
    child = os.fork()
    if child == 0:
        monkeypatch.setattr(place, lambda *_, **__: os._exit(0))
        open_catalogue(data).erase([id])
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.parametrize(
    "place",
    [
        "index.storage.folder.sqlite.Database.vacuum",
        "index.storage.folder.storage.replace",
        "index.storage.folder.erasing.leftovers",
        "index.storage.folder.erasing.keep_receipts",
    ],
)
def test_an_erasure_that_was_cut_short_is_finished_at_the_next_opening(
    place: str, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """B9: erased words lay in the folder for good when the process was killed before the end."""
    id = secret_in(data)
    cut_at(data, id, place, monkeypatch)
    catalogue = open_catalogue(data)
    assert catalogue.verify() == []
    catalogue.close()
    assert traces(data) == set()
    assert [path.stem.endswith(id) for path in (data / "receipts").iterdir()] == [True]
    assert find_faults(data, lambda: open_catalogue(data)) == []


def test_an_erasure_that_cannot_be_finished_is_told(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    id = secret_in(data)
    cut_at(data, id, "index.storage.folder.sqlite.Database.vacuum", monkeypatch)

    def full(_: object) -> None:
        raise DixitError("Le disque est plein.")

    with monkeypatch.context() as disk:
        disk.setattr("index.storage.folder.sqlite.Database.vacuum", full)
        catalogue = open_catalogue(data)
        assert catalogue.texts.counts().communiques == 8
        assert [fault for fault in catalogue.verify() if "effacement" in fault]
        catalogue.close()


def left_backup(data: Path) -> None:
    beside = data.parent / ".dixit-avant.dixit-x1y2"
    beside.mkdir()
    (beside / "dixit.sqlite").write_bytes(SECRET)
    with pytest.MonkeyPatch.context() as cut:  # a backup whose process is killed leaves its note, and this folder
        cut.setattr("index.storage.folder.storage.write_backup", lambda *_: 1 / 0)
        catalogue = open_catalogue(data)
        with pytest.raises(ZeroDivisionError):
            catalogue.back_up(data.parent / "avant.dixit")
        catalogue.close()


def left_repair(data: Path) -> None:
    (data / "salvage.tmp" / "damaged").mkdir(parents=True)
    (data / "salvage.tmp" / "damaged" / "dixit.sqlite").write_bytes(SECRET)


def left_index(data: Path) -> None:
    shutil.copytree(next(data.glob("views/lexical-*[!k]")), data / "views" / "lexical-00000000")
    (data / "views" / "lexical-00000000" / "a.store").write_bytes(SECRET)


def left_snapshot(data: Path) -> None:
    (data / "views" / "dense-00000000.1.2.tmp").write_bytes(SECRET)


def left_copy(data: Path) -> None:
    (data / "copies" / "2024-damaged").mkdir(parents=True)
    (data / "copies" / "2024-damaged" / "dixit.sqlite").write_bytes(SECRET)


def left_receipt(data: Path) -> None:
    (data / "receipts").mkdir()
    (data / "receipts" / "r.tmp").write_bytes(SECRET)


@pytest.mark.parametrize("left", [left_backup, left_repair, left_index, left_snapshot, left_copy, left_receipt])
def test_what_killed_processes_left_goes_with_an_erasure(left: Callable[[Path], None], data: Path) -> None:
    id = secret_in(data)
    left(data)
    catalogue = open_catalogue(data)
    catalogue.erase([id])
    catalogue.close()
    assert traces(data) == set()


def test_what_is_not_of_dixit_is_left_and_named(data: Path) -> None:
    (data / "dixit (copie).db").write_bytes(SECRET)
    catalogue = open_catalogue(data)
    [receipt] = catalogue.erase([secret_in(data)])
    catalogue.close()
    assert receipt.others == ["dixit (copie).db"]
    assert traces(data) == {"dixit (copie).db"}


def test_an_index_of_another_catalogue_is_found_and_taken_away(data: Path) -> None:
    left_index(data)
    [fault] = find_faults(data, lambda: open_catalogue(data))
    assert "lexical-00000000" in fault.what
    repair_folder(data, lambda: open_catalogue(data))
    assert find_faults(data, lambda: open_catalogue(data)) == []


def test_changes_that_were_lost_are_told_until_a_repair_has_told_it(data: Path, tmp_path: Path) -> None:
    """B20: a lost WAL was forgotten after one question."""
    before = (data / "dixit.sqlite").read_bytes()
    catalogue = open_catalogue(data)
    catalogue.add([File("a.txt", b"Un texte de plus."), File("b.txt", b"Un autre encore.")])
    catalogue.remove([secret_in(data)])
    catalogue.close()
    (data / "dixit.sqlite").write_bytes(before)  # what was written last is gone
    for _ in range(3):
        catalogue = open_catalogue(data)
        assert catalogue.search("grève", 5).candidates
        assert catalogue.lost_changes() == 2
        catalogue.add([File("c.txt", f"Un texte venu après {_}.".encode())])
        catalogue.rebuild()
        catalogue.close()
        assert [fault.what for fault in find_faults(data, lambda: open_catalogue(data)) if "manquent" in fault.what]
    assert [line for line in repair_folder(data, lambda: open_catalogue(data)).lost if "manquent" in line]
    assert find_faults(data, lambda: open_catalogue(data)) == []
    catalogue = open_catalogue(data)
    assert catalogue.lost_changes() == 0
    catalogue.close()
