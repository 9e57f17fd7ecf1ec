"""A file that is too large to be held is kept whole, sealed like any other, and passes through a piece at a time."""

import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.storage.folder.checksums import checksum_of, database_faults
from index.storage.folder.tables import FolderTables
from index.storage.records import Submission
from index.storage.sql.editor import insert
from index.values.communique import Communique
from index.values.errors import DixitError
from index.values.files import File, OnDisk

SIZE = 20_000_000


@pytest.fixture
def tables(tmp_path: Path) -> Iterator[FolderTables]:
    made = FolderTables(tmp_path / "data")
    yield made
    made.close()


def lying(path: Path) -> File:
    path.write_bytes(os.urandom(1_000) * (SIZE // 1_000))
    status = path.stat()
    return File(path.name, OnDisk(path, status.st_size, status.st_mtime_ns))


def add(tables: FolderTables, *texts: tuple[str, File]) -> None:
    new = {(text := Communique(words)).id: Submission(text, file, [], ()) for words, file in texts}
    with tables.database.writing() as db:
        insert(db, new, 1)


def test_it_is_kept_whole_between_others_and_sealed_as_its_trigger_would(tables: FolderTables, tmp_path: Path) -> None:
    large = lying(tmp_path / "grand.pdf")
    add(tables, ("Un.", File("un.txt", b"Un.")), ("Deux.", large), ("Trois.", File("trois.txt", b"Trois.")))
    with tables.database.reading() as db:
        [(rowids,)] = db.execute("SELECT group_concat(text, ' ') FROM (SELECT text FROM communiques ORDER BY rowid)")
        [(original,)] = db.execute("SELECT original FROM communiques WHERE text = 'Deux.'")
        assert (rowids, original) == ("Un. Deux. Trois.", large.whole())
        right = (
            f"SELECT seal = {checksum_of(db, 'communiques', 'c.')} FROM communiques c JOIN seals s ON place = c.rowid"
        )
        assert [*db.execute(f"{right} WHERE s.of = 'communiques'")] == [(1,)] * 3
        assert database_faults(db) == []
        db.execute("UPDATE communiques SET original = x'00' WHERE text = 'Un.'")
        assert database_faults(db) == []  # the triggers are there again


def test_it_is_never_held_whole(tables: FolderTables, tmp_path: Path) -> None:
    large = lying(tmp_path / "grand.pdf")
    tracemalloc.start()
    try:
        add(tables, ("Deux.", large))
        assert tracemalloc.get_traced_memory()[1] < SIZE / 4
    finally:
        tracemalloc.stop()


def test_one_that_changed_meanwhile_leaves_all_as_it_was(tables: FolderTables, tmp_path: Path) -> None:
    large = lying(tmp_path / "grand.pdf")
    (tmp_path / "grand.pdf").write_bytes(b"autre")
    with pytest.raises(DixitError, match="a changé"):
        add(tables, ("Un.", File("un.txt", b"Un.")), ("Deux.", large))
    add(tables, ("Trois.", File("trois.txt", b"Trois.")))
    with tables.database.reading() as db:
        assert [*db.execute("SELECT text FROM communiques")] == [("Trois.",)]
        assert database_faults(db) == []
