"""Whether a question is put in English, which no French text answers well."""

from index.french.words import fold, tokens

_ENGLISH = frozenset(
    """
    about against and are between can did do does for from had has have how is of said say says should that the their
    they this to was were what when where which who whose why will with you your
    """.split()
)
_FRENCH = frozenset(
    """
    au aux avec ce ces cette chez dans de des du elle en est et il ils la le les leur ont ou par pas pour pourquoi
    quand que quel quelle quels quelles qui quoi sa ses son sont sur un une y
    """.split()
)
_FEW = 2  # words: one alone may be a name, « The Guardian »


def in_english(text: str) -> bool:
    """Whether `text` has two of the small words of English, and more than of French.

    >>> in_english("Who is against Microsoft?"), in_english("Que dit The Guardian de la CGT ?")
    (True, False)
    """
    said = [fold(token) for token in tokens(text)]
    english = sum(word in _ENGLISH for word in said)
    return english >= _FEW and english > sum(word in _FRENCH for word in said)
