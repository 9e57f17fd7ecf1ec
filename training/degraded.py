"""Questions as hurried people type them: bare, mistyped, or key words alone."""

import random

from index.french.words import fold, stem, tokens

_LONG = 6  # letters of a word, from which a slip leaves it readable
_LETTERS = "eaisntrlou"


def degraded(text: str, draw: random.Random) -> str:
    """`text` without capitals, accents or punctuation, with a slip in a word, as key words, or two of these."""
    chance = draw.random()
    if chance < 0.35:
        return bare(text)
    if chance < 0.65:
        return mistyped(text, draw)
    if chance < 0.9:
        return key_words(text)
    return mistyped(bare(text), draw)


def bare(text: str) -> str:
    """
    >>> bare("Où l’État héberge-t-il nos données ?")
    'ou etat heberge t il nos donnees'
    """
    return " ".join(map(fold, tokens(text))) or text


def key_words(text: str) -> str:
    """
    >>> key_words("Qui héberge les données de santé ?")
    'héberge données santé'
    """
    return " ".join(token for token in tokens(text) if stem(token)) or text


def mistyped(text: str, draw: random.Random) -> str:
    """One letter left out, doubled, changed, or put after the next, in a long word."""
    words = text.split()
    long = [place for place, word in enumerate(words) if len(word) >= _LONG]
    if not long:
        return text
    chosen = draw.choice(long)
    word = words[chosen]
    at = draw.randrange(1, len(word) - 1)
    slips = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + draw.choice(_LETTERS) + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    words[chosen] = draw.choice(slips)
    return " ".join(words)
