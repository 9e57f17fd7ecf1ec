"""Whatever moment an upgrade is killed at, nothing of the home is lost, and the next opening brings it up whole."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import index.storage.folder as engine
from bench.postgres_server import PostgresServer
from index.assemble import catalogue_with
from index.passages.embedding import StaticEmbedder
from index.storage.location import DataLocation
from index.storage.postgres.dsn import Dsn
from tests.upgrades.test_homes import expected
from tests.upgrades.unpacked import VERSIONS, unpack

HOUSE = Path(__file__).parents[2]
KILLS = 12  # of each home
FIRST_FORMAT = "format 1"
_OF_FIRST = ("communiques", "passages", "sigles", "removed_passages", "removed_communiques", "manifest")

pytestmark = pytest.mark.slow


class Opener:
    """Opens homes in processes that it may kill."""

    def __init__(self) -> None:
        self._mother = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("killed.py"))],
            env=os.environ | {"PYTHONPATH": str(HOUSE)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def open(self, where: DataLocation, killed_after: float | None = None) -> bool:
        """Whether the opening came to its end before it was killed, so many seconds after it began."""
        assert self._mother.stdin is not None
        assert self._mother.stdout is not None
        print(where, file=self._mother.stdin, flush=True)
        child = int(self._mother.stdout.readline())
        if killed_after is None:
            assert self._mother.stdout.readline() == "whole\n"
        else:
            time.sleep(killed_after)
        os.kill(child, signal.SIGKILL)
        ended = list(iter(self._mother.stdout.readline, "over\n"))
        return killed_after is None or bool(ended)

    def close(self) -> None:
        assert self._mother.stdin is not None
        self._mother.stdin.close()
        assert self._mother.wait(timeout=10) == 0


@pytest.fixture(scope="module")
def opener() -> Iterator[Opener]:
    opener = Opener()
    yield opener
    opener.close()


@pytest.fixture(scope="module")
def embedder() -> StaticEmbedder:
    return StaticEmbedder()


def in_first_format(data: Path) -> None:
    """Leaves in a data folder what the first format had: texts, passages and acronyms, and no index."""
    with sqlite3.connect(data / "older.sqlite") as db:
        db.executescript((Path(engine.__path__[0]) / "schema.sql").read_text(encoding="utf-8"))
        db.execute("ATTACH ? AS later", (str(data / "dixit.sqlite"),))
        for table in _OF_FIRST:
            db.execute(f"INSERT INTO main.{table} SELECT * FROM later.{table}")
        db.execute("UPDATE main.manifest SET value = '1' WHERE name = 'schema'")
    db.close()
    (data / "older.sqlite").replace(data / "dixit.sqlite")
    shutil.rmtree(data / "views")


@pytest.fixture(params=[*VERSIONS, FIRST_FORMAT])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Callable[[], Path], dict[str, Any]]:
    """What makes a folder of an earlier version anew, and what is in it."""
    version = VERSIONS[0] if request.param == FIRST_FORMAT else request.param
    kept = unpack(version, tmp_path / "kept") / "data"
    if request.param == FIRST_FORMAT:
        in_first_format(kept)
    return lambda: Path(shutil.copytree(kept, tmp_path / uuid.uuid4().hex)), expected(version, "folder")


@pytest.fixture(params=VERSIONS)
def database(
    request: pytest.FixtureRequest, tmp_path: Path, postgres: PostgresServer
) -> tuple[Callable[[], Dsn], dict[str, Any]]:
    kept = f"kept_{uuid.uuid4().hex}"
    dump = postgres.folder / f"{kept}.sql"
    dump.write_bytes((unpack(request.param, tmp_path) / "home.sql").read_bytes())
    dump.chmod(0o644)
    postgres.run("createdb", *postgres.reach(), kept)
    postgres.run("psql", *postgres.reach(), "-q", "-v", "ON_ERROR_STOP=1", "-d", kept, "-f", str(dump))

    def make() -> Dsn:
        name = f"home_{uuid.uuid4().hex}"
        postgres.run("createdb", *postgres.reach(), "-T", kept, name)
        return Dsn(postgres.address(name))

    return make, expected(request.param, "postgres")


def kill_while_opening(
    opener: Opener, make: Callable[[], DataLocation], said: dict[str, Any], embedder: StaticEmbedder
) -> None:
    """One home after another, each opened and killed until an opening comes to its end, which then has it all."""
    chance = random.Random(11)
    began = time.monotonic()
    assert opener.open(make())
    takes = time.monotonic() - began
    kills = 0
    while kills < KILLS:
        home = make()
        while not opener.open(home, chance.uniform(0, 1.1 * takes)):
            kills += 1
        whole(home, said, embedder)
    assert kills >= KILLS


def whole(home: DataLocation, said: dict[str, Any], embedder: StaticEmbedder) -> None:
    catalogue = catalogue_with(home, embedder)
    try:
        assert sorted(text.id for text in catalogue.texts.all()) == [row["id"] for row in said["texts"]]
        assert catalogue.verify() == []
        assert catalogue.texts.counts().passages == len(catalogue.boolean.matching_all((), 0))
        assert catalogue.search("Qui demande des guichets ?", 5).candidates
    finally:
        catalogue.close()


def test_a_folder_whose_upgrade_is_killed_loses_nothing(
    opener: Opener, folder: tuple[Callable[[], Path], dict[str, Any]], embedder: StaticEmbedder
) -> None:
    kill_while_opening(opener, folder[0], folder[1], embedder)


def test_a_database_whose_upgrade_is_killed_loses_nothing(
    opener: Opener, database: tuple[Callable[[], Dsn], dict[str, Any]], embedder: StaticEmbedder
) -> None:
    kill_while_opening(opener, database[0], database[1], embedder)
