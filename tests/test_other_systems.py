"""Nothing that one system alone has is needed: what can be held of Windows and macOS on another."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.reading.worker import LAST, receive, send

HOUSE = Path(__file__).parents[1]
pytestmark = pytest.mark.slow


def run(*typed: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.other_system", *typed],
        cwd=HOUSE,
        env=os.environ | {"PYTHONPATH": str(HOUSE)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def test_every_module_is_read_and_a_question_answered_without_what_posix_alone_has(tmp_path: Path) -> None:
    with run(str(tmp_path / "data")) as running:
        said, _ = running.communicate(timeout=200)
    assert running.returncode == 0
    assert "sans appel d'offres" in " ".join(said.decode().split())


def test_files_are_read_apart_without_it() -> None:
    seed = next(iter(sorted((HOUSE / "seeds").glob("*.txt"))))
    with run("--worker") as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for message in (seed.name.encode(), b"60", b"", b"", seed.read_bytes()):
            send(running.stdin, message)
        running.stdin.close()
        answer = receive(running.stdout)
        assert answer is not None
        assert json.loads(answer)["communique"]
        assert receive(running.stdout) == LAST
    assert running.returncode == 0


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_types_hold_on(system: str, tmp_path: Path) -> None:
    """What a system lacks is told by the types of its standard library, line by line."""
    command = [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path), "--platform", system, "index", "qa", "ui"]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, encoding="utf-8", timeout=400)
    assert done.returncode == 0, done.stdout
