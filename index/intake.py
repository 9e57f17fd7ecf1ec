"""What comes in as files, and what becomes of each."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from index.communique import Communique, CommuniqueId


@dataclass(frozen=True)
class Location:
    """Where a text came from: a path within a folder, or with `None` a name by itself (an upload, a file)."""

    folder: str | None
    path: str


@dataclass(frozen=True)
class File:
    """A file as it came: its name, which may carry a date, and its bytes; `location` if it lies in a folder."""

    name: str
    content: bytes
    location: Location | None = None


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


@dataclass(frozen=True)
class Reading:
    """A communiqué, or why there is none, and the file to keep of it: that which came, or one row of a table."""

    file: File
    found: Communique | Refused


Outcome = Added | AlreadyThere | Refused


def taken_out(reading: Reading) -> Refused:
    """A text that a person has taken out, and that a folder still holds."""
    return Refused(reading.file.name, "vous l’avez retiré. Pour le remettre, ajoutez ce fichier lui-même (dixit add).")


def outcomes(readings: Sequence[Reading], added: Collection[CommuniqueId]) -> list[Outcome]:
    """What became of each, when `added` are the texts that were new. The same text again is already there."""
    new = set(added)
    became: list[Outcome] = []
    for reading in readings:
        found = reading.found
        if isinstance(found, Refused):
            became.append(found)
        elif found.id in new:
            new.remove(found.id)
            became.append(Added(reading.file.name, found))
        else:
            became.append(AlreadyThere(reading.file.name, found))
    return became
