"""The words of a question and of its passages as they stand there: the grid of both, by their vectors in context."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from index.encoder.encoder import ONE, Bytes, Read
from index.encoder.pooling import of_words
from index.french.words import placed_words
from qa.ranking.matching import Floats, Grid

_MOST_WORDS = 32  # of a question, that are compared
_SILENT = 0.7  # the weight of a word that is not looked for, as « combien », beside the idf of the others


@dataclass(frozen=True)
class AskedWords:
    """The words of a question in order, how much each counts, and their vectors `(words, width)`."""

    words: tuple[str, ...]
    weights: Floats
    vectors: Bytes


@dataclass(frozen=True)
class Context:
    """`passages` has `(words, width)` for each candidate: a row for each of its search words, in order."""

    asked: AskedWords
    passages: Sequence[Bytes]

    def over(self, grid: Grid) -> Grid:
        """The same places, with how close the words that stand there come to those of the question in context.

        A passage of which fewer words were read than stand there has 0 at the others.
        """
        longest = grid.places.shape[1]
        together = np.zeros((len(self.passages), longest, self.asked.vectors.shape[1]), dtype=np.float32)
        for row, vectors in zip(together, self.passages, strict=True):
            row[: len(vectors)] = vectors[:longest]
        question = self.asked.vectors.astype(np.float32) / (ONE * ONE)
        similarity = np.tensordot(question, together, axes=(1, 2)).astype(np.float32)
        return replace(grid, similarity=np.ascontiguousarray(similarity))

    def meaning(self) -> Floats:
        """`(passages,)`: the cosine of all the question's words together and all of the passage's."""
        question = _direction(self.asked.vectors, self.asked.weights)
        return np.array(
            [_direction(passage, np.ones(len(passage), dtype=np.float32)) @ question for passage in self.passages],
            dtype=np.float32,
        )


def asked_words(text: str, read: Read, idf_weights: Mapping[str, float]) -> AskedWords:
    """Those of the question `text`, as the encoder read it; the weight of each is its idf, where it is looked for."""
    placed = placed_words(text, silent=True)[:_MOST_WORDS]
    usual = float(np.mean([*idf_weights.values()])) if idf_weights else 1.0
    weights = [idf_weights.get(word, usual) if word else _SILENT for word, _, _ in placed]
    words = tuple(word or text[start:end].lower() for word, start, end in placed)
    bounds = [(start, end) for _, start, end in placed]
    return AskedWords(words, np.array(weights, dtype=np.float32), of_words(read, bounds))


def _direction(vectors: Bytes, weights: Floats) -> Floats:
    total: Floats = weights.astype(np.float32) @ vectors.astype(np.float32)
    return total / max(float(np.linalg.norm(total)), 1e-6)
