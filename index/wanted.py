"""A question → the words to look for: those of the corpus that were meant, and what sigles stand for."""

import math

from index.french.sigles import Sigles
from index.french.words import stem, tokens
from index.ports import Ways, Weights, Words
from index.spelling import meant

_CORRECTED = 0.7  # the weight of a word that was meant, against 1 for one as it is written
_AROUND = 100
_EXPANDED = 0.5  # … of a sigle, or of its meaning's words together, added to the other


def wanted(text: str, corpus: Words, sigles: Sigles) -> dict[str, float]:
    """Each word to look for with its weight: an exact word weighs more than one put in its place or beside it.

    A word that the corpus does not hold gives its place to the one that was meant; if none was, it stays, since it is
    part of what is asked.
    """
    written = {word: token for token in tokens(text) if (word := stem(token))}
    frequencies = corpus.frequencies(written)
    weights = dict.fromkeys((word for word in written if frequencies[word]), 1.0)
    for word in [word for word in written if word not in weights]:
        known = meant(written[word], corpus)
        weights.setdefault(known or word, _CORRECTED if known else 1.0)
    asked = frozenset(weights)
    for sigle in sigles.about(asked):
        if sigle.word in asked:
            for word in sigle.meaning:
                weights.setdefault(word, _EXPANDED / len(sigle.meaning) ** 0.5)
        elif asked.issuperset(sigle.meaning):
            weights.setdefault(sigle.word, _EXPANDED)
    return weights


def rarity(weights: Weights, corpus: Words) -> dict[str, float]:
    """Each word with its weight times its inverse document frequency (Robertson's, never negative).

    The corpus is taken to be part of a larger one, of `_AROUND` passages more that hold none of the words: in a few
    texts on one subject, the subject's own words would otherwise count for nothing.
    """
    passages = len(corpus) + _AROUND
    held = {word: min(corpus.frequency(word), passages) for word in weights}
    return {word: weights[word] * math.log(1 + (passages - n + 0.5) / (n + 0.5)) for word, n in held.items()}


def ways(text: str, corpus: Words, sigles: Sigles) -> dict[str, Ways]:
    """For each word of `text`, as it is written there, the ways in which a passage may hold it.

    A word that the corpus does not hold is held by the one that was meant; a sigle by its meaning, all words of it,
    and each word of a meaning by its sigle. `ways("le SNDS")` may be `{"snds": [("snd",), ("system", "national")]}`.
    """
    written = {word: token for token in tokens(text) if (word := stem(token))}
    known = {token: word if corpus.frequency(word) else meant(token, corpus) or word for word, token in written.items()}
    asked = frozenset(known.values())
    held: dict[str, list[tuple[str, ...]]] = {token: [(word,)] for token, word in known.items()}
    for sigle in sigles.about(asked):
        for token, word in known.items():
            if word == sigle.word:
                held[token].append(sigle.meaning)
            elif word in sigle.meaning and asked.issuperset(sigle.meaning):
                held[token].append((sigle.word,))
    return {**held}
