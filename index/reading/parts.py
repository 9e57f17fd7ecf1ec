"""What a file holds: one text, or several that each have a name and bytes of their own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.values.document import Document
from index.values.errors import DixitError


@dataclass(frozen=True)
class LeftOut:
    """Something beside the texts of a file that is not read, and the French reason why: a person is told of it."""

    why: str


@dataclass(frozen=True)
class Part:
    """A text of a file, or the French reason why it is none, or why it was not even tried.

    `content` holds this text and nothing else, so that a later reader can read it again; None is the whole file.
    """

    name: str
    content: bytes | None
    found: Document | str | LeftOut


class Budget:
    """What a file may unfold to, everything in it together: parts inside parts, their number, their bytes."""

    def __init__(self, deepest: int = 5, parts: int = 20_000, size: int = 400_000_000) -> None:
        self._deepest = deepest
        self._parts = parts
        self._size = size

    def take(self, size: int, depth: int) -> None:
        """Counts one more part of so many bytes. Raises DixitError when it is one too many."""
        self._parts -= 1
        self._size -= size
        if depth > self._deepest or self._parts < 0 or self._size < 0:
            raise DixitError("ce fichier emboîte ou contient un nombre démesuré de parties.")


Open = Callable[[str, bytes], Iterator[Part]]
"""Opens what lies inside a file, by its name and its bytes."""
