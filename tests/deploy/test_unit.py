"""The systemd unit, judged by systemd's own programs, which need no service to run."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

UNIT = Path(__file__).parents[2] / "deploy" / "dixit.service"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed"),
]


def analyzed(folder: Path, *typed: str) -> "subprocess.CompletedProcess[str]":
    """What is said of the unit, with a program that is there in place of the one of the server."""
    unit = folder / UNIT.name
    unit.write_text(UNIT.read_text(encoding="utf-8").replace("/opt/dixit/bin/dixit", sys.executable), encoding="utf-8")
    return subprocess.run(["systemd-analyze", *typed, str(unit)], capture_output=True, encoding="utf-8", timeout=60)


def test_every_line_of_it_is_understood(tmp_path: Path) -> None:
    assert UNIT.name not in analyzed(tmp_path, "verify").stderr


def test_it_exposes_next_to_nothing(tmp_path: Path) -> None:
    """From 0, nothing, to 10: what it has is the network of this machine alone."""
    judged = analyzed(tmp_path, "security", "--offline=true").stdout
    exposed = re.search(r"Overall exposure level for .*: ([\d.]+)", judged)
    assert exposed is not None, judged
    assert float(exposed[1]) < 2
