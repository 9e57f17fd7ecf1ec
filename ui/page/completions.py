"""What is being typed → what it may become: sources and sigles for its last words, titles for all of them."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypedDict

from index.french.markdown import without_markdown
from index.french.words import fold, stem
from index.storage.sql.listing import Selection, Sort
from index.values.spellings import key_of
from ui.rendering.wording import date_of, source_of, title_of

if TYPE_CHECKING:
    from index.storage.sql.texts import Texts

LONGEST = 300  # characters that are looked at
_MOST = 4  # of each kind
_LAST = 4  # words, at most, that a source is looked for in
_WORD = re.compile(r"[\w.-]+")
_SIGLE = re.compile(r"[A-Z]{2,8}")
_FEWEST = 2  # letters of a source
_LOOKED_AT = 20  # texts, for those whose title has the words
_ENOUGH = 3  # letters of the words that titles are looked for by


class Title(TypedDict):
    """A text that may be opened."""

    id: str
    title: str
    about: str


class Completions(TypedDict):
    """`replaced` is how many characters at the end of what was typed a source or a sigle takes the place of; `known`
    whether these are the name of a source already.
    """

    replaced: int
    known: bool
    sources: list[str]
    sigles: list[str]
    titles: list[Title]


def completions(texts: "Texts", typed: str) -> Completions:
    """Those of `typed`, nothing that is there whole already."""
    typed = typed[-LONGEST:]
    known = texts.sources()
    replaced, sources = _sources(known, typed)
    sigles = [] if sources else _sigles(texts, typed)
    if sigles:
        replaced = len(_WORD.findall(typed)[-1])
    return Completions(
        replaced=replaced,
        known=not {key_of(name) for name in known}.isdisjoint(map(key_of, _tails(typed))),
        sources=sources,
        sigles=sigles,
        titles=_titles(texts, known, typed),
    )


def _sources(known: Sequence[str], typed: str) -> tuple[int, list[str]]:
    """By as many of the last words as begin a source, or a word of it: « numérique » is of « Service numérique »."""
    for tail in _tails(typed):
        begun = key_of(tail)
        if len(begun) < _FEWEST or not stem(begun.split()[0]):
            continue  # « la CF » is looked for as « CF »
        found = [name for name in known if key_of(name).startswith(begun)]
        found += [name for name in known if f" {begun}" in key_of(name) and name not in found]
        if found:
            return len(tail), [name for name in found if name != tail][:_MOST]
    return 0, []


def _tails(typed: str) -> Iterator[str]:
    """The last words, the most first: « la CGT Min », « CGT Min », « Min »."""
    starts = [match.start() for match in _WORD.finditer(typed)][-_LAST:]
    return (typed[start:] for start in starts if typed[-1:].strip())


def _sigles(texts: "Texts", typed: str) -> list[str]:
    words = _WORD.findall(typed)
    if not words or not typed.endswith(words[-1]) or not _SIGLE.fullmatch(words[-1]):
        return []
    begun = fold(words[-1])
    found = dict.fromkeys(
        acronym.word.upper() for acronym in texts.acronyms() if acronym.word.startswith(begun) and acronym.word != begun
    )
    return list(found)[:_MOST]


def _titles(texts: "Texts", known: Sequence[str], typed: str) -> list[Title]:
    """Those that have the words that are no source's: « Service » is no word of the titles of Service numérique."""
    telling = [word for word in _WORD.findall(fold(typed)) if len(word) >= _ENOUGH and stem(word)]
    named = fold(" ".join(known))
    own = [word for word in telling if word not in named]
    if not own:
        return []
    found = texts.listed(Selection(" ".join(telling), sort=Sort.DATE), _LOOKED_AT)
    titled = (text for text in found if all(word in fold(title_of(text)) for word in own))
    return [
        Title(id=text.id, title=without_markdown(title_of(text)), about=f"{source_of(text)} · {date_of(text)}")
        for text in islice(titled, _MOST)
    ]
