"""Bytes that nobody wrote: files and questions are mutated for some seconds, led by the code that they reach."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris has no wheel for this machine")
@pytest.mark.parametrize(("target", "seconds"), [("texts", 10), ("documents", 10), ("questions", 10)])
def test_mutated_bytes_do_no_harm(tmp_path: Path, target: str, seconds: int) -> None:
    """What did harm is named at the end of the output; `tests/fuzzed.py` says how to try it again."""
    typed = [sys.executable, "-m", "tests.fuzzed", target, str(tmp_path), str(seconds)]
    ended = subprocess.run(typed, cwd=HOUSE, capture_output=True, text=True, errors="replace", timeout=300)
    assert ended.returncode == 0, ended.stderr[-4000:]
    assert "Done" in ended.stderr
