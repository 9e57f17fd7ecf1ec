"""Whether a question is put in English, which no French text answers well."""

import re

from index.french.words import folded_tokens

_ENGLISH = frozenset(
    """
    about against and any are been between but can could did do does don for from give good had has have he hello her
    his how i in is it my no not of please said say says she should show so some tell thank thanks that the their
    there they this to was we were what when where which who whose why will with would you your
    """.split()
)
_FRENCH = frozenset(
    """
    au aux avec ce ces cette chez dans de des du elle en est et il ils la le les leur ont ou par pas pour pourquoi
    quand que quel quelle quels quelles qui quoi sa ses son sont sur un une y
    """.split()
)
_QUOTED = re.compile(r"«[^»]{0,500}+»|“[^”]{0,500}+”|\"[^\"]{0,500}+\"")  # a title may be in any language
_MORE = 3  # times as many as of French, which a title in English inside a French question does not reach
_FEW = 2  # words: one alone may be a name, « The Guardian »


def in_english(text: str) -> bool:
    """Whether `text` has two of the small words of English, and far more than of French.

    >>> in_english("Who is against Microsoft?"), in_english("Que dit The Guardian de la CGT ?")
    (True, False)
    """
    words = folded_tokens(_QUOTED.sub(" ", text))
    english = sum(word in _ENGLISH for word in words)
    return english >= _FEW and english > _MORE * sum(word in _FRENCH for word in words)
