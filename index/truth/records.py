"""What goes into the store and comes out of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from index.communique import Communique, CommuniqueId, PassageId, Span
from index.french.sigles import Sigle
from index.intake import File
from index.ports import Entry, Ids, Prepared


@dataclass(frozen=True)
class Counts:
    communiques: int
    passages: int


Tally = Mapping[tuple[str | None, int | None], int]
"""How many passages there are of each source and year, None where it is not known; « CGT, FO » is a source here."""


@dataclass(frozen=True)
class Submission:
    """A communiqué to store, with the file that it came in and its passages."""

    communique: Communique
    file: File
    passages: Sequence[Prepared]
    sigles: Iterable[Sigle]


@dataclass(frozen=True)
class Outline:
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
class Changes:
    """What happened since some change, up to `reached`."""

    reached: int
    removed: Ids
    added: Iterator[Entry]
