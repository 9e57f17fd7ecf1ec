"""What comes in as files, and what becomes of each."""

from dataclasses import dataclass

from index.communique import Communique


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
