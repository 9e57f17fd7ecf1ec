"""BM25 out of postings, where the server only reads them: any number of Dixits may share one database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from index.storage.postgres.packed_postings import BLOCK, POSTING
from index.values.communique import PassageId
from index.values.vectors import Ids

K1, B = 1.2, 0.75

Row = tuple[str, int, bytes]
"""A word, a block of passages, and the postings of the word in it."""


@dataclass(frozen=True)
class Scores:
    """`values` `(blocks * BLOCK,)`: the score of each passage, 0 where it holds none of the words. `blocks` ascend."""

    blocks: Ids
    values: npt.NDArray[np.float64]

    def best(self, k: int, among: Ids | None = None) -> list[tuple[PassageId, float]]:
        """The `k` best, best first, ties in the order of ids; fewer where fewer hold a word. `among` are the only ones
        looked at, if they are named."""
        places = np.flatnonzero(self.values) if among is None else self._places(among)
        scores = self.values[places]
        if k < len(places):
            enough = scores >= np.partition(scores, len(scores) - k)[len(scores) - k]
            places, scores = places[enough], scores[enough]
        order = np.lexsort((places, -scores))[:k]
        ids = self.blocks[places[order] // BLOCK] * BLOCK + places[order] % BLOCK
        return [(PassageId(id), score) for id, score in zip(ids.tolist(), scores[order].tolist(), strict=True)]

    def _places(self, ids: Ids) -> Ids:
        """Where those of these passages that hold a word have their scores."""
        rows = np.searchsorted(self.blocks, ids // BLOCK)
        present = rows < len(self.blocks)
        present[present] = self.blocks[rows[present]] == ids[present] // BLOCK
        places: Ids = rows[present] * BLOCK + ids[present] % BLOCK
        return places[self.values[places] > 0]


def scores(rows: Iterable[Row], weights: Mapping[str, float], slope: float) -> Scores:
    """`weights` of words, inverse document frequency included; `slope` is how much the length of a passage counts
    against it. The words of each passage are added up in the same order: what is alike has the same score."""
    by_word = sorted(rows, key=itemgetter(0))
    of_row = np.array([block for _, block, _ in by_word], dtype=np.int64)
    blocks = np.unique(of_row)
    counts, postings = _together([packed for *_, packed in by_word])
    places = np.repeat(np.searchsorted(blocks, of_row) * BLOCK, counts) + postings["place"]
    weight = np.repeat(np.array([weights[word] for word, *_ in by_word]) * (K1 + 1), counts)
    frequency = postings["frequency"].astype(np.float64)
    points = weight * frequency / (frequency + (K1 * (1 - B) + slope * postings["length"]))
    return Scores(blocks, np.asarray(np.bincount(places, points, len(blocks) * BLOCK), np.float64))


def holders(rows: Iterable[Row]) -> dict[str, Ids]:
    """The passages that hold each word."""
    of_words = {}
    for word, group in groupby(sorted(rows, key=itemgetter(0)), itemgetter(0)):
        of_word = [*group]
        counts, postings = _together([packed for *_, packed in of_word])
        blocks = np.array([block for _, block, _ in of_word], dtype=np.int64)
        of_words[word] = np.repeat(blocks * BLOCK, counts) + postings["place"]
    return of_words


def _together(rows: list[bytes]) -> tuple[Ids, npt.NDArray[np.void]]:
    """How many postings each has, and all of them."""
    counts = np.array([len(packed) // POSTING.itemsize for packed in rows], dtype=np.int64)
    return counts, np.frombuffer(b"".join(rows), POSTING)
