"""How long a person waits for the page: `make serve`, everything installed, until it answers."""

import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench.cold_ask import DIXIT, SEEDS
from bench.machine import line

HOUSE = Path(__file__).parent.parent
_PATIENCE = 120.0  # seconds


def measured() -> str:
    with tempfile.TemporaryDirectory() as data:
        subprocess.run([DIXIT, "add", SEEDS, "--data", data], check=True, capture_output=True)
        port = _free_port()
        start = time.perf_counter()
        process = subprocess.Popen(
            ["make", "serve", f"PORT={port}"],
            cwd=HOUSE,
            env={**os.environ, "DIXIT_DATA": data},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            while not _answers(port):
                if process.poll() is not None or time.perf_counter() - start > _PATIENCE:
                    raise RuntimeError("the page never answered")
                time.sleep(0.05)
            taken = time.perf_counter() - start
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
    return line("make serve, installed, until the page answers", f"{taken:.1f} s", "15 s")


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as page:
            return bool(page.status == 200)
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    print(measured())
