"""Passages → the vectors of their search words in context and of all that they say, kept or made."""

import functools
import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from index.encoder.encoder import Bytes, Read
from index.encoder.pooling import of_words
from index.encoder.port import Kept, Key, Shown, WordReader
from index.encoder.span_reader import SpanReader
from index.french.words import placed_words
from index.values.communique import CommuniqueId


@dataclass(frozen=True)
class Vectors:
    """Of a passage: `words` `(words, width)`, a row for each of its search words, in order, zeros where it is too long
    to be read to its end; and `sentence` `(hidden,)`, of the whole of it.
    """

    words: Bytes
    sentence: Bytes


class Contexts:
    """One encoder, and what it has read. Several threads may call at once."""

    def __init__(self, encoder: WordReader, open_kept: Callable[[], Kept], reader: SpanReader | None = None) -> None:
        """`open_kept` opens what keeps them, when it is first wanted; `reader` goes on where the encoder ends."""
        self._encoder = encoder
        self.reader = reader
        self._open_kept = open_kept
        self._wanted = -math.inf  # when a question last was

    @functools.cached_property
    def _kept(self) -> Kept:
        return self._open_kept()

    @property
    def room(self) -> int:
        """How many passages are kept at most."""
        return self._kept.room

    def quiet_for(self) -> float:
        """The seconds since a question was last read: whoever reads ahead of questions waits for some of them."""
        return time.monotonic() - self._wanted

    def question(self, text: str) -> Read:
        self._wanted = time.monotonic()
        return self._encoder.question(text)

    def sentence(self, question: str) -> Bytes:
        """`(hidden,)`: what is asked, as a direction among those of passages."""
        return self._encoder.sentences([self.question(question)])[0]

    def passages(self, shown: Sequence[Shown]) -> list[Vectors]:
        """Of each; the same whether they were kept or made."""
        keys = [self._key(one.words) for one in shown]
        kept = self._kept.get(set(keys))
        missing = {key: one for key, one in zip(keys, shown, strict=True) if key not in kept}
        made = dict(zip(missing, self._made([one.words for one in missing.values()]), strict=True))
        if made:
            self._kept.put([(key, missing[key].communique, _packed(vectors)) for key, vectors in made.items()])
        return [made[key] if key in made else self._unpacked(kept[key]) for key in keys]

    def missing(self, shown: Sequence[Shown]) -> list[Shown]:
        """Those of these of which nothing is kept."""
        keys = [self._key(one.words) for one in shown]
        kept = self._kept.get(set(keys))
        return [one for key, one in zip(keys, shown, strict=True) if key not in kept]

    def forget(self, communiques: Iterable[CommuniqueId]) -> None:
        """Leave nothing of these texts."""
        self._encoder.forget()
        self._kept.forget(communiques)

    def size(self) -> int:
        """How many bytes are kept."""
        return self._kept.size()

    def close(self) -> None:
        if "_kept" in self.__dict__:
            self._kept.close()

    def _made(self, texts: Sequence[str]) -> list[Vectors]:
        read = self._encoder.passages(texts)
        bounds = [[(start, end) for _, start, end in placed_words(text)] for text in texts]
        words = [of_words(one, some) for one, some in zip(read, bounds, strict=True)]
        return [Vectors(*both) for both in zip(words, self._encoder.sentences(read), strict=True)]

    def _unpacked(self, packed: bytes) -> Vectors:
        numbers = np.frombuffer(packed, dtype=np.int8)
        hidden = self._encoder.hidden
        return Vectors(numbers[hidden:].reshape(-1, self._encoder.width), numbers[:hidden])

    def _key(self, words: str) -> Key:
        return blake2b(f"{self._encoder.fingerprint}\0{words}".encode(), digest_size=16).hexdigest()


def _packed(vectors: Vectors) -> bytes:
    return vectors.sentence.tobytes() + vectors.words.tobytes()
