"""Whether a passage can answer a question that asks for a measure: where no price stands, none is told."""

import re

from index.french.calendar import MONTHS, WEEKDAYS
from index.french.words import fold
from qa.understanding.folding import folded

_NUMBER = (
    r"\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|cent|centaines?|milliers?|mille"
    r"|millions?|une?|aucune?|seul\w*)\b"
)
PRICE = r"€|\$|\b(?:euros?|eur|dollars?|francs?|livres?|gratuit\w*|payant\w*|cher|sans frais|benevol\w*)\b"
SHARE = r"%|\b(?:pour ?cents?|pourcents?|moitie|tiers|quarts?|majorite|la plupart|tous|toutes|minorite)\b"
_MOMENT = (
    rf"\d|\b(?:{'|'.join(map(fold, (*MONTHS, *WEEKDAYS)))}"
    r"|siecle|apres|avant|lors|depuis|des|demain|hier|aujourd'hui|hiver|automne"
    r"|printemps|rentree|prochaine?|debut|fin)\b"
)
_IS = r"^(?:quels? (?:est|sont|etait|etaient|fut) )?(?:le |la |les |l')?"
_NEEDED = {  # what is asked, and what stands in whatever answers it
    r"\bcombien (?!de |d')(?:\S+ ){0,5}(?:cout\w*|paie\w*|paye\w*|payer|depens\w*|factur\w*)\b": PRICE,
    rf"{_IS}(?:prix|couts?|montants?|budget|tarifs?)\b": PRICE,
    r"^(?:a quel prix|quel (?:prix|cout|montant|budget|tarif))\b": PRICE,
    rf"{_IS}(?:quel(?:le)? )?(?:taux|pourcentage|proportion)\b": f"{SHARE}|{_NUMBER}",
    r"^(?:quand|en quelle annee|a quelle date|quel jour|quelle (?:annee|date))\b": _MOMENT,
}
_RULES = tuple((re.compile(asked), re.compile(needed)) for asked, needed in _NEEDED.items())


def may_answer(passage: str, question: str) -> bool:
    """False where the question asks for a measure and nothing in the passage is one.

    >>> may_answer("Un contrat a été signé.", "Combien coûte le contrat ?"), may_answer("Gratuit.", "À quel prix ?")
    (False, True)
    """
    plain = folded(question).text
    needed = next((needed for pattern, needed in _RULES if pattern.search(plain)), None)
    return needed is None or needed.search(folded(passage).text) is not None
