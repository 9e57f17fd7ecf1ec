"""The index of words has one owner at a time: nothing of it is lost, left over, or said to be damaged meanwhile."""

import json
import multiprocessing
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.repair.repair import find_faults
from index.storage.folder.bm25_files import damaged_words
from index.values.files import File


def add(data: Path, process: int) -> None:
    catalogue = open_catalogue(data)
    for i in range(6):
        catalogue.add([File(f"{process}-{i}.txt", f"Communiqué {process} {i}. Grève des trains.".encode())])
    catalogue.close()


def rebuild(data: Path) -> None:
    catalogue = open_catalogue(data)
    for _ in range(4):
        catalogue.rebuild()
    catalogue.close()


def index_of(data: Path) -> Path:
    return next(path for path in data.glob("views/lexical-*") if path.is_dir())


@pytest.mark.slow
def test_four_that_add_and_one_that_rebuilds_leave_a_sound_index_and_no_file_more(tmp_path: Path) -> None:
    """B5, B6, B9: files were left that no list named, and a sound index was told as damaged and deleted."""
    data = tmp_path / "var"
    open_catalogue(data).close()
    spawn = multiprocessing.get_context("spawn")
    started = [spawn.Process(target=add, args=(data, i)) for i in range(4)] + [
        spawn.Process(target=rebuild, args=(data,))
    ]
    for one in started:
        one.start()
    while any(one.is_alive() for one in started):
        assert find_faults(data, lambda: open_catalogue(data)) == []
    assert [one.exitcode for one in started] == [0] * 5
    catalogue = open_catalogue(data)
    assert catalogue.texts.counts().communiques == 24
    assert catalogue.verify() == []
    catalogue.rebuild()
    catalogue.close()
    segments = {path.stem.split(".")[0] for path in index_of(data).iterdir() if path.suffix in (".term", ".idx")}
    assert len(segments) == len(json.loads((index_of(data) / "meta.json").read_bytes())["segments"])


def test_an_orphan_that_no_list_names_goes_with_an_erasure(tmp_path: Path) -> None:
    data = tmp_path / "var"
    catalogue = open_catalogue(data)
    catalogue.add([File("a.txt", b"Un mot."), File("b.txt", b"Un secret.")])
    orphan = index_of(data) / f"{'0' * 32}.term"
    orphan.write_bytes(b"secret")
    catalogue.erase([next(one.id for one in catalogue.texts.all() if "secret" in one.text)])
    assert not orphan.exists()
    assert catalogue.verify() == []
    catalogue.close()


def test_a_list_that_lost_some_files_is_mended_and_nothing_is_told_as_damaged(tmp_path: Path) -> None:
    data = tmp_path / "var"
    catalogue = open_catalogue(data)
    catalogue.add([File("a.txt", b"Un mot.")])
    catalogue.close()
    (index_of(data) / ".managed.json").write_text("[]")
    before = set(index_of(data).glob("*.term"))
    open_catalogue(data).close()
    assert find_faults(data, lambda: open_catalogue(data)) == []
    assert damaged_words(index_of(data)) == []
    assert set(index_of(data).glob("*.term")) == before
