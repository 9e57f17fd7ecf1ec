"""Acronyms that a text defines: « Système National des Données de Santé (SNDS) »."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.french.words import fold, search_words, stem

_IN_BRACKETS = re.compile(r"\(([^()]{2,200}+)\)")
_ACRONYM = re.compile(r"(?:[A-ZÀ-Ý][A-Za-zÀ-ÿ0-9]{0,6}[A-ZÀ-Ý0-9]|(?:[A-ZÀ-Ý]\.){2,20}[A-ZÀ-Ý]?)")
_WORD = re.compile(r"[^\W\d_]\w*+")
_BEFORE = re.compile(r"(?:^|[\s(«\"“*'’/])(" + _ACRONYM.pattern + r")\Z")
_OPENING, _CLOSING = '«"“*_', '»"”*_'


@dataclass(frozen=True)
class Acronym:
    """An acronym, as the search word that it is, and the search words of its meaning."""

    word: str
    meaning: tuple[str, ...]


class Acronyms:
    """Many of them, of which those that a question may speak of are found without looking at the others."""

    def __init__(self, acronyms: Iterable[Acronym]) -> None:
        self._by_word: dict[str, list[tuple[int, Acronym]]] = {}
        for place, acronym in enumerate(acronyms):
            for word in {acronym.word, acronym.meaning[0]}:
                self._by_word.setdefault(word, []).append((place, acronym))

    def about(self, words: Iterable[str]) -> list[Acronym]:
        """Those that are among `words`, or whose meaning begins with one of them, in the order that they came in."""
        return [
            acronym
            for _, acronym in sorted({placed for word in words for placed in self._by_word.get(word, ())}, key=_place)
        ]


def _place(placed: tuple[int, Acronym]) -> int:
    return placed[0]


def find_acronyms(text: str) -> tuple[Acronym, ...]:
    """The acronyms that `text` defines in brackets, either way round.

    Every letter of the acronym begins a word of the meaning, in order; small words may be skipped (after Schwartz &
    Hearst, 2003). « le Health Data Hub (HDH) » gives hdh → health, dat, hub; « la Cnam (caisse) » gives nothing.
    """
    return tuple(_in_brackets(text))


def _in_brackets(text: str) -> Iterator[Acronym]:
    for bracket in _IN_BRACKETS.finditer(text):
        before = text[max(0, bracket.start() - 200) : bracket.start()]
        inside = _unclosed(bracket[1].strip().lstrip(_OPENING).lstrip())
        if "\n" in inside:
            continue
        if _ACRONYM.fullmatch(inside):
            meaning = _meaning_before(before, inside)
        elif acronym := _BEFORE.search(_unclosed(before)):
            inside, meaning = acronym[1], _meaning_of_all(inside, acronym[1])
        else:
            continue
        words = tuple(search_words(meaning))
        if len(words) > 1 and (own := search_words(inside)):
            yield Acronym(own[0], words)


def _unclosed(words: str) -> str:
    """`words` without the quotation marks, emphasis and space at their end."""
    return words.rstrip().rstrip(_CLOSING).rstrip()


def _letters(acronym: str) -> str:
    return "".join(c for c in fold(acronym) if c.isalpha())


def _meaning_before(text: str, acronym: str) -> str:
    """The words at the end of `text` that spell `acronym`, or "": the first of them bears its first letter."""
    clause = re.split(r"[.;:!?\n]", text)[-1]
    words = list(_WORD.finditer(clause))
    start = _spelled(_letters(acronym), tuple(fold(word[0]) for word in words))
    return clause[words[start].start() :] if start is not None else ""


@lru_cache(maxsize=4096)  # small words may be skipped or not: without it, each of them would double the work
def _spelled(letters: str, words: tuple[str, ...]) -> int | None:
    """The place in `words` from which their first letters spell `letters`, each word of weight bearing one."""
    if not words:
        return None
    bears = words[-1].startswith(letters[-1:])
    if not stem(words[-1]) and (start := _spelled(letters, words[:-1])) is not None:
        return start
    if bears and len(letters) == 1:
        return len(words) - 1
    return _spelled(letters[:-1], words[:-1]) if bears else None


def _meaning_of_all(text: str, acronym: str) -> str:
    meaning = _meaning_before(text, acronym)
    return meaning if meaning and text.lstrip().startswith(meaning) else ""
