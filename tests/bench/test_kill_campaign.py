"""Fifty random kills over every command, with writers beside: nothing acknowledged is lost, nothing is left, nothing is
said damaged that is not. `python -m bench.kills` goes on from there.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.kills.ledger import ERASED, OUT, THERE, Ledger
from index.storage.postgres.dsn import Dsn

HOUSE = Path(__file__).parents[2]
FIRST, SECOND = "zq00000000000a", "zq00000000000b"

CAMPAIGN = """
import random, sys
from pathlib import Path
from bench.kills.__main__ import campaign
from bench.kills.forked import load
from index.storage.location import location_named
load()
sys.exit(campaign(Path(sys.argv[1]), location_named(sys.argv[2]), int(sys.argv[3]), 14))
"""


def campaign(folder: Path, data: str, rounds: int) -> None:
    """In a process of its own, that forks and has no thread."""
    command = [sys.executable, "-c", CAMPAIGN, str(folder), data, str(rounds)]
    ended = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert f"{rounds} rounds" in ended.stdout


@pytest.mark.slow
def test_a_folder_loses_nothing_to_kills(tmp_path: Path) -> None:
    campaign(tmp_path, str(tmp_path / "data"), 40)


@pytest.mark.slow
def test_a_database_loses_nothing_to_kills(tmp_path: Path, new_database: Callable[[], Dsn]) -> None:
    campaign(tmp_path, str(new_database()), 10)


def test_what_is_lost_or_back_is_seen() -> None:
    ledger = Ledger()
    ledger.heard(f"Ajouté\N{NO-BREAK SPACE}: « La grève {FIRST} continue » (CGT).\nAjouté\N{NO-BREAK SPACE}: {SECOND}")
    ledger.may([SECOND], THERE)  # its line was cut: it is there or not
    assert ledger.wrong({}) == [f"{FIRST} is lost"]
    assert ledger.surely(OUT) == [FIRST, SECOND]
    ledger.must([SECOND], ERASED)
    assert ledger.wrong({SECOND: "CGT"}) == [f"{SECOND} is back: ['erased']"]


def test_a_source_that_nobody_said_is_seen() -> None:
    ledger = Ledger({FIRST: {THERE}}, {FIRST: {"CGT", "Collectif 3"}})
    assert ledger.wrong({FIRST: "Collectif 3"}) == []
    assert ledger.wrong({FIRST: "CGT"}) == [f"{FIRST} is of CGT, not of ['Collectif 3']"]
