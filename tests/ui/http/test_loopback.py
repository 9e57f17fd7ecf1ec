"""The process reaches this machine and no other."""

import subprocess
import sys
from pathlib import Path

import pytest

from ui.http.loopback import is_loopback

HOUSE = Path(__file__).parents[3]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost", "LOCALHOST.", b"localhost", None, ""])
def test_this_machine(host: object) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["192.0.2.1", "0.0.0.0", "::", "2001:db8::1", "exemple.test", "127.0.0.1.exemple.test", b"exemple.test", 5]
)
def test_another_machine(host: object) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.create_connection(('192.0.2.1', 80), 1)",
        "socket.getaddrinfo('exemple.test', 80)",
        "socket.gethostbyname('exemple.test')",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendmsg([b'x'], [], 0, ('192.0.2.1', 53))",
        "socket.socket(socket.AF_INET, socket.SOCK_STREAM).connect_ex(('192.0.2.1', 80))",
        "urllib.request.urlopen('http://192.0.2.1/', timeout=1)",
        "asyncio.run(asyncio.open_connection('192.0.2.1', 80))",
    ],
)
def test_every_way_out_is_closed(attempt: str) -> None:
    assert "OutsideConnectionError" in _tried(attempt)


def test_the_way_to_this_machine_is_open() -> None:
    there = "s = socket.create_server(('127.0.0.1', 0)); socket.create_connection(s.getsockname()); print('là')"
    assert _tried(there).strip() == "là"


def _tried(attempt: str) -> str:
    """What a process that stays on this machine says when it tries."""
    script = (
        f"import asyncio, socket, urllib.request\nfrom ui.http.loopback import *\nstay_on_this_machine()\n{attempt}"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=HOUSE, capture_output=True, text=True, timeout=30)
    return done.stdout + done.stderr
