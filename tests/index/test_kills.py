"""Whatever moment a process is killed at, what it acknowledged is there, and views equal a rebuild from zero."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.repair.repair import find_faults
from index.storage.folder.tables import FolderTables
from index.values.communique import CommuniqueId
from index.values.filter import EVERYTHING

HOUSE = Path(__file__).parents[2]
KILLS = 200


def contents(catalogue: Catalogue) -> tuple[list[tuple[int, float]], list[tuple[int, float]], list[int]]:
    """All that each view holds, told by a search that finds everything."""
    catalogue.search("grève", 1)
    passages = catalogue.texts.counts().passages
    dense = catalogue._storage.vectors.search(catalogue._embedder.question("grève"), passages, EVERYTHING)
    held = catalogue._storage.words.matching_all([[("communiqu",)], [("grev",)]], 1, EVERYTHING)
    words = dict(catalogue._storage.words.search({"grev": 1.0}, passages, EVERYTHING))
    assert len(catalogue._storage.words) == len(dense) == passages
    return (
        [(int(i), round(score, 4)) for i, score in dense],
        sorted((int(i), i in words) for i, _ in dense),
        held.tolist(),
    )


@pytest.mark.slow
def test_two_hundred_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    chance = random.Random(7)
    there: set[str] = set()
    data = tmp_path / "var"
    command, roof = (
        [sys.executable, str(Path(__file__).with_name("killed.py"))],
        os.environ | {"PYTHONPATH": str(HOUSE)},
    )
    mother = subprocess.Popen(command, env=roof, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert mother.stdin is not None
    assert mother.stdout is not None
    for kill in range(KILLS):
        print(data, kill, sep="\t", file=mother.stdin, flush=True)
        child, asked = int(said(mother.stdout)), set[str]()
        time.sleep(chance.uniform(0, 0.6))
        os.kill(child, signal.SIGKILL)
        while (line := said(mother.stdout)) != "over":
            sign, one = line[0], line[1:]
            asked = {one} if sign == "?" else set()
            there = there | {one} if sign == "+" else there - {one} if sign == "-" else there
        store = FolderTables(data)
        left = {one.id for one in store.texts.all()}  # each is whole, or reading it would raise
        assert there - asked <= left, kill
        there = {str(one) for one in left}
        store.close()
        if kill % 10 == 9:
            check(data, kill)
            there = set(trimmed(data))
    mother.stdin.close()
    assert mother.wait() == 0
    assert find_faults(data, lambda: open_catalogue(data)) == []


def said(stream: IO[str]) -> str:
    """A line without its end. A line is written at once, so that a death never leaves half of one."""
    line = stream.readline()
    assert line.endswith("\n"), line
    return line[:-1]


def check(data: Path, kill: int) -> None:
    catalogue = open_catalogue(data)
    assert catalogue.verify() == [], kill
    found = contents(catalogue)
    catalogue.rebuild()
    assert contents(catalogue) == found, kill
    catalogue.close()


def trimmed(data: Path) -> list[CommuniqueId]:
    """Leaves some twenty texts, so that each life stays short."""
    catalogue = open_catalogue(data)
    ids = [one.id for one in catalogue.texts.all()]
    catalogue.remove(ids[20:])
    catalogue.close()
    return ids[:20]
