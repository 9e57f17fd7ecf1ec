"""Indexing by several processes is indexing by one, whatever dies meanwhile. On real Dask clusters."""

import csv
import gc
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, cast

import dask
import psutil
import pytest

from index.assemble import open_catalogue
from index.intake.workers.address import LOCAL
from index.intake.workers.dask import WorkerPool
from index.intake.workers.prefetch import Prefetch
from index.intake.workers.quiet_end import quiet_at_its_end
from index.metadata.organisations_list import read_publishers
from index.sync.folder import Folder, Synced, one_by_one
from index.values.errors import DixitError
from index.values.files import Added, AlreadyThere, Refused
from index.values.progress import Progress
from tests.conftest import free_port

pytestmark = pytest.mark.slow

HOUSE = Path(__file__).parents[4]
POISONED = Path(__file__).with_name("poisoned.py")
OF_THIS_FOLDER = {"manifest", "seals"}  # tables that hold what is drawn or sealed anew in each data folder
LONG_AGO = 1_700_000_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two batches of texts of several kinds: some repeat one another, some are tables, some are refused."""
    made = tmp_path_factory.mktemp("dossier")
    chance = random.Random(7)
    for number in range(560):
        if number % 9 or number == 0:
            words = " ".join(f"mot{chance.getrandbits(30)}" for _ in range(number % 90))
        (made / f"{number:04}.txt").write_text(
            f"Communiqué de la CGT\n\nParis, le 4 mars 2024\n\nLe service public (SP) fait grève. Voici {words}."
        )
    (made / "0100.html").write_text("<html><body><article><p>La page du comité parle de grève.</p></article></body>")
    with (made / "0200.csv").open("w", newline="") as table:
        csv.writer(table).writerows([["titre", "texte"], ["Un", "La première ligne."], ["Deux", "La seconde ligne."]])
    (made / "0300.txt").write_text("")
    (made / "0400.pdf").write_bytes(b"%PDF-1.4 nothing more")
    for path in made.iterdir():
        os.utime(path, (LONG_AGO, LONG_AGO))
    return made


@pytest.fixture(scope="module")
def serial(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[object], dict[str, list[object]]]:
    data = tmp_path_factory.mktemp("serial")
    synced = added(data, folder, None)
    return list(synced.outcomes), contents(data)


def added(data: Path, folder: Path, pool: WorkerPool | None, progress: Progress | None = None) -> Synced:
    prefetch = None if pool is None else Prefetch(pool)
    with closing(open_catalogue(data, prefetch=prefetch)) as catalogue:
        synced = Folder(catalogue, folder, one_by_one if prefetch is None else prefetch.along).take_in(progress)
        assert catalogue.verify() == []
    return synced


def contents(data: Path) -> dict[str, list[object]]:
    """Every row of the one truth, those of passages and vectors included, with its place."""
    with closing(sqlite3.connect(data / "dixit.sqlite")) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {
            name: db.execute(f"SELECT * FROM {name}").fetchall()
            for name in tables
            if name not in OF_THIS_FOLDER and not name.startswith("sqlite_")
        }


def pool_of(data: Path, address: str, **settings: object) -> WorkerPool:
    return WorkerPool(address, read_publishers(data), **settings)  # type: ignore[arg-type]


def workers() -> list[psutil.Process]:
    """The processes of this one that work for Dask."""
    found = []
    for child in psutil.Process().children():
        with suppress(psutil.NoSuchProcess):  # one that has ended, and that nobody has waited for yet
            if "spawn_main" in " ".join(child.cmdline()):
                found.append(child)
    return found


@pytest.mark.slow
def test_with_a_worker_killed_in_the_middle_the_catalogue_is_that_of_one_process(
    folder: Path, serial: tuple[list[object], dict[str, list[object]]], tmp_path: Path
) -> None:
    killed: list[int] = []

    def kill_one(done: int, total: int) -> None:
        if not killed:
            victim = workers()[0]
            killed.append(victim.pid)
            victim.kill()

    with pool_of(tmp_path, LOCAL, workers=2) as pool:
        synced = added(tmp_path, folder, pool, kill_one)
        listening = [
            connection.laddr.ip
            for process in (psutil.Process(), *workers())
            for connection in process.net_connections()
            if connection.status == psutil.CONN_LISTEN
        ]
        after = contents(tmp_path)
        again = added(tmp_path, folder, pool)
    assert killed
    assert synced.outcomes == serial[0]
    assert after == serial[1]
    assert set(listening) == {"127.0.0.1"}
    assert not [one for one in again.outcomes if isinstance(one, Added)]
    assert workers() == []


@pytest.mark.slow
def test_a_file_that_kills_hangs_or_breaks_its_worker_is_refused_and_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    words = {7: "qui tue", 21: "qui dure", 33: "qui casse"}
    for number in range(55):
        (folder / f"{number:02}.txt").write_text(f"Le texte {number} {words.get(number, 'qui passe')}.")
    preload = dask.config.set({"distributed.worker.preload": [str(POISONED)]})
    with preload, pool_of(tmp_path, LOCAL, workers=2, seconds=2.0, deaths=0) as pool:
        synced = added(tmp_path / "var", folder, pool)
    refused = {one.name: one.why for one in synced.outcomes if isinstance(one, Refused)}
    assert {name: why.split("\N{NO-BREAK SPACE}")[0] for name, why in refused.items()} == {
        "07.txt": "ce fichier fait tomber le processus qui le lit",
        "21.txt": "ce fichier fait tomber le processus qui le lit",
        "33.txt": "sa lecture a échoué (RecursionError)",
    }
    assert sum(isinstance(one, Added) for one in synced.outcomes) == 52


@pytest.mark.slow
def test_a_scheduler_that_is_started_again_loses_nothing(
    folder: Path, serial: tuple[list[object], dict[str, list[object]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where the connection to the lost one takes too long to be closed, as on a busy machine."""
    from distributed import Client

    close = Client.close

    def close_late(client: Client, *given: Any, **options: Any) -> None:
        close(client, *given, **options)
        monkeypatch.undo()
        raise TimeoutError("timed out after 1 s.")

    monkeypatch.setattr(Client, "close", close_late)
    told: list[str] = []
    port = free_port()
    with closing_all() as started:
        started += [scheduler(port), worker(port), worker(port)]

        def start_again(done: int, total: int) -> None:
            if len(started) == 3:
                for process in started:
                    end(process)
                started.extend([scheduler(port), worker(port), worker(port)])

        wait_for(port)
        with pool_of(tmp_path, f"tcp://127.0.0.1:{port}", notify=told.append) as pool:
            synced = added(tmp_path, folder, pool, start_again)
    assert len(started) == 6
    assert told
    assert synced.outcomes == serial[0]
    assert contents(tmp_path) == serial[1]


@pytest.mark.slow
def test_a_cluster_without_workers_is_waited_for_but_not_for_ever(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le texte attend.")
    told: list[str] = []
    port = free_port()
    with closing_all() as started:
        started.append(scheduler(port))
        wait_for(port)
        with (
            pool_of(tmp_path, f"tcp://127.0.0.1:{port}", notify=told.append, patience=1.0) as pool,
            pytest.raises(DixitError, match="relancez la même commande"),
        ):
            added(tmp_path / "var", tmp_path, pool)
    assert len(told) == 1
    assert "aucun processus de travail" in told[0]


def test_an_address_that_does_not_answer_is_a_clear_error() -> None:
    with pytest.raises(DixitError, match="ne répond pas"):
        WorkerPool(f"tcp://127.0.0.1:{free_port()}", read_publishers(Path()), answer=0.5)


def test_without_dask_the_cure_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dask", None)
    with pytest.raises(DixitError, match=r"pip install --editable '\.\[dask\]'"):
        WorkerPool(LOCAL, read_publishers(Path()))


@pytest.mark.parametrize("held", ["_client", "_cluster"])
def test_a_connection_that_takes_too_long_to_be_closed_takes_nothing_back_of_what_was_done(held: str) -> None:
    """As on a busy machine: the work is done, and there is nobody to tell of the end."""
    pool = WorkerPool.__new__(WorkerPool)
    ended: list[str] = []
    pool._client = cast(Any, Closed(ended, late=held == "_client"))
    pool._cluster = Closed(ended, late=held == "_cluster")
    pool._settings = dask.config.set({"distributed.scheduler.allowed-failures": 77})
    with pool:
        assert dask.config.get("distributed.scheduler.allowed-failures") == 77
    assert len(ended) == 2
    assert dask.config.get("distributed.scheduler.allowed-failures", None) != 77


def test_a_connection_that_was_left_is_forgotten_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python would tell of it in English, at whatever is done then."""

    class Left:
        def __del__(self) -> None:
            raise TimeoutError("timed out after 20 s.")

    told: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    for kind, said in ((Left, 1), (quiet_at_its_end(Left), 0)):
        told.clear()
        left = kind()
        del left
        gc.collect()
        assert len(told) == said


class Closed:
    """What is closed, in time or too late."""

    def __init__(self, ended: list[str], late: bool) -> None:
        self._ended, self._late = ended, late

    def close(self, timeout: float) -> None:
        self._ended.append(f"{timeout} s")
        if self._late:
            raise TimeoutError(f"timed out after {timeout} s.")


def test_workers_of_another_version_are_refused(tmp_path: Path) -> None:
    pool = WorkerPool.__new__(WorkerPool)
    pool.making = {"model": "ours"}
    with pytest.raises(DixitError, match="installez partout la même"):
        pool._ours(({"model": "theirs"}, []))


@pytest.mark.slow
def test_outcomes_are_of_each_kind(serial: tuple[list[object], dict[str, list[object]]]) -> None:
    """So that the equalities above say something."""
    assert {type(one) for one in serial[0]} == {Added, AlreadyThere, Refused}


def scheduler(port: int) -> subprocess.Popen[bytes]:
    return started_with("distributed.cli.dask_scheduler", "--host=127.0.0.1", f"--port={port}", "--no-dashboard")


def worker(port: int) -> subprocess.Popen[bytes]:
    return started_with("distributed.cli.dask_worker", f"tcp://127.0.0.1:{port}", "--nthreads=1", "--no-nanny")


def started_with(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=HOUSE,
        env=os.environ | {"PYTHONPATH": str(HOUSE)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with socket.socket() as knocking:
            if knocking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)


def end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()


@contextmanager
def closing_all() -> Iterator[list[subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []
    try:
        yield started
    finally:
        for process in started:
            end(process)
