"""What kind of words a question asks for."""

import re
from enum import StrEnum
from functools import lru_cache

from index.french.words import folded_tokens

_QUESTION_WORDS = frozenset(
    "qui que quoi quel quelle quels quelles ou quand combien comment pourquoi lequel laquelle lesquels".split()
)
_WHICH = frozenset("quel quelle quels quelles lequel laquelle lesquels lesquelles".split())
_STANCE = frozenset(
    "position positions avis opinion opinions reaction reactions reponse demandes revendications propositions".split()
)
_OPENING = 3  # words, among which a question without a question mark has its question word
_INVERTED = re.compile(r"^(\w+ ){0,5}?(est ce|\w*[td] (il|elle|on|ils|elles)) ")  # « les textes disent ils », bare


class AnswerType(StrEnum):
    """What the answer must hold."""

    DATE = "date"
    NUMBER = "number"
    REASON = "reason"
    PLACE = "place"
    PERSON = "person"
    ANYTHING = "anything"


_ASKED = {
    AnswerType.DATE: re.compile(r" (quand|annees?|dates?|jours?|mois|siecles?|epoque) "),
    AnswerType.NUMBER: re.compile(
        r" (combien|nombre|taux|pourcentage|montant|prix|cout|duree|age|taille|superficie|part|budget) "
    ),
    AnswerType.REASON: re.compile(r" (pourquoi|raisons?|causes?|buts?|motifs?) "),
    AnswerType.PLACE: re.compile(r"^ (\w+ )?ou | (lieux?|endroits?|pays|villes?|regions?|quartiers?) "),
    AnswerType.PERSON: re.compile(
        r"^ (\w+ ){0,2}(qui|quel(le)? (est le nom|personne|auteur|homme|femme)) | comment (s appell|se nomm)\w+ "
    ),
}


@lru_cache(maxsize=64)
def asks(text: str) -> bool:
    """Whether `text` is put as a question, and not as a title or as key words.

    >>> asks("Qui a bâti le phare"), asks("le phare a t il brule"), asks("Phare du Four")
    (True, True, False)
    """
    words = folded_tokens(text)
    return (
        "?" in text
        or not _QUESTION_WORDS.isdisjoint(words[:_OPENING])
        or _INVERTED.match(" ".join(words) + " ") is not None
    )


@lru_cache(maxsize=64)
def answer_type_of(text: str) -> AnswerType:
    """What the answer to `text` must hold.

    >>> answer_type_of("En quelle année fut bâti le phare ?"), answer_type_of("Le phare")
    (<AnswerType.DATE: 'date'>, <AnswerType.ANYTHING: 'anything'>)
    """
    words = f" {' '.join(folded_tokens(text))} "
    return next((answer_type for answer_type, sign in _ASKED.items() if sign.search(words)), AnswerType.ANYTHING)


def asks_for_a_fact(text: str) -> bool:
    """Whether `text` asks how many, when, who, where, why or which, and not what somebody says of something.

    >>> asks_for_a_fact("Quel est le budget du phare ?"), asks_for_a_fact("Que dit-on du phare ?")
    (True, False)
    """
    words = folded_tokens(text)
    which = not _WHICH.isdisjoint(words[:_OPENING])
    return asks(text) and _STANCE.isdisjoint(words) and (which or answer_type_of(text) is not AnswerType.ANYTHING)
