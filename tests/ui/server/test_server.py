"""The server of the page as a process: what it prints, and how it ends."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from subprocess import PIPE

import pytest

from index.values.errors import DixitError
from tests.ui.conftest import HOUSE, READY, Served, address_in
from ui.server.server import serve


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_says_in_french_where_to_go_and_ends_in_silence_leaving_nothing(tmp_path: Path, stop: int) -> None:
    command = [sys.executable, "-m", "tests.ui.serve_page", str(tmp_path / "log"), "fake"]
    place = os.environ | {"TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, cwd=HOUSE, env=place, stdout=PIPE, stderr=PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline().decode() == "Préparation de la page…\n"
        ready = process.stdout.readline().decode()
        assert ready.startswith(f"{READY}\N{NO-BREAK SPACE}: http://127.0.0.1:")
        address = address_in(ready)
        with urllib.request.urlopen(f"{address}/gradio_api/heartbeat/ouverte"):  # as a page that stays open
            process.send_signal(stop)
            said, complained = process.communicate(timeout=60)
    assert (said, complained, process.returncode) == (b"", b"", 0)
    assert list(tmp_path.glob("dixit-*")) == []


def test_a_taken_port_is_one_french_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(DixitError, match=f"Le port {port} est déjà pris") as refused:
            serve(None, None, port=port)  # type: ignore[arg-type]
    assert "\n" not in str(refused.value)


def test_a_file_over_the_limit_is_refused_by_the_server_too(served: Served) -> None:
    """What a program sends without the page: the page itself keeps such a file back and says so."""
    megabyte, limit = bytes(1024 * 1024), 200
    head = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n'
    body = [head, *([megabyte] * limit), b"1", b"\r\n--b--\r\n"]
    headers = {"Content-Type": "multipart/form-data; boundary=b", "Content-Length": str(sum(map(len, body)))}
    request = urllib.request.Request(f"{served.address}/gradio_api/upload", body, headers)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)
    assert refused.value.code == 413
