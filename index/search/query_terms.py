"""A question → the words to look for: those of the corpus that were meant, and what acronyms stand for."""

import math

from index.french.acronyms import Acronyms
from index.french.genders import genders
from index.french.words import stem, tokens
from index.search.spelling import meant
from index.storage.port import Variants, Weights, Words

_CORRECTED = 0.7  # the weight of a word that was meant, against 1 for one as it is written
_AROUND = 100
_EXPANDED = 0.5  # … of an acronym, or of its meaning's words together, added to the other


def expand(text: str, corpus: Words, acronyms: Acronyms) -> dict[str, float]:
    """Each word to look for with its weight: an exact word weighs more than one put in its place or beside it.

    A word that the corpus does not hold gives its place to the one that was meant; if none was, it stays, since it is
    part of what is asked.
    """
    tokens_of = {word: token for token in tokens(text) if (word := stem(token))}
    frequencies = corpus.frequencies(tokens_of)
    weights = dict.fromkeys((word for word in tokens_of if frequencies[word]), 1.0)
    for word in [word for word in tokens_of if word not in weights]:
        corrected = meant(tokens_of[word], corpus)
        weights.setdefault(corrected or word, _CORRECTED if corrected else 1.0)
    meant_words = frozenset(weights)
    for acronym in acronyms.about(meant_words):
        if acronym.word in meant_words:
            for word in acronym.meaning:
                weights.setdefault(word, _EXPANDED / len(acronym.meaning) ** 0.5)
        elif meant_words.issuperset(acronym.meaning):
            weights.setdefault(acronym.word, _EXPANDED)
    return weights


def idf_weights(weights: Weights, corpus: Words) -> dict[str, float]:
    """Each word with its weight times its inverse document frequency (Robertson's, never negative).

    The corpus is taken to be part of a larger one, of `_AROUND` passages more that hold none of the words: in a few
    texts on one subject, the subject's own words would otherwise count for nothing.
    """
    passages = len(corpus) + _AROUND
    holders = {word: min(number, passages) for word, number in corpus.frequencies(weights.keys()).items()}
    return {word: weights[word] * math.log(1 + (passages - n + 0.5) / (n + 0.5)) for word, n in holders.items()}


def variants(text: str, corpus: Words, acronyms: Acronyms) -> dict[str, Variants]:
    """For each word of `text`, as it is written there, the variants by which a passage may hold it.

    A word is held by its other gender too; one that the corpus does not hold by the one that was meant; an acronym by
    its meaning, all words of it, and each word of a meaning by its acronym.

    `variants("le SNDS")` may be `{"snds": [("snd",), ("system", "national")]}`.
    """
    token_of = {word: token for token in tokens(text) if (word := stem(token))}
    word_of = {
        token: word if corpus.frequency(word) else meant(token, corpus) or word for word, token in token_of.items()
    }
    words = frozenset(word_of.values())
    ways: dict[str, list[tuple[str, ...]]] = {token: [(word,)] for token, word in word_of.items()}
    for token, word in word_of.items():
        forms = {stem(form) for form in genders(token)} - {word, ""}
        ways[token] += [(form,) for form in sorted(forms) if corpus.frequency(form)]
    for acronym in acronyms.about(words):
        for token, word in word_of.items():
            if word == acronym.word:
                ways[token].append(acronym.meaning)
            elif word in acronym.meaning and words.issuperset(acronym.meaning):
                ways[token].append((acronym.word,))
    return {**ways}
