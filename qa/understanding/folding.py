"""A text made plain for reading rules, that remembers where each letter stood."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from index.values.communique import Span

_PLAIN = {"œ": "oe", "æ": "ae"} | dict.fromkeys("’ʼ‘`´", "'") | dict.fromkeys("‐‑‒–—", "-")


@dataclass(frozen=True)
class Folded:
    """Lower case, no accents, straight apostrophes and hyphens, single spaces."""

    text: str
    places: tuple[int, ...]  # of each letter in the original, then the original's length

    def span(self, start: int, end: int) -> Span:
        """Where the letters `start` to `end` stood in the original."""
        return Span(self.places[start], self.places[end])


def folded(text: str) -> Folded:
    """`text` made plain, letter by letter.

    >>> folded("L’Été  2022").text
    "l'ete 2022"
    """
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in _plain(character):
            if letter == " " and letters and letters[-1] == " ":
                continue
            letters.append(letter)
            places.append(place)
    return Folded("".join(letters), (*places, len(text)))


@lru_cache(maxsize=4_096)
def _plain(character: str) -> str:
    if character.isspace():
        return " "
    lowered = character.lower()
    plain = _PLAIN.get(lowered, lowered)
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
