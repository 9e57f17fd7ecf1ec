"""Soft matching: how close each word of a question comes to each word of a passage."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count, repeat

import numpy as np
import numpy.typing as npt

from index.french.words import stems

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

EXACT = 0.9999  # a similarity from which two words are one
_FARTHEST = 0.05  # the least closeness that counts: a word that is missing does not rule a passage out
_CONTINUED = "##"  # begins the pieces that end a word, in a WordPiece vocabulary


class WordVectors:
    """A direction for each search word that an embedding model knows, and how telling the word is.

    Made of the model's tokens and their vectors `(n, dimension)`: a search word has the mean vector of the tokens
    that have it as stem, whose length says how much the word weighs in a text. A word that no token has points
    nowhere, is close to itself alone, and is as telling as the mean word.
    """

    def __init__(self, tokens: Sequence[str], vectors: npt.NDArray[np.floating]) -> None:
        places: dict[str, list[int]] = {}
        for place, (token, word) in enumerate(zip(tokens, stems(tokens), strict=True)):
            if word and not token.startswith(_CONTINUED):
                places.setdefault(word, []).append(place)
        self._row = {word: row for row, word in enumerate(places)}
        means = np.zeros((len(places) + 1, vectors.shape[1]), dtype=np.float32)
        for more in range(max(map(len, places.values()), default=0)):  # the first token of each word, the second…
            rows = [row for row, tokens_of in enumerate(places.values()) if len(tokens_of) > more]
            means[rows] += vectors[[tokens_of[more] for tokens_of in places.values() if len(tokens_of) > more]]
        means[:-1] /= np.array([[len(tokens_of)] for tokens_of in places.values()], dtype=np.float32).reshape(-1, 1)
        self._length = np.linalg.norm(means, axis=1)
        self._length[-1] = self._length[:-1].mean() if places else 1.0
        self._direction = means / np.maximum(self._length, 1e-9)[:, None]

    def telling(self, words: Iterable[str]) -> Floats:
        """`(words,)`: the length of each word's vector, relative to that of the mean word."""
        lengths: Floats = self._length[self._rows(words)] / self._length[-1]
        return lengths

    def directions(self, words: Iterable[str]) -> Floats:
        """`(words, dimension)`: unit vectors, zero for a word that is not known."""
        directions: Floats = self._direction[self._rows(words)]
        return directions

    def _rows(self, words: Iterable[str]) -> Ints:
        return np.fromiter(map(self._row.get, words, repeat(len(self._row))), dtype=np.int64)


@dataclass(frozen=True)
class Grid:
    """Each word of a question against each place of each passage; the places after the end of a passage hold 0.

    `words` are the distinct words of the passages, and `places` `(passages, longest)` says which one stands where,
    `len(words)` for none. `similarity` is `(question words, passages, longest)`.
    """

    words: tuple[str, ...]
    places: Ints
    similarity: Floats

    @property
    def best(self) -> Floats:
        """`(question words, passages)`: the closest that each passage comes to each word (MaxSim)."""
        closest: Floats = self.similarity.max(axis=2, initial=0.0)
        return closest

    def at(self, values: npt.NDArray[np.generic]) -> npt.NDArray[np.float32]:
        """`(passages, longest)`: `values`, one for each of `words`, where these stand; 0 past the end."""
        return np.append(values, 0).astype(np.float32)[self.places]


def align(question: Sequence[str], passages: Sequence[Sequence[str]], vectors: WordVectors) -> Grid:
    """Compare words: the cosine of their vectors, and 1 for a word and itself.

    `align(["eau"], [["eau", "mer"], ["mer"]], …)` with a cosine of 0.4 has the similarity `[[[1, .4], [.4, 0]]]`.
    """
    standing = list(chain.from_iterable(passages))
    number: dict[str, int] = defaultdict(count().__next__)
    which = np.fromiter(map(number.__getitem__, standing), np.int64, len(standing))
    lengths = np.array([len(passage) for passage in passages], dtype=np.int64)
    filled = np.arange(lengths.max(initial=0)) < lengths[:, None]
    places = np.full(filled.shape, len(number), dtype=np.int64)
    places[filled] = which
    cosines = np.zeros((len(question), len(number) + 1), dtype=np.float32)
    cosines[:, :-1] = vectors.directions(question) @ vectors.directions(number).T
    for row, word in enumerate(question):
        if word in number:
            cosines[row, number[word]] = 1.0
    return Grid(tuple(number), places, cosines.take(places, axis=1))  # laid out by passage, as what follows reads it


def log_closeness(best: Floats) -> Floats:
    """The logarithms of closenesses, from about -3 for what is far to 0 for the same word.

    Their weighted sum is how likely a passage makes a question, word by word, were closeness a probability (after the
    translation model of Berger & Lafferty, 1999): one word that is missing costs more than several that are near.
    """
    logarithms: Floats = np.log(np.maximum(best, _FARTHEST))
    return logarithms


def within(values: Floats, width: int) -> Floats:
    """At each place of the last axis, the highest of the `width` values that begin there.

    `within([1, 0, 3, 2], 2) -> [1, 3, 3, 2]`
    """
    highest, covered = values, 1
    while covered < width:
        step = min(covered, width - covered)
        ahead = np.zeros_like(highest)
        ahead[..., :-step] = highest[..., step:]
        highest = np.maximum(highest, ahead)
        covered += step
    return highest
