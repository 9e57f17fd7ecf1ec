"""The sentences that only present somebody: they do not answer what that person says."""

import re
from functools import lru_cache

from index.french.words import fold
from qa.understanding.folding import folded
from qa.understanding.speech import VERB

_PERSON = re.compile(
    r"(?<![\w-])(?!D['’]|(?:Selon|Pour|Que|Comment|Pourquoi|Quand|Et|Mais) )[A-ZÀ-Ý][\w’'-]{1,40}+"
    r"(?: (?:d[eu] |d['’]|la |le |van |von )?[A-ZÀ-Ý][\w’'-]{1,40}+){1,4}+"
)
_ASKS = re.compile(rf"\b(?:selon|d'apres|pour|aux yeux de)\b|{VERB}")
_SPEAKS = re.compile(rf"[«»“”\"]|\b(?:selon|d'apres|pour (?:lui|elle)|aux yeux de)\b|{VERB}|\b(?:je|j'|nous)\b")
_ROLE = (
    r"(?:,| est| sont| etait| \()\s?(?:(?:egalement|aussi|actuellement|depuis \w+),? )?"
    r"(?:la |le |l'|une? |notre )?[a-z]{4,}"
)


@lru_cache(maxsize=64)
def person_asked(question: str) -> str | None:
    """The name of whom a question asks what they say; None where it asks for nothing said.

    >>> person_asked("Selon Hélène Roux, que deviennent les sols ?"), person_asked("Où vit Hélène Roux ?")
    ('Hélène Roux', None)
    """
    named = _PERSON.search(question)
    return named[0] if named and _ASKS.search(folded(question).text) else None


def only_presents(words: str, name: str) -> bool:
    """Whether words say who somebody is and nothing that they say.

    >>> only_presents("Hélène Roux, directrice du laboratoire, a rejoint la ville.", "Hélène Roux")
    True
    """
    plain = folded(words).text
    presented = re.search(rf"\b{re.escape(fold(name).replace('’', chr(39)))}\b{_ROLE}", plain)
    return presented is not None and _SPEAKS.search(plain) is None
