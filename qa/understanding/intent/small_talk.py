"""Whether a person greets, thanks, jokes or insults, and asks nothing of the texts."""

import re

from index.french.words import fold
from qa.understanding.folding import folded
from qa.understanding.intent.small_talk_words import BESIDE, PHRASES, SOCIAL

_WORD = re.compile(r"[^\W_]+")
_GREETING = r"(?:(?:bonjour|bonsoir|salut|coucou|hello|allo|bon|ok|merci|oh|hey|he|eh|dis|non mais|mais|et|alors|ah) )*"
_WHOLE = re.compile(f"{_GREETING}(?:{'|'.join(PHRASES)})")
_STRETCHED = re.compile(r"(.)\1{2,}")  # « merciiii »
_LONGEST = 12  # words: what is longer asks something
_TO_YOU = re.compile(
    r"^(?:et |mais |bon |alors |dis |eh |he |pourquoi |comment |quand |ou )?"
    r"(?:(?:tu|toi|t'(?:es|as|aimes|etais|inquiete))\b"
    r"|.*\b(?:es|fais|vas|viens|dors|manges|aimes|habites|vis|bois|joues|lis|mens|ris|sers|parles)[ -]tu\b)"
)
_POLITE = re.compile(  # « tu peux me dire combien … » asks something
    r"\btu (?:peux|pourrais|sais|saurais|connais|as|trouves?|penses?|crois|pourras|saches)\b"
)
_LITTLE = 5  # words: « tu fais quoi ce soir ? »


def is_small_talk(text: str) -> bool:
    """Whether `text` is talk, and no question to the texts.

    >>> is_small_talk("Merci beaucoup !"), is_small_talk("tu fais quoi ce soir ?"), is_small_talk("Merci Microsoft ?")
    (True, True, False)
    """
    plain = folded(text).text
    words = [_STRETCHED.sub(r"\1", word) for word in _WORD.findall(fold(text))]
    if not words or len(words) > _LONGEST:
        return False
    if not SOCIAL.isdisjoint(words) and SOCIAL.union(BESIDE).issuperset(words):
        return True
    if _WHOLE.fullmatch(_spaced(plain)):
        return True
    return len(words) <= _LITTLE + 2 and _TO_YOU.search(plain) is not None and not _POLITE.search(plain)


def _spaced(plain: str) -> str:
    """The words alone, an elision kept with its apostrophe: `es-tu là ?` → `es tu la`."""
    return " ".join(re.findall(r"[^\W_]+(?:'[^\W_]+)?", plain))
