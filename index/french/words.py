"""A French text → its search words: the analysis that both sides of a search share.

The order is the one that measured best (bench/measures.md): lower case, no elision, no inclusive dot, words,
accents folded, Snowball stem, no stop word and no question word.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

import Stemmer

from index.french.numbers import ALONE, compound, in_figures

VERSION = 2  # written into the index: another analysis needs a rebuild

_STOP_WORDS = frozenset(
    """
    a ai aie aient ainsi ait apres as au aucun aucune aujourd auquel aura aurait auront aussi autre autres aux avaient
    avait avant avec avoir avons ayant bien c ca car ce ceci cela celle celles celui ces cet cette ceux chaque ci d dans
    de des du elle elles en encore entre es est et etaient etait etant ete etre eu eux fut furent hui il ils j je jusque
    l la le les leur leurs lors lui m ma mais me meme memes mes mon n ne ni nos notre nous on ont or ou par parce pas
    plus pour puis qu sa sans se sera serait seront ses si soi soit son sont sous sur t ta te tes ton tous tout toute
    toutes tres tu un une vers voici voila vos votre vous y
    """.split()
)
_QUESTION_WORDS = frozenset(
    """
    combien comment dire disaient disait disent dit fait faire lequel laquelle lesquels lesquelles ou peut peuvent
    pourquoi pourrait pourraient que quel quelle quelles quels quand qui quoi t
    """.split()
)
_SILENT = _STOP_WORDS | _QUESTION_WORDS

_SIGNS = str.maketrans(
    {sign: None for sign in "\u00ad\u200b\u200c\u200d\u2060\ufeff"}  # that nobody sees
    | {sign: str(figure) for figure, sign in enumerate("₀₁₂₃₄₅₆₇₈₉")}
    | {"²": "2", "³": "3", "º": "°", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_ODD = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff₀-₉²³ºﬀ-ﬆ]")
_MIDDLE_DOTS = frozenset("·•‧∙⋅")
_MIDDLE_DOT = re.compile(r"(?<=[^\W\d_])[·•‧∙⋅](?=[^\W\d_])")
_INCLUSIVE = re.compile(r"(?<=[^\W\d_]{2})(?:\((e|s|es|ne|nes)\)|\.(e|ne|rice|trice|euse|ve)(?:\.(?=s\b)|(?=s?\b)))")
_DOTTED_SIGLE = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_WORD = re.compile(r"(?:(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ])?([^\W_]+)")  # its elision left out

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_PIECE = re.compile(r"\S+")

_stemmer = Stemmer.Stemmer("french")
_memo: dict[str, str] = {}
_words_of: dict[str, tuple[str, ...]] = {}  # of pieces between spaces, which come back nearly as often as words
_MEMO_LIMIT = 200_000  # entries of each, about 30 MB
_LONGEST_PIECE = 40  # characters: what is longer is rarely met again


def fold(text: str) -> str:
    """`text` in lower case without accents or ligatures: `Où l’Œuvre` → `ou l’oeuvre`."""
    if text.isascii():
        return text.lower()
    lowered = text.lower().replace("œ", "oe").replace("æ", "ae")
    return _NOT_ASCII.sub(_unless_combining, unicodedata.normalize("NFD", lowered))


def _unless_combining(letter: re.Match[str]) -> str:
    return "" if unicodedata.combining(letter[0]) else letter[0]


def tokens(text: str) -> list[str]:
    """The words of `text` in lower case, accents kept, elisions and inclusive dots removed.

    >>> tokens("L’hébergement des assuré·es par la C.N.I.L.")
    ['hébergement', 'des', 'assurées', 'par', 'la', 'cnil']
    """
    return _tokens(_plain(text))


def _plain(text: str) -> str:
    """`text` in lower case, with figures for its numbers, and without what only looks otherwise."""
    lowered = text.lower()
    return in_figures(lowered.translate(_SIGNS) if _ODD.search(lowered) else lowered)


def _tokens(lowered: str) -> list[str]:
    """The same, of a text that is plain."""
    if "-" in lowered:
        lowered = compound(lowered)
    if "." in lowered:
        lowered = _DOTTED_SIGLE.sub(lambda acronym: acronym[0].replace(".", ""), lowered)
    if "." in lowered or "(" in lowered:
        lowered = _INCLUSIVE.sub(lambda form: form[1] or form[2], lowered)
    if not _MIDDLE_DOTS.isdisjoint(lowered):
        lowered = _MIDDLE_DOT.sub("", lowered)
    return _WORD.findall(lowered)


def folded_tokens(text: str) -> list[str]:
    """The same without accents: `["hebergement", …]`."""
    return [fold(token) for token in tokens(text)]


def stem(token: str) -> str:
    """The search word of one token of `tokens`, or "" for a word that says nothing of the subject.

    >>> stem("données"), stem("pourquoi")
    ('donne', '')
    """
    word = _memo.get(token)
    if word is None:
        folded = fold(token)
        word = "" if folded in _SILENT else ALONE.get(folded) or _stemmer.stemWord(folded)
        if len(_memo) >= _MEMO_LIMIT:
            _memo.clear()
        _memo[token] = word
    return word


def stems(folded: Sequence[str]) -> list[str]:
    """`stem` of each, for many words at once that are already in lower case without accents."""
    stemmed: list[str] = _stemmer.stemWords(list(folded))
    return ["" if word in _SILENT else ALONE.get(word, stemmed[i]) for i, word in enumerate(folded)]


def search_words(text: str) -> list[str]:
    """The search words of `text`, in order, repeated as often as they occur; empty when nothing is left.

    >>> search_words("Pourquoi l’hébergement chez Microsoft ?")
    ['heberg', 'chez', 'microsoft']
    """
    words_of_text: list[str] = []
    for piece in _plain(text).split():
        words = _words_of.get(piece)
        words_of_text += _remembered(piece) if words is None else words
    return words_of_text


def each_search_words(texts: Iterable[str]) -> list[list[str]]:
    """`search_words` of each."""
    return [search_words(text) for text in texts]


def placed_words(text: str, silent: bool = False) -> list[tuple[str, int, int]]:
    """`search_words(text)`, each with the `start` and `end` of the word that it was made of, elision left out.

    With `silent`, also those that say nothing of the subject, as "".

    A word of which signs are dropped inside, as « assuré·es », has the bounds of all that stands between two spaces.

    >>> placed_words("Pourquoi l’hébergement chez Microsoft ?")
    [('heberg', 11, 22), ('chez', 23, 27), ('microsoft', 28, 37)]
    """
    placed: list[tuple[str, int, int]] = []
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        lowered = piece[0].lower()
        read = tokens(piece[0])
        plain = [match for match in _WORD.finditer(lowered)] if len(lowered) == end - start else []
        exact = [match[1] for match in plain] == read
        for place, token in enumerate(read):
            if (word := stem(token)) or silent:
                bounds = plain[place].span(1) if exact else (0, end - start)
                placed.append((word, start + bounds[0], start + bounds[1]))
    return placed


def _remembered(piece: str) -> tuple[str, ...]:
    """The search words of what stands between two spaces: nothing after `in_figures` looks across one."""
    words = tuple(word for token in _tokens(piece) if (word := stem(token)))
    if len(piece) <= _LONGEST_PIECE:
        if len(_words_of) >= _MEMO_LIMIT:
            _words_of.clear()
        _words_of[piece] = words
    return words
