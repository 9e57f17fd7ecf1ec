"""What goes into the store and comes out of it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from index.french.acronyms import Acronym
from index.passages.port import Prepared
from index.values.communique import Communique, CommuniqueId, PassageId, Span
from index.values.files import File
from index.values.vectors import Ids, Vectors


@dataclass(frozen=True)
class Counts:
    communiques: int
    passages: int


Facets = Mapping[tuple[str | None, int | None], int]
"""How many passages there are of each source and year, None where it is not known; « CGT, FO » is a source here."""

Tally = Mapping[tuple[str | None, int | None, int | None], int]
"""How many communiqués there are of each source, year and month, None where it is not known."""


@dataclass(frozen=True)
class Submission:
    """A communiqué to store, with the file that it came in and its passages."""

    communique: Communique
    file: File
    passages: Sequence[Prepared]
    acronyms: tuple[Acronym, ...]


@dataclass(frozen=True)
class PassageInfo:
    """A passage without its text: where it lies, its search words (those of its title included), and what is known of
    its communiqué. `days` are the first and the last that this may be of.
    """

    id: PassageId
    communique: CommuniqueId
    span: Span
    words: tuple[str, ...]
    title: str | None
    source: str | None
    days: tuple[date, date] | None


@dataclass(frozen=True)
class Entry:
    """A stored passage as views need it. `days` are the ordinals of the first and last possible day of its text."""

    id: PassageId
    words: tuple[str, ...]
    vector: Vectors
    source: str | None
    days: tuple[int, int] | None


@dataclass(frozen=True)
class Changes:
    """What happened since some change, up to `reached`."""

    synced_to: int
    removed: Ids
    added: Iterator[Entry]


@dataclass(frozen=True)
class Receipt:
    """That a text was erased, and where from. `backups` were made before, and may still hold it; so may `others`, which
    lie in the data folder and are not of Dixit."""

    id: CommuniqueId
    day: str
    rows: Mapping[str, int]  # of each table
    views: str
    copies: list[str]  # those that Dixit had made of its own accord, deleted
    backups: list[str]
    others: list[str]

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)


@dataclass(frozen=True)
class Backup:
    """What a backup says of itself: its day, how many texts, the format of the data, and the SHA-256 of each part."""

    day: str
    communiques: int
    schema: int
    parts: dict[str, str]
