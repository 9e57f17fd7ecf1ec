"""What the catalogue asks of its parts. Nothing here knows FAISS, tantivy, SQLite or PostgreSQL."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from index.communique import Passage, PassageId
from index.filter import Filter

Vectors = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]

Weights = Mapping[str, float]
"""Search words, and how much each counts: 1 for those of a question as it is written."""

Ways = Sequence[tuple[str, ...]]
"""How a passage may hold one word of a question: all the search words of any one of these."""

Q = TypeVar("Q", contravariant=True)


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


@dataclass(frozen=True)
class Entry:
    """A stored passage as views need it. `days` are the ordinals of the first and last possible day of its text."""

    id: PassageId
    words: tuple[str, ...]
    vector: Vectors
    source: str | None
    days: tuple[int, int] | None


class View(Protocol, Generic[Q]):
    """A derived index that can be thrown away, and catches up with the store by change number.

    Scores: higher is closer. Ties are in the order of passage ids.
    """

    @property
    def reached(self) -> int:
        """The number of the last change that this view holds; 0 for an empty one."""

    def __len__(self) -> int:
        """How many passages it holds."""

    def apply(self, added: Iterable[Entry], removed: Ids, reached: int) -> None:
        """Take passages in and out, all or nothing. What is there already is replaced, what is not is ignored."""

    def replace(self, entries: Iterable[Entry], reached: int) -> None:
        """Hold exactly `entries`. Searches see the old ones until it returns."""

    def search(self, query: Q, k: int, within: Filter) -> list[tuple[PassageId, float]]:
        """The `k` best passages that the filter admits, best first."""


class Words(View[Weights], Protocol):
    """The view over words, which also knows which there are."""

    def frequency(self, word: str) -> int:
        """How many passages hold `word`."""

    def frequencies(self, words: Collection[str]) -> Mapping[str, int]:
        """How many passages hold each of these words, asked for at once."""

    def beginning_with(self, prefix: str) -> list[tuple[str, int]]:
        """The words of the corpus that begin with `prefix`, with their frequencies."""

    def holding(self, words: Sequence[Ways], least: int, within: Filter) -> Ids:
        """Every passage that the filter admits and that holds `least` or more of these words, in order of id."""


class Nearest(View[Vectors], Protocol):
    """The view over vectors, which also tells how close any passage lies."""

    def score(self, query: Vectors, ids: Ids) -> Vectors:
        """`(len(ids),)`: the score of each of these passages; 0 for one that the view does not hold."""
