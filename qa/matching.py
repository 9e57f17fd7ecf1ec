"""Soft matching: how close each word of a question comes to each word of a passage."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.french.words import stem

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

EXACT = 0.9999  # a similarity from which two words are one
_CONTINUED = "##"  # begins the pieces that end a word, in a WordPiece vocabulary


class WordVectors:
    """A direction for each search word that an embedding model knows, and how telling the word is.

    Made of the model's tokens and their vectors `(n, dimension)`: a search word has the mean vector of the tokens
    that have it as stem, whose length says how much the word weighs in a text. A word that no token has points
    nowhere, is close to itself alone, and is as telling as the mean word.
    """

    def __init__(self, tokens: Sequence[str], vectors: Floats) -> None:
        places: dict[str, list[int]] = {}
        for place, token in enumerate(tokens):
            if not token.startswith(_CONTINUED) and (word := stem(token)):
                places.setdefault(word, []).append(place)
        self._row = {word: row for row, word in enumerate(places)}
        means = np.zeros((len(places) + 1, vectors.shape[1]), dtype=np.float32)
        for row, of_word in enumerate(places.values()):
            means[row] = vectors[of_word].mean(axis=0, dtype=np.float32)
        self._length = np.linalg.norm(means, axis=1)
        self._direction = means / np.maximum(self._length, 1e-9)[:, None]
        self._length[-1] = self._length[:-1].mean() if places else 1.0

    def telling(self, words: Iterable[str]) -> Floats:
        """`(words,)`: the length of each word's vector."""
        lengths: Floats = self._length[self._rows(words)]
        return lengths

    def similarity(self, words: Sequence[str], others: Sequence[str]) -> Floats:
        """`(words, others)`: the cosine of each two, and 1 for a word and itself."""
        cosines: Floats = self._direction[self._rows(words)] @ self._direction[self._rows(others)].T
        place = {other: i for i, other in enumerate(others)}
        for row, word in enumerate(words):
            if word in place:
                cosines[row, place[word]] = 1.0
        return cosines

    def _rows(self, words: Iterable[str]) -> Ints:
        unknown = len(self._row)
        return np.array([self._row.get(word, unknown) for word in words], dtype=np.int64)
