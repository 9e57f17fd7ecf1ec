"""A word that no text holds → the word of the texts that was meant."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

_SHORTEST = 4  # letters: shorter words are too close to too many
_TWO_SLIPS = 8  # letters, from which two slips are forgiven instead of one


def meant(word: str, vocabulary: Iterable[tuple[str, int]]) -> str | None:
    """The word of `vocabulary` (words and how many passages hold them) that is one slip away from `word`.

    A slip is a letter more, less, changed, or exchanged with its neighbour (optimal string alignment); the first
    letter is taken to be right. Of several, the closest, then the most frequent. Numbers are never corrected.

    >>> meant("donee", [("donne", 12), ("doper", 3), ("monnaie", 40)])
    'donne'
    """
    slips = 2 if len(word) >= _TWO_SLIPS else 1
    if len(word) < _SHORTEST or any(c.isdigit() for c in word):
        return None
    close = [
        (distance, -frequency, known)
        for known, frequency in vocabulary
        if abs(len(known) - len(word)) <= slips
        and known[:1] == word[:1]
        and (distance := OSA.distance(word, known, score_cutoff=slips)) <= slips
    ]
    return min(close)[2] if close else None
