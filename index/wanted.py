"""A question's words → the words to look for: those of the corpus that were meant, and what sigles stand for."""

import math
from collections.abc import Iterable, Sequence

from index.french.sigles import Sigle
from index.ports import Weights, Words
from index.spelling import meant

_CORRECTED = 0.7  # the weight of a word that was meant, against 1 for one as it is written
_EXPANDED = 0.5  # … of a sigle, or of its meaning's words together, added to the other


def wanted(words: Sequence[str], corpus: Words, sigles: Iterable[Sigle]) -> dict[str, float]:
    """Each word to look for with its weight: an exact word weighs more than one put in its place or beside it.

    A word that the corpus does not hold stays, since it is part of what is asked, and the one that was meant joins it.
    """
    weights = dict.fromkeys(words, 1.0)
    for word in words:
        if not corpus.frequency(word) and (known := meant(word, corpus.beginning_with(word[:1]))):
            weights.setdefault(known, _CORRECTED)
    asked = frozenset(weights)
    for sigle in sigles:
        if sigle.word in asked:
            for word in sigle.meaning:
                weights.setdefault(word, _EXPANDED / len(sigle.meaning) ** 0.5)
        elif asked.issuperset(sigle.meaning):
            weights.setdefault(sigle.word, _EXPANDED)
    return weights


def rarity(weights: Weights, corpus: Words) -> dict[str, float]:
    """Each word with its weight times its inverse document frequency (Robertson's, never negative)."""
    passages = len(corpus)
    held = {word: min(corpus.frequency(word), passages) for word in weights}
    return {word: weights[word] * math.log(1 + (passages - n + 0.5) / (n + 0.5)) for word, n in held.items()}
