"""Each planted fault is found, said in French, and mended; and none gives a wrong answer before."""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.repair.repair import find_faults, repair_folder
from index.storage.folder.strays import leftovers
from index.values.communique import Communique
from index.values.correction import Correction
from index.values.errors import DixitError
from index.values.files import File
from tests.index.search.searching import searched

pytestmark = pytest.mark.slow

QUESTION = "Qui demande la grève des trains ?"
VIEWS = (
    "*.faiss",
    "reached",
    "meta.json",
    ".managed.json",
    "*.term",
    "*.idx",
    "*.fast",
    "*.fieldnorm",
    "*.store",
    "*.pos",
)


def made(data: Path) -> Path:
    catalogue = open_catalogue(data)
    catalogue.add(
        [File(f"{i}.txt", f"Communiqué n° {i}. La grève des trains continue, gare {i}.".encode()) for i in range(30)]
    )
    first, second, *_ = catalogue.texts.all()
    catalogue.correct(first.id, Correction(source="CGT"))
    catalogue.remove([second.id])
    catalogue.rebuild()  # scores no longer remember what was removed
    catalogue.close()
    return data


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("sound") / "var")


@pytest.fixture
def data(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "var"))


def opener(data: Path) -> Callable[[], Catalogue]:
    return lambda: open_catalogue(data)


def told(data: Path) -> tuple[list[Communique], list[tuple[str, float]]]:
    """All that the folder says: its texts with what is known of them, and the answer to a question."""
    catalogue = open_catalogue(data)
    try:
        found = sorted((passage.text, round(one.cosine, 5)) for passage, one in searched(catalogue, QUESTION, 8))
        return [*catalogue.texts.all()], found
    finally:
        catalogue.close()


def flip(path: Path, place: int, by: int = 0x01) -> None:
    held = bytearray(path.read_bytes())
    held[place] ^= by
    path.write_bytes(held)


def test_a_sound_folder_has_no_fault(data: Path) -> None:
    assert find_faults(data, opener(data)) == []
    assert repair_folder(data, opener(data)).done == []


@pytest.mark.parametrize("damage", ["flipped", "cut", "emptied"])
@pytest.mark.parametrize("name", VIEWS)
def test_a_damaged_file_of_a_view_is_found_and_changes_no_answer(
    data: Path, sound: Path, name: str, damage: str
) -> None:
    [path, *_] = sorted(data.glob(f"views/**/{name}"))
    size = path.stat().st_size
    if damage == "flipped":
        used = next(data.glob("views/**/*.term")).name.encode()  # .managed.json may also name what is gone
        flip(path, path.read_bytes().index(used) if name == ".managed.json" else size // 3)
    else:
        os.truncate(path, size // 2 if damage == "cut" else 0)
    before = path.read_bytes()
    faults = find_faults(data, opener(data))
    assert path.read_bytes() == before, "a check changes nothing"
    assert faults
    copy = Path(shutil.copytree(data, data.with_name("asked")))
    assert told(copy) == told(sound)
    assert repair_folder(data, opener(data)).lost == []
    assert find_faults(data, opener(data)) == []
    assert told(data) == told(sound)


def test_a_view_file_that_is_gone_is_found(data: Path, sound: Path) -> None:
    next(data.glob("views/**/*.term")).unlink()
    assert "abîmé ou manque" in find_faults(data, opener(data))[0].what
    assert told(data) == told(sound)


def test_what_a_crash_left_half_written_is_taken_away_once_it_is_old(data: Path) -> None:
    left = data / "views" / "dense-0a1b2c3d.99999.tmp"
    left.write_bytes(b"abc")
    assert leftovers(data) == []
    os.utime(left, (0, time.time() - 3600))
    [fault] = find_faults(data, opener(data))
    assert "à moitié écrit" in fault.what
    assert repair_folder(data, opener(data)).lost == []
    assert not left.exists()


def test_a_text_that_changed_is_not_quoted_and_is_read_again_from_its_file(data: Path, sound: Path) -> None:
    truth = data / "dixit.sqlite"
    held = truth.read_bytes()
    place = held.index(b"gare 17")  # in the text; its file holds the same words further on
    flip(truth, place + 6)
    with pytest.raises(DixitError, match="dixit repair"):
        told(data)
    assert any("communiques" in fault.what for fault in find_faults(data, opener(data)))
    repairs = repair_folder(data, opener(data))
    assert repairs.lost == []
    assert told(data) == told(sound)
    assert find_faults(data, opener(data)) == []
    [kept] = (data / "copies").iterdir()
    assert (kept / "dixit.sqlite").exists()


@pytest.mark.parametrize(("column", "value"), [("vector", "zeroblob(1024)"), ("words", "'autre'"), ("start", "1")])
def test_a_damaged_passage_is_made_anew(data: Path, sound: Path, column: str, value: str) -> None:
    with sqlite3.connect(data / "dixit.sqlite") as db:
        db.execute("DROP TRIGGER seal_passages_UPDATE")
        db.execute(f"UPDATE passages SET {column} = {value} WHERE id = 5")
    db.close()
    assert "passages" in find_faults(data, opener(data))[0].what
    assert repair_folder(data, opener(data)).lost == []
    assert told(data) == told(sound)


def test_any_damaged_byte_of_the_texts_is_found_and_mended_or_harmless(data: Path, sound: Path, tmp_path: Path) -> None:
    size = (data / "dixit.sqlite").stat().st_size
    texts, _ = told(sound)
    lost = 0
    for place in [*range(0, 100, 7), *range(100, size, size // 25)]:
        damaged = Path(shutil.copytree(data, tmp_path / str(place)))
        flip(damaged / "dixit.sqlite", place, 0x24)
        faults = find_faults(damaged, opener(damaged))
        repairs = repair_folder(damaged, opener(damaged))
        assert bool(faults) == bool(repairs.done), place
        assert find_faults(damaged, opener(damaged)) == [], place
        left, _ = told(damaged)
        if not repairs.lost:
            assert left == texts, place
        assert all(one in texts for one in left)
        lost += len(texts) - len(left)
        shutil.rmtree(damaged)
    assert lost <= len(texts)


@pytest.mark.parametrize("share", [0, 0.3, 0.6, 0.9])
def test_texts_cut_short_are_saved_as_far_as_they_go(data: Path, sound: Path, share: float) -> None:
    """A loss is told when there is one, and only then: the end of the file may hold only what is made anew."""
    truth, before = data / "dixit.sqlite", told(data)
    os.truncate(truth, int(truth.stat().st_size * share))
    assert find_faults(data, opener(data))
    with pytest.raises(DixitError):
        told(data)
    repairs = repair_folder(data, opener(data))
    assert bool(repairs.lost) == (told(data) != before)
    assert find_faults(data, opener(data)) == []


def test_a_damaged_journal_is_said(data: Path) -> None:
    catalogue = open_catalogue(data)
    catalogue.add([File("n.txt", b"Un texte de plus.")])
    copy = Path(shutil.copytree(data, data.with_name("copied")))  # as a crash leaves it, with its journal
    catalogue.close()
    flip(copy / "dixit.sqlite-wal", 40)
    assert any("derniers changements" in fault.what for fault in find_faults(copy, opener(copy)))
    assert repair_folder(copy, opener(copy)).lost
    assert find_faults(copy, opener(copy)) == []


def test_a_folder_that_is_in_use_is_not_repaired(data: Path) -> None:
    page = open_catalogue(data)
    page.texts.counts()
    next(data.glob("views/**/*.term")).unlink()
    with pytest.raises(DixitError, match="fermez la page"):
        repair_folder(data, opener(data))
    page.add([File("n.txt", b"Un texte de plus.")])
    page.close()
    assert repair_folder(data, opener(data)).lost == []
    assert "Un texte de plus." in {one.text for one in told(data)[0]}
