"""A French text → its search words: the analysis that both sides of a search share.

The order is the one that measured best (docs/decisions.md): lower case, no elision, no inclusive dot, words,
accents folded, Snowball stem, no stop word and no question word.
"""

import re
import unicodedata
from collections.abc import Sequence

import Stemmer

VERSION = 1  # written into the index: another analysis needs a rebuild

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
    combien comment dire disait disent dit fait faire lequel laquelle lesquels lesquelles ou peut peuvent pourquoi
    pourrait pourraient que quel quelle quelles quels quand qui quoi t
    """.split()
)
_SILENT = _STOP_WORDS | _QUESTION_WORDS

_MIDDLE_DOTS = frozenset("·•‧∙⋅")
_MIDDLE_DOT = re.compile(r"(?<=[^\W\d_])[·•‧∙⋅](?=[^\W\d_])")
_INCLUSIVE = re.compile(r"(?<=[^\W\d_]{2})(?:\((e|s|es|ne|nes)\)|\.(e|ne|rice|trice|euse|ve)(?:\.(?=s\b)|(?=s?\b)))")
_DOTTED_SIGLE = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_WORD = re.compile(r"(?:(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ])?([^\W_]+)")  # its elision left out

_stemmer = Stemmer.Stemmer("french")
_memo: dict[str, str] = {}
_words_of: dict[str, tuple[str, ...]] = {}  # of pieces between spaces, which come back nearly as often as words
_MEMO_LIMIT = 200_000  # entries of each, about 30 MB
_LONGEST_PIECE = 40  # characters: what is longer is rarely met again


def fold(text: str) -> str:
    """`text` in lower case without accents or ligatures: `Où l’Œuvre` → `ou l’oeuvre`."""
    lowered = text.lower().replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))


def tokens(text: str) -> list[str]:
    """The words of `text` in lower case, accents kept, elisions and inclusive dots removed.

    >>> tokens("L’hébergement des assuré·es par la C.N.I.L.")
    ['hébergement', 'des', 'assurées', 'par', 'la', 'cnil']
    """
    lowered = text.lower()
    if "." in lowered:
        lowered = _DOTTED_SIGLE.sub(lambda sigle: sigle[0].replace(".", ""), lowered)
    if "." in lowered or "(" in lowered:
        lowered = _INCLUSIVE.sub(lambda form: form[1] or form[2], lowered)
    if not _MIDDLE_DOTS.isdisjoint(lowered):
        lowered = _MIDDLE_DOT.sub("", lowered)
    return _WORD.findall(lowered)


def stem(token: str) -> str:
    """The search word of one token of `tokens`, or "" for a word that says nothing of the subject.

    >>> stem("données"), stem("pourquoi")
    ('donne', '')
    """
    word = _memo.get(token)
    if word is None:
        folded = fold(token)
        word = "" if folded in _SILENT else _stemmer.stemWord(folded)
        if len(_memo) >= _MEMO_LIMIT:
            _memo.clear()
        _memo[token] = word
    return word


def stems(folded: Sequence[str]) -> list[str]:
    """`stem` of each, for many words at once that are already in lower case without accents."""
    stemmed: list[str] = _stemmer.stemWords(list(folded))
    return ["" if word in _SILENT else stemmed[i] for i, word in enumerate(folded)]


def search_words(text: str) -> list[str]:
    """The search words of `text`, in order, repeated as often as they occur; empty when nothing is left.

    >>> search_words("Pourquoi l’hébergement chez Microsoft ?")
    ['heberg', 'chez', 'microsoft']
    """
    found: list[str] = []
    for piece in text.split():
        words = _words_of.get(piece)
        found += _remembered(piece) if words is None else words
    return found


def _remembered(piece: str) -> tuple[str, ...]:
    """The search words of what stands between two spaces: nothing in the analysis looks across one."""
    words = tuple(word for token in tokens(piece) if (word := stem(token)))
    if len(piece) <= _LONGEST_PIECE:
        if len(_words_of) >= _MEMO_LIMIT:
            _words_of.clear()
        _words_of[piece] = words
    return words
