"""Texts → the tokens that a model reads in them, each word taken apart once."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

TokenIds = npt.NDArray[np.int32]

_KEPT = 1_500_000  # characters of words, about 40 MB with their tokens, before all are forgotten


class Tokens:
    """The tokens of texts, by a tokenizer for which a text is its words between spaces, one after the other.

    That holds for one that reads nothing across a space, as the shipped one: a test compares them. Words come back,
    and taking one apart costs a hundred times more than finding it again.
    """

    def __init__(self, take_apart: Callable[[list[str]], list[list[int]]]) -> None:
        self._take_apart = take_apart
        self._known: dict[str, bytes] = {}
        self._size = 0

    def __call__(self, texts: Sequence[str]) -> list[TokenIds]:
        """Of each text, its token ids in order. Several threads may call at once."""
        split = [text.split() for text in texts]
        if self._size > _KEPT:
            self._known, self._size = {}, 0
        ids_of = self._known
        new = list({word for words in split for word in words}.difference(ids_of))
        for word, ids in zip(new, self._take_apart(new), strict=True):
            ids_of[word] = np.array(ids, dtype=np.int32).tobytes()
        self._size += sum(map(len, new))
        return [np.frombuffer(b"".join([ids_of[word] for word in words]), dtype=np.int32) for words in split]
