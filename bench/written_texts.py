"""The texts of `files.md`, with whose they are, of which day, and where and when as their authors write it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.as_they_come import Block, _block

_SOURCE = Path(__file__).with_name("files.md")


@dataclass(frozen=True)
class Written:
    """`below` are its blocks, its title first: an « h1 »."""

    number: int
    source: str
    day: date
    place: str
    below: tuple[Block, ...]

    @property
    def title(self) -> str:
        return self.below[0][1][0]


def written() -> list[Written]:
    return [_written(number, block) for number, block in enumerate(_SOURCE.read_text("utf-8").strip().split("\n\n"))]


def _written(number: int, block: str) -> Written:
    head, *lines = block.split("\n")
    source, day, place = head.removeprefix("@ ").split(" | ")
    return Written(number, source, date.fromisoformat(day), place, tuple(_block(line) for line in lines))
