"""BM25 out of postings, where the server only reads them: any number of Dixits may share one database."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.communique import PassageId
from index.ports import Ids
from index.postgres.packing import BLOCK, POSTING

K1, B = 1.2, 0.75

Row = tuple[str, int, bytes]
"""A word, a block of passages, and the postings of the word in it."""


@dataclass(frozen=True)
class Scores:
    """`values` `(blocks, BLOCK)`: the score of each passage, 0 where it holds none of the words. `blocks` ascend."""

    blocks: Ids
    values: npt.NDArray[np.float64]

    def best(self, k: int) -> list[tuple[PassageId, float]]:
        """The `k` best, best first, ties in the order of ids; fewer where fewer hold a word."""
        values = self.values.ravel()
        found = np.flatnonzero(values)
        if k < len(found):
            held = values[found]
            found = found[held >= np.partition(held, len(held) - k)[len(held) - k]]
        found = found[np.argsort(-values[found], kind="stable")][:k]
        return [
            (PassageId(int(self.blocks[place // BLOCK]) * BLOCK + int(place % BLOCK)), float(values[place]))
            for place in found
        ]

    def among(self, ids: Ids) -> "Scores":
        """Of these passages alone."""
        if not len(self.blocks):
            return self
        places = np.minimum(np.searchsorted(self.blocks, ids // BLOCK), len(self.blocks) - 1)
        ids, places = (some[self.blocks[places] == ids // BLOCK] for some in (ids, places))
        values = np.zeros_like(self.values)
        values[places, ids % BLOCK] = self.values[places, ids % BLOCK]
        return Scores(self.blocks, values)


def scores(rows: Iterable[Row], weights: Mapping[str, float], slope: float) -> Scores:
    """`weights` of words, inverse document frequency included; `slope` is how much the length of a passage counts
    against it."""
    of = _by_word(rows)
    blocks = np.unique(np.array([block for some in of.values() for block, _ in some], dtype=np.int64))
    values = np.zeros((len(blocks), BLOCK))
    for word, some in of.items():
        places, postings = _together(some)
        frequency = postings["frequency"].astype(np.float64)
        against = frequency + (K1 * (1 - B) + slope * postings["length"])
        values[np.searchsorted(blocks, places), postings["place"]] += weights[word] * (K1 + 1) * frequency / against
    return Scores(blocks, values)


def holders(rows: Iterable[Row]) -> dict[str, Ids]:
    """The passages that hold each word."""
    return {
        word: blocks * BLOCK + postings["place"]
        for word, (blocks, postings) in ((word, _together(some)) for word, some in _by_word(rows).items())
    }


def _by_word(rows: Iterable[Row]) -> dict[str, list[tuple[int, bytes]]]:
    of: dict[str, list[tuple[int, bytes]]] = defaultdict(list)
    for word, block, packed in rows:
        of[word].append((block, packed))
    return of


def _together(rows: list[tuple[int, bytes]]) -> tuple[Ids, npt.NDArray[np.void]]:
    """The block of each posting, and the postings."""
    counts = [len(packed) // POSTING.itemsize for _, packed in rows]
    blocks = np.repeat(np.array([block for block, _ in rows], dtype=np.int64), counts)
    return blocks, np.frombuffer(b"".join(packed for _, packed in rows), POSTING)
