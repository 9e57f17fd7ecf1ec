"""Has one peer index, open, answer and add, each in a process of its own, and gathers what was measured."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.peers.peer import PEERS

_OPENED = 3  # times
_OFFLINE = {"HF_HUB_OFFLINE": "1", "HAYSTACK_TELEMETRY_ENABLED": "False", "PYTHONWARNINGS": "ignore"}

Run = Callable[[str, str, Sequence[str]], dict[str, Any]]
"""(peer, action, the rest of what `bench.peers.running` takes) → what it measured."""


class FailedError(Exception):
    """A peer that did not come through, with its last words."""


def is_installed(peer: str) -> bool:
    library = PEERS[peer][2]
    return not library or find_spec(library) is not None


def raw_of(peer: str, folder: Path, size: int, questions: int, run: "Run | None" = None) -> dict[str, Any]:
    """All the measures of one peer. Raises FailedError."""
    run = run or in_a_process
    with TemporaryDirectory(prefix="dixit-peer-") as kept:
        rest = [str(folder), str(size), str(questions), kept]
        raw = run(peer, "index", rest)
        opened = [run(peer, "open", rest)["open_s"] for _ in range(_OPENED)]
        return {**raw, "open_s": opened, **run(peer, "ask", rest)}


def in_a_process(peer: str, action: str, rest: Sequence[str]) -> dict[str, Any]:
    with TemporaryDirectory(prefix="dixit-peer-") as folder:
        result = Path(folder, "result.json")
        ended = subprocess.run(
            [sys.executable, "-m", "bench.peers.running", peer, action, *rest, str(result)],
            env=os.environ | _OFFLINE,
            capture_output=True,
            text=True,
        )
        if ended.returncode:
            raise FailedError(
                ended.stderr.strip().splitlines()[-1] if ended.stderr.strip() else f"status {ended.returncode}"
            )
        measured: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
        return measured
