"""Files that are too large to be held: read from where they lie, a text at a time."""

import contextlib
import os
import signal
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.intake import take_in
from index.metadata.organisations_list import well_known_publishers
from index.reading.collect import load
from index.reading.limits import HELD
from index.reading.read import Reader
from index.reading.sandbox import Sandbox
from index.values.communique import Communique
from index.values.errors import DixitError
from index.values.files import Added, AlreadyThere, File, Location, OnDisk, Reading, Refused

MAIL = (
    "From x@y Tue Mar 12 09:15:00 2024\nFrom: Collectif <a@b.example>\nSubject: Avis {0}\n\nLe collectif {0} refuse.\n"
)
PAD = "Content-Type: application/octet-stream\n\n"


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    made = open_catalogue(tmp_path / "data")
    yield made
    made.close()


def large_box(path: Path, mails: int = 3) -> File:
    """A mailbox with a mail that has more than is held at once in its last attachment."""
    with path.open("w") as box:
        for number in range(mails):
            box.write(f"{MAIL.format(number)}\n")
        box.write("From x@y Tue Mar 12 09:15:00 2024\nFrom: A <a@b.example>\nSubject: Pièce\n" + PAD)
        for _ in range(HELD // 1_000_000 + 1):
            box.write(("QUJD" * 19 + "\n") * 13_000)
    found = load(path, None)
    assert isinstance(found, File)
    assert isinstance(found.content, OnDisk)
    return found


def test_the_mails_of_a_large_box_come_one_by_one_and_each_is_kept(catalogue: Catalogue, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    outcomes = catalogue.add([large_box(tmp_path / "a.mbox")], lambda done, total: steps.append((done, total)))
    added = [outcome for outcome in outcomes if isinstance(outcome, Added)]
    assert [one.communique.text for one in added] == [f"Le collectif {number} refuse." for number in range(3)]
    assert (0, 4) in steps
    assert (3, 4) in steps
    kept = catalogue.texts.original(added[1].communique.id)
    assert kept is not None
    assert "collectif 1 refuse" in kept.whole().decode()
    again = catalogue.add([large_box(tmp_path / "a.mbox")])
    assert [type(outcome) for outcome in again[:3]] == [AlreadyThere] * 3


def test_a_large_scan_is_kept_whole(catalogue: Catalogue, tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("a.txt", "Le collectif refuse.")
        packed.writestr("b.bin", os.urandom(HELD))
    found = load(archive, None)
    assert isinstance(found, File)
    outcomes = catalogue.add([found])
    assert [type(outcome).__name__ for outcome in outcomes] == ["Added", "LeftAside"]


def test_a_file_that_changed_since_it_was_looked_at_is_told(tmp_path: Path) -> None:
    found = large_box(tmp_path / "a.mbox")
    (tmp_path / "a.mbox").write_bytes(b"From")
    with pytest.raises(DixitError, match="a changé"):
        found.whole()


def test_texts_that_are_stored_in_several_strokes_leave_with_their_file(catalogue: Catalogue, tmp_path: Path) -> None:
    place = Location("/dossier", "a.csv")
    row = "text\n" + "".join(f"Le collectif {number} refuse la ligne {number}.\n" for number in range(6))
    before, take_in._AT_ONCE = take_in._AT_ONCE, 10
    try:
        catalogue.add([File("a.csv", row.encode(), place)], following=True)
        assert catalogue.texts.counts().communiques == 6
        catalogue.add([File("a.csv", row[:80].rsplit("\n", 1)[0].encode(), place)], following=True)
    finally:
        take_in._AT_ONCE = before
    assert catalogue.texts.counts().communiques == 2
    assert catalogue.verify() == []


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="looks its processes up there")
def test_what_was_read_before_the_process_is_ended_is_not_lost(tmp_path: Path) -> None:
    sandbox = Sandbox(seconds=30)
    box = "".join(f"{MAIL.format(number)}{'Un mot de plus. ' * 20_000}\n" for number in range(4))
    found: list[Reading] = []
    others = running()
    for reading in Reader(well_known_publishers(), sandbox)(File("a.mbox", box.encode())):
        found.append(reading)
        if len(found) == 1:
            [process] = running() - others
            os.kill(process, signal.SIGKILL)
    assert isinstance(found[0].found, Communique)
    assert isinstance(found[-1].found, Refused)
    assert "la suite de ce fichier n’a pas été lue" in found[-1].found.why
    sandbox.close()


def running() -> set[int]:
    """The processes that read files for this one."""
    found = set[int]()
    for status in Path("/proc").glob("[0-9]*/status"):
        with contextlib.suppress(OSError):  # of one that has just ended
            mine = f"PPid:\t{os.getpid()}\n" in status.read_text()
            if mine and b"index.reading.worker" in status.with_name("cmdline").read_bytes():
                found.add(int(status.parent.name))
    return found
