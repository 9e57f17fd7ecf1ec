"""Sigles that a text defines: « Système National des Données de Santé (SNDS) »."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.french.words import fold, search_words, stem

_IN_BRACKETS = re.compile(r"\(\s*[«\"“*_]*\s*([^()\n]{2,120}?)\s*[»\"”*_]*\s*\)")
_SIGLE = re.compile(r"(?:[A-ZÀ-Ý][A-Za-zÀ-ÿ0-9]{0,6}[A-ZÀ-Ý0-9]|(?:[A-ZÀ-Ý]\.){2,}[A-ZÀ-Ý]?)")
_WORD = re.compile(r"[^\W\d_][\w]*")
_BEFORE = re.compile(r"(?:^|[\s(«\"“*'’/])(" + _SIGLE.pattern + r")\s*[»\"”*_]*\s*$")


@dataclass(frozen=True)
class Sigle:
    """A sigle, as the search word that it is, and the search words of its meaning."""

    word: str
    meaning: tuple[str, ...]


class Sigles:
    """Many of them, of which those that a question may speak of are found without looking at the others."""

    def __init__(self, sigles: Iterable[Sigle]) -> None:
        self._by_word: dict[str, list[tuple[int, Sigle]]] = {}
        for place, sigle in enumerate(sigles):
            for word in {sigle.word, sigle.meaning[0]}:
                self._by_word.setdefault(word, []).append((place, sigle))

    def about(self, words: Iterable[str]) -> list[Sigle]:
        """Those that are among `words`, or whose meaning begins with one of them, in the order that they came in."""
        return [
            sigle for _, sigle in sorted({one for word in words for one in self._by_word.get(word, ())}, key=_place)
        ]


def _place(one: tuple[int, Sigle]) -> int:
    return one[0]


def find_sigles(text: str) -> Iterator[Sigle]:
    """The sigles that `text` defines in brackets, either way round.

    Every letter of the sigle begins a word of the meaning, in order; small words may be skipped (after Schwartz &
    Hearst, 2003). « le Health Data Hub (HDH) » gives hdh → health, dat, hub; « la Cnam (caisse) » gives nothing.
    """
    for bracket in _IN_BRACKETS.finditer(text):
        before, inside = text[max(0, bracket.start() - 200) : bracket.start()], bracket[1]
        if _SIGLE.fullmatch(inside):
            meaning = _meaning_before(before, inside)
        elif sigle := _BEFORE.search(before):
            inside, meaning = sigle[1], _meaning_of_all(inside, sigle[1])
        else:
            continue
        words = tuple(search_words(meaning))
        if len(words) > 1 and (own := search_words(inside)):
            yield Sigle(own[0], words)


def _letters(sigle: str) -> str:
    return "".join(c for c in fold(sigle) if c.isalpha())


def _meaning_before(text: str, sigle: str) -> str:
    """The words at the end of `text` that spell `sigle`, or "": the first of them bears its first letter."""
    clause = re.split(r"[.;:!?\n]", text)[-1]
    words = list(_WORD.finditer(clause))
    start = _spelled(_letters(sigle), [fold(word[0]) for word in words])
    return clause[words[start].start() :] if start is not None else ""


def _spelled(letters: str, words: list[str]) -> int | None:
    """The place in `words` from which their first letters spell `letters`, each word of weight bearing one."""
    if not words:
        return None
    bears = words[-1].startswith(letters[-1:])
    if not stem(words[-1]) and (start := _spelled(letters, words[:-1])) is not None:
        return start
    if bears and len(letters) == 1:
        return len(words) - 1
    return _spelled(letters[:-1], words[:-1]) if bears else None


def _meaning_of_all(text: str, sigle: str) -> str:
    meaning = _meaning_before(text, sigle)
    return meaning if meaning and text.lstrip().startswith(meaning) else ""
