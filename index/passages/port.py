"""What the catalogue asks of whatever turns texts into vectors, and what it gets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.values.communique import Passage
from index.values.vectors import Vectors


class Embedder(Protocol):
    """Texts → unit vectors."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the same text could get another vector."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """`(n, dimension)`, each row of length 1 (or 0 for a text without a known word)."""

    def question(self, text: str) -> Vectors:
        """`(dimension,)`, comparable with those of passages by their dot product."""


@dataclass(frozen=True)
class Prepared:
    """A passage ready to be stored: its search words (those of its title included) and its vector."""

    passage: Passage
    words: tuple[str, ...]
    vector: Vectors
