"""A word that no text holds → the word of the texts that was meant."""

import string
from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.french.lexicon import is_word
from index.french.words import fold, stem, stems
from index.storage.port import Words

_SHORTEST = 4  # letters: shorter words are too close to too many
_TWO_SLIPS = 8  # letters, from which two slips are forgiven instead of one


def meant(token: str, corpus: Words) -> str | None:
    """The search word of `corpus` that is a slip or two away from `token`, a word of a question in lower case.

    A slip is a letter more, less, changed, or exchanged with its neighbour; the first letter is taken to be right. A
    slip in the word as it is written comes first (« hebergment » → « hébergement »), then the closest search word
    with the same two first letters (optimal string alignment). Of several, the most frequent; for a number or a word
    that French has (« livret »), none: it was meant, and no text says it.
    """
    written, word = fold(token), stem(token)
    if len(word) < _SHORTEST or any(c.isdigit() for c in word) or is_word(written):
        return None
    near = corpus.frequencies(set(stems(list(_one_slip(written)))) - {""})
    if any(near.values()):
        return max(near, key=lambda known: (near[known], known))
    slips = 2 if len(word) >= _TWO_SLIPS else 1
    close = [
        (distance, -frequency, known)
        for known, frequency in corpus.beginning_with(word[:2])
        if abs(len(known) - len(word)) <= slips and (distance := OSA.distance(word, known, score_cutoff=slips)) <= slips
    ]
    return min(close)[2] if close else None


def near(typed: str, known: Sequence[str], slips: int) -> dict[str, int]:
    """Those of the known words that are at most `slips` away from `typed`, its first letter right, each with how many
    slips it is away.
    """
    found = process.extract(typed, known, scorer=OSA.distance, score_cutoff=slips, limit=None)
    return {word: distance for word, distance, _ in found if word[:1] == typed[:1]}


def _one_slip(word: str) -> Iterator[str]:
    """Every word that one slip makes of `word`, or from which one slip made it."""
    for i in range(1, len(word) + 1):
        before, after = word[:i], word[i:]
        yield from (before + letter + after for letter in string.ascii_lowercase)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in string.ascii_lowercase)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
