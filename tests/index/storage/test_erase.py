"""An erased text leaves no trace in any file of the data folder."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.storage.folder.copies import copy_named
from index.sync.folder import Folder
from index.values.communique import CommuniqueId
from index.values.correction import Correction
from index.values.files import File
from tests.index.by_words import by_words

SECRET = (
    "Zanzibardelle\n\nCommuniqué du Syndicat des Quincailliers Épatants (SQE), le 5 février 2024.\n\n"
    + "Monsieur Xylophraste Kerjugaumont, chuchoteur, réclame un vilebrequin. " * 30
)
WORDS = (
    "Xylophraste",
    "xylophrast",
    "Kerjugaumont",
    "kerjugaumont",
    "Zanzibardelle",
    "zanzibardel",
    "Épatants",
    "Vermicelle",
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "var"


@pytest.fixture
def catalogue(data: Path) -> Iterator[Catalogue]:
    opened = open_catalogue(data)
    opened.add([File(f"{i}.txt", f"Communiqué n° {i}. Grève des trains.".encode()) for i in range(60)])
    yield opened
    opened.close()


def brought_in(catalogue: Catalogue) -> CommuniqueId:
    catalogue.add([File("secret.txt", SECRET.encode())])
    return next(one.id for one in catalogue.texts.all() if "Xylophraste" in one.text)


def vectors(data: Path, id: CommuniqueId) -> list[bytes]:
    with sqlite3.connect(data / "dixit.sqlite") as db:
        found = [row[0] for row in db.execute("SELECT vector FROM passages WHERE communique = ?", (id,))]
    db.close()
    return found + [np.frombuffer(one, "<f2").astype("<f4").tobytes() for one in found]


def traces(data: Path, *sought: bytes) -> set[str]:
    """The files of the folder that hold one of these, in any case and any of the encodings that files may use."""
    files = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    forms = [form for word in WORDS for form in (word.encode(), word.lower().encode(), word.encode("utf-16-le"))]
    return {path.name for path, held in files.items() if any(form in held for form in (*forms, *sought))}


def known_words(data: Path) -> set[str]:
    """Those of the text that the index of words still knows, asked anew from the disk."""
    again = open_catalogue(data)
    known = {word for word in ("xylophrast", "vilebrequin", "kerjugaumont") if again.boolean.idf_weights(word)}
    held = {word for word in known if by_words(again, word)}
    again.close()
    return held


@pytest.mark.parametrize("removed_before", [False, True])
def test_no_file_holds_an_erased_text(catalogue: Catalogue, data: Path, removed_before: bool) -> None:
    id = brought_in(catalogue)
    catalogue.correct(id, Correction(title="Vermicelle", source="Vermicelle"))
    catalogue.rebuild()
    known, segments = vectors(data, id), set(data.rglob("*.term"))
    copy_named(data, "dixit.sqlite").write_bytes((data / "dixit.sqlite").read_bytes() + b"Vermicelle")
    assert known
    assert any(name.endswith(".faiss") for name in traces(data, *known))
    assert len(traces(data, *known)) >= 3
    if removed_before:
        catalogue.remove([id])
        assert traces(data, *known)
    [receipt] = catalogue.erase([id])
    assert traces(data, *known) == set()
    assert not segments & set(data.rglob("*.term"))  # whose words are coded, and cannot be sought by their bytes
    assert not known_words(data)
    assert receipt.copies
    assert catalogue.texts.counts().communiques == 60
    assert catalogue.search("grève", 5)
    assert catalogue.restore([id]) == []
    assert catalogue.texts.was_removed(id)
    assert catalogue.verify() == []


def test_nothing_is_left_while_another_process_has_the_folder_open(catalogue: Catalogue, data: Path) -> None:
    reader = open_catalogue(data)
    id = brought_in(catalogue)
    reader.search("vilebrequin", 5)
    catalogue.erase([id])
    assert traces(data) == set()
    reader.search("vilebrequin", 5)
    reader.add([File("n.txt", b"Encore un.")])
    reader.close()
    assert traces(data) == set()


def test_a_receipt_says_when_and_what_without_the_text(catalogue: Catalogue, data: Path, tmp_path: Path) -> None:
    id = brought_in(catalogue)
    catalogue.back_up(tmp_path / "avant.zip")
    [receipt] = catalogue.erase([id])
    [kept] = (data / "receipts").iterdir()
    assert json.loads(kept.read_text(encoding="utf-8")) == json.loads(receipt.as_json())
    assert receipt.rows["communiques"] == 1
    assert receipt.rows["passages"] > 1
    assert receipt.backups == [str((tmp_path / "avant.zip").resolve())]
    assert receipt.id == id


def test_what_is_not_there_is_not_erased(catalogue: Catalogue, data: Path) -> None:
    assert catalogue.erase([CommuniqueId("0" * 16)]) == []
    assert not (data / "receipts").exists()


def test_an_erasure_that_was_cut_short_is_finished_when_asked_again(
    catalogue: Catalogue, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = brought_in(catalogue)
    with monkeypatch.context() as cut:
        cut.setattr("index.storage.folder.sqlite.Database.vacuum", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            catalogue.erase([id])
    assert traces(data)
    assert [receipt.id for receipt in catalogue.erase([id])] == [id]
    assert traces(data) == set()


def test_an_erased_text_may_come_again(catalogue: Catalogue) -> None:
    id = brought_in(catalogue)
    catalogue.erase([id])
    assert brought_in(catalogue) == id


@pytest.mark.parametrize("beside", [False, True], ids=["alone in its file", "beside another in a table"])
def test_a_folder_that_still_holds_an_erased_text_brings_back_neither_name_nor_digest(
    catalogue: Catalogue, data: Path, tmp_path: Path, beside: bool
) -> None:
    """B8: the name, the size and the SHA-256 of the file were written again at the next look."""
    folder = tmp_path / "suivi"
    folder.mkdir()
    file = folder / ("tableau.jsonl" if beside else "dossier-kerjugaumont.txt")
    rows = "\n".join(json.dumps({"text": text}) for text in (SECRET, "Un autre texte."))
    file.write_text(rows if beside else SECRET, encoding="utf-8")
    (folder / "autre.txt").write_text("Un texte qui reste.")
    Folder(catalogue, folder).follow()
    id = next(one.id for one in catalogue.texts.all() if "Xylophraste" in one.text)
    catalogue.erase([id])
    size, digest = file.stat().st_size, hashlib.sha256(file.read_bytes()).hexdigest()
    for following in (Folder(catalogue, folder), Folder(catalogue, folder)):
        for again in (False, False, True):
            following.follow(again=again)
            states = catalogue.folder_files.states(str(folder.resolve()))
            assert traces(data, digest.encode(), b"kerjugaumont") == set()
            assert size not in {one.size for one in states.values()}
            assert (file.name in states) == beside
    assert following.follow().outcomes == [], "what was told once is not told at each look"
    file.unlink()
    Folder(catalogue, folder).follow()
    assert not any("autre texte" in one.text for one in catalogue.texts.all())
