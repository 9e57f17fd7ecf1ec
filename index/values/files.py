"""What comes in as files, and what becomes of each."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from index.values.communique import Communique, CommuniqueId
from index.values.errors import DixitError

_PIECE = 1 << 20  # bytes


@dataclass(frozen=True)
class Location:
    """Where a text came from: a path within a folder, or with `None` a name by itself (an upload, a file)."""

    folder: str | None
    path: str


@dataclass(frozen=True)
class OnDisk:
    """The bytes of a file that is too large to be held: they are read where it lies, each time that they are asked for.

    Raises DixitError when it is not the same any more.
    """

    path: Path
    size: int
    modified: int  # nanoseconds

    def __len__(self) -> int:
        return self.size

    def pieces(self) -> Iterator[bytes]:
        """All of them, in order, about a million at a time."""
        try:
            with self.path.open("rb") as file:
                rest = self.size
                while rest and (piece := file.read(min(rest, _PIECE))):
                    rest -= len(piece)
                    yield piece
            if rest or self.path.stat().st_mtime_ns != self.modified:
                raise self.changed()
        except OSError:
            raise self.changed() from None

    def whole(self) -> bytes:
        """All of them, held."""
        held = BytesIO()
        held.writelines(self.pieces())
        return held.getvalue()  # which is no copy

    def changed(self) -> DixitError:
        return DixitError(f"«\u202f{self.path.name}\u202f» a changé pendant sa lecture\u00a0: ajoutez-le de nouveau.")


@dataclass(frozen=True)
class File:
    """A file as it came: its name, which may carry a date, and its bytes; `location` if it lies in a folder."""

    name: str
    content: bytes | OnDisk
    location: Location | None = None

    def whole(self) -> bytes:
        """Its bytes, held."""
        return self.content if isinstance(self.content, bytes) else self.content.whole()


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
class TakenOut(Refused):
    """A text that a person has taken out, and that a folder still holds at `location`."""

    location: Location | None


@dataclass(frozen=True)
class LeftAside(Refused):
    """Something in a file, beside the texts that were read, that Dixit does not read: no fault of the file."""


@dataclass(frozen=True)
class Reading:
    """A communiqué, or why there is none, and the file to keep of it: that which came, or one row of a table."""

    file: File
    found: Communique | Refused


@dataclass
class Reread:
    """How many texts are read again: those that took the place of others, those of which other facts are known now,
    and those that stay as they were because their file is not read any more, or was not kept.
    """

    replaced: int = 0
    restated: int = 0
    kept: int = 0


Outcome = Added | AlreadyThere | Refused


def taken_out(reading: Reading, location: Location | None) -> TakenOut:
    """What becomes of a text that a person has taken out, and that is still at `location`."""
    why = "vous l’avez retiré. Pour le remettre, ajoutez ce fichier lui-même (dixit add)."
    return TakenOut(reading.file.name, why, location)


def outcomes(readings: Sequence[Reading], added: Collection[CommuniqueId]) -> list[Outcome]:
    """What became of each, when `added` are the texts that were new. The same text again is already there."""
    new = set(added)
    results: list[Outcome] = []
    for reading in readings:
        content = reading.found
        if isinstance(content, Refused):
            results.append(content)
        elif content.id in new:
            new.remove(content.id)
            results.append(Added(reading.file.name, content))
        else:
            results.append(AlreadyThere(reading.file.name, content))
    return results
