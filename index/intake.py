"""What comes in as files, and what becomes of each."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from index.communique import Communique, CommuniqueId


@dataclass(frozen=True)
class File:
    """A file as it came: its name, which may carry a date, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Added:
    name: str
    communique: Communique


@dataclass(frozen=True)
class AlreadyThere:
    name: str
    communique: Communique


@dataclass(frozen=True)
class Refused:
    """The file could not be taken in; `why` is a French sentence."""

    name: str
    why: str


Outcome = Added | AlreadyThere | Refused


def outcomes(
    files: Sequence[File], readings: Sequence[Communique | Refused], added: Collection[CommuniqueId]
) -> list[Outcome]:
    """What became of each file, when `added` are the texts that were new. The same text again is already there."""
    new = set(added)
    became: list[Outcome] = []
    for file, reading in zip(files, readings, strict=True):
        if isinstance(reading, Refused):
            became.append(reading)
        elif reading.id in new:
            new.remove(reading.id)
            became.append(Added(file.name, reading))
        else:
            became.append(AlreadyThere(file.name, reading))
    return became
