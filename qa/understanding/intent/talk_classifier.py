"""Talk told from questions by what its words mean: a logistic model over the encoder's reading and the words.

`talk.json` is made by `training.talk`.
"""

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from index.encoder.encoder import ONE, Read
from index.french.words import fold

WEIGHTS = Path(__file__).with_name("talk.json")
_WORD = re.compile(r"\w+|[^\w\s]")
_LONGEST = 14  # words: what is longer asks something
_ENOUGH = 2.5  # a logit, that two questions in a thousand reach
_MEANING, _WORDS = 3.0, 1.5  # how far apart the two parts of the features lie

Vector = npt.NDArray[np.float32]


def words_of(text: str) -> list[str]:
    """Words and signs, alone and by twos, the ends of the text marked.

    >>> words_of("Ça va ?")
    ['ca', 'va', '?', '^ ca', 'ca va', 'va ?', '? $']
    """
    words = _WORD.findall(fold(text))
    return words + [f"{word} {after}" for word, after in zip(["^", *words], [*words, "$"], strict=True)]


def meaning_of(read: Read) -> Vector:
    """`(width + 1,)`: the mean direction of the sub-words, and how far they agree."""
    mean = read.vectors.astype(np.float32).mean(axis=0) / ONE if len(read.vectors) else np.zeros(1, np.float32)
    length = float(np.linalg.norm(mean))
    direction: Vector = np.append(mean / max(length, 1e-6) * _MEANING, length).astype(np.float32)
    return direction


def weight_of_words(words: Sequence[str]) -> float:
    """What each of some words counts."""
    return _WORDS / max(1.0, math.sqrt(len(words)))


def length_of(text: str) -> tuple[float, float]:
    words = len(text.split())
    return min(words, 12) / 12, float(words <= 1)


@dataclass(frozen=True)
class TalkClassifier:
    """Weights of `meaning_of`, of `words_of`, of `length_of`, and the constant."""

    read: Callable[[str], Read]
    meaning: Vector
    words: Mapping[str, float]
    length: tuple[float, float]
    always: float

    @classmethod
    def load(cls, read: Callable[[str], Read]) -> Self:
        """`read` is the encoder's reading of a question."""
        weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
        meaning = np.array(weights["meaning"], dtype=np.float32)
        return cls(read, meaning, weights["words"], tuple(weights["length"]), weights["always"])

    def __call__(self, text: str) -> bool:
        """Whether `text` is talk, and no question to the texts."""
        return len(text.split()) <= _LONGEST and self.logit(text) > _ENOUGH

    def logit(self, text: str) -> float:
        meaning, words = meaning_of(self.read(text)), words_of(text)
        logit = float(meaning @ self.meaning) if len(meaning) == len(self.meaning) else 0.0
        logit += weight_of_words(words) * sum(self.words.get(word, 0.0) for word in words)
        return logit + sum(a * b for a, b in zip(self.length, length_of(text), strict=True)) + self.always
