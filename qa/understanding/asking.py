"""What kind of words a question asks for."""

import re
from enum import StrEnum

from index.french.words import fold, tokens

_QUESTION_WORDS = frozenset(
    "qui que quoi quel quelle quels quelles ou quand combien comment pourquoi lequel laquelle lesquels".split()
)
_OPENING = 3  # words, among which a question without a question mark has its question word
_INVERTED = re.compile(r"^(\w+ ){0,5}?(est ce|\w*[td] (il|elle|on|ils|elles)) ")  # « les textes disent ils », bare


class Asked(StrEnum):
    """What the answer must hold."""

    DATE = "date"
    NUMBER = "number"
    REASON = "reason"
    PLACE = "place"
    PERSON = "person"
    ANYTHING = "anything"


_ASKED = {
    Asked.DATE: re.compile(r" (quand|annees?|dates?|jours?|mois|siecles?|epoque) "),
    Asked.NUMBER: re.compile(
        r" (combien|nombre|taux|pourcentage|montant|prix|cout|duree|age|taille|superficie|part|budget) "
    ),
    Asked.REASON: re.compile(r" (pourquoi|raisons?|causes?|buts?|motifs?) "),
    Asked.PLACE: re.compile(r"^ (\w+ )?ou | (lieux?|endroits?|pays|villes?|regions?|quartiers?) "),
    Asked.PERSON: re.compile(r"^ (\w+ ){0,2}(qui|quelle? (est le nom|personne|auteur|homme|femme)) "),
}


def asks(text: str) -> bool:
    """Whether `text` is put as a question, and not as a title or as key words.

    >>> asks("Qui a bâti le phare"), asks("le phare a t il brule"), asks("Phare du Four")
    (True, True, False)
    """
    said = [fold(token) for token in tokens(text)]
    return (
        "?" in text
        or not _QUESTION_WORDS.isdisjoint(said[:_OPENING])
        or _INVERTED.match(" ".join(said) + " ") is not None
    )


def asked_for(text: str) -> Asked:
    """What the answer to `text` must hold.

    >>> asked_for("En quelle année fut bâti le phare ?"), asked_for("Qui l'a bâti ?"), asked_for("Le phare")
    (<Asked.DATE: 'date'>, <Asked.PERSON: 'person'>, <Asked.ANYTHING: 'anything'>)
    """
    said = f" {' '.join(map(fold, tokens(text)))} "
    return next((asked for asked, words in _ASKED.items() if words.search(said)), Asked.ANYTHING)
