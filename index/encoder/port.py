"""What is asked of whatever keeps the vectors of passages that were read, so that they are not made twice."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from index.values.communique import CommuniqueId

if TYPE_CHECKING:
    from index.encoder.encoder import Bytes, Read

Key = str
"""Of the words of a passage and of the encoder that read them: what they name is the same wherever it is made."""


@dataclass(frozen=True)
class Shown:
    """A passage as a reader sees it, and the text that it is of."""

    communique: CommuniqueId
    words: str


class WordReader(Protocol):
    """Texts → the vectors of their sub-words as they stand there."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the same text could get other vectors."""

    @property
    def width(self) -> int:
        """How many numbers a vector has."""

    @property
    def hidden(self) -> int:
        """How many numbers the vector of a whole text has."""

    def question(self, text: str) -> "Read": ...

    def passages(self, texts: Sequence[str]) -> "list[Read]":
        """Each as it is read by itself."""

    def sentences(self, read: "Sequence[Read]") -> "list[Bytes]":
        """`(hidden,)` each: what the whole text says."""

    def forget(self) -> None:
        """Leave at hand nothing of what was read."""


class Kept(Protocol):
    """Bytes by their key, as many as there is room for. What cannot be kept or read again is made again."""

    @property
    def room(self) -> int:
        """How many passages it keeps at most."""

    def get(self, keys: Collection[Key]) -> Mapping[Key, bytes]:
        """Those of these that are kept."""

    def put(self, rows: Sequence[tuple[Key, CommuniqueId, bytes]]) -> None:
        """Keep these, each with the text that it is of; the oldest go when there is no room."""

    def forget(self, communiques: Iterable[CommuniqueId]) -> None:
        """Leave nothing of these texts, in any file."""

    def size(self) -> int:
        """How many bytes are kept."""

    def close(self) -> None: ...


class NothingKept:
    """Keeps nothing: all is made whenever it is wanted."""

    room = 0

    def get(self, keys: Collection[Key]) -> Mapping[Key, bytes]:
        return {}

    def put(self, rows: Sequence[tuple[Key, CommuniqueId, bytes]]) -> None: ...

    def forget(self, communiques: Iterable[CommuniqueId]) -> None: ...

    def size(self) -> int:
        return 0

    def close(self) -> None: ...
