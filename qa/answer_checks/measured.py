"""What measure a question asks for, whether a passage holds one, and whether some words give it of the thing asked."""

import re
from functools import lru_cache

from index.french.calendar import MONTHS, WEEKDAYS
from index.french.words import fold
from qa.understanding.folding import folded

_PRICE = r"€|\$|\b(?:euros?|eur|dollars?|francs?|livres?|gratuit\w*|payant\w*|cher|sans frais|benevol\w*)\b"
_SHARE = r"%|\b(?:pour ?cents?|pourcents?|moitie|tiers|quarts?|majorite|la plupart|tous|toutes|minorite)\b"
_ANY_NUMBER = (
    r"\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|cent|centaines?|milliers?|mille"
    r"|millions?|une?|aucune?|seul\w*)\b"
)
_NUMBER = (
    r"(?:\d|\b(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|cent|mille|demi))"
    r"[^.;:!?]{0,12}?"
)
_IS = r"\bquel(?:le)?s? (?:est|sont|etait|etaient|sera|seront)"
_PRICED = (
    r"^(?:quels? (?:est|sont|etait|etaient) )?(?:le |les |l')?(?:prix|couts?|tarifs?)\b"
    r"|^(?:a quel prix|quel (?:prix|cout|tarif))\b"
    r"|\bcombien (?!de |d')(?:\S+ ){0,5}(?:cout\w*|paie\w*|paye\w*|payer|factur\w*)"
)
_MEASURES = {  # what is asked, and what stands in whatever gives it
    _PRICED: rf"{_PRICE}|\blibre\b",
    rf"\bcombien de temps (?:dur|a dure|ont dure)|{_IS} la duree\b|^(?:la )?duree\b": (
        rf"{_NUMBER}\b(?:ans?|annees?|mois|trimestres?|semaines?|jours?|journees?|heures?|h|minutes?|secondes?)\b"
        r"|\b(?:permanente?|illimitee?|indefini\w*|jusqu\w*|du \d+ au \d+)\b"
    ),
    r"\ba quelles? heures?\b|^(?:quels sont les |les )?horaires\b": (
        r"\d ?(?:h|heures?)(?:\b|\d)|\d:\d\d|\bmidi\b|\bminuit\b"
    ),
    rf"{_IS} la (?:superficie|surface)\b|^(?:superficie|surface)\b": (
        rf"{_NUMBER}(?:m2|m²|km2|km²|\bhectares?\b|\bha\b|\bares?\b|\bcarres?\b)"
    ),
    rf"{_IS} la (?:longueur|distance|largeur|hauteur|profondeur|altitude)\b": (
        rf"{_NUMBER}\b(?:km|kilometres?|metres?|m|cm|mm|centimetres?|pieds?|lignes?|mots?|pages?|signes?|caracteres?"
        r"|etages?)\b"
    ),
    rf"{_IS} le poids\b": rf"{_NUMBER}(?:\b(?:kg|kilos?|kilogrammes?|tonnes?|grammes?|g|t)\b|%|€|\beuros?)",
    rf"{_IS} (?:le |la )?(?:taux|pourcentage|proportion)\b|^(?:quel(?:le)? )?(?:taux|pourcentage|proportion)\b": (
        rf"{_SHARE}|\d,\d|\b(?:taux|proportion)\b[^.;!?]{{0,60}}\d|(?<!\d)\d++ (?:sur|pour|contre) \d|\bpoints?\b"
    ),
    r"\bquel age\b": r"\bans\b|(?<!\d)\d{1,3} ?(?:ans|mois)\b|\bnee? en\b|\bannees\b",
}
_RULES = tuple((re.compile(asks), re.compile(answers)) for asks, answers in _MEASURES.items())
_ASKS_PRICE = re.compile(_PRICED)
_AMOUNT = re.compile(
    r"(?<![\d.,])\d[\d .,]{0,18}+(?:(?:millions?|milliards?|mille|k|m)(?: d'| de )?)? ?"
    r"(?:€|\$|euros?\b|eur\b|dollars?\b|francs?\b)"
)
_PART = re.compile(r"[;:]|[.!?](?: |$)|, | (?:mais|et|alors que|tandis que) ")
_ELSE = re.compile(  # what an amount may be beside a price
    r"\b(?:budgets?|subvention\w*|chiffre d'affaires|investi\w*|salaires?|amendes?|dettes?|deficits?|economi\w*"
    r"|benefices?|pertes?|dons?|primes?|aides?|vers(?:e|ent|ait|ee?s?|er|ement)|financ\w*|enveloppe|credits?|dotation"
    r"|recettes?)\b"
)
_OF_A_PRICE = re.compile(
    r"\b(?:prix|couts?|cout(?:e|ent|ait|aient|era|eront)|tarifs?|factur\w*|vend\w*|paie\w*|paye\w*|l'unite|gratuit\w*"
    r"|abonnement|par (?:personne|mois|an|jour|repas|enfant|agent|tete|trajet|heure))\b"
)
_MOMENT = (
    rf"\d|\b(?:{'|'.join(map(fold, (*MONTHS, *WEEKDAYS)))}"
    r"|siecle|apres|avant|lors|depuis|des|demain|hier|aujourd'hui|hiver|automne"
    r"|printemps|rentree|prochaine?|debut|fin)\b"
)
_ASKS_WHICH = r"^(?:quels? (?:est|sont|etait|etaient|fut) )?(?:le |la |les |l')?"
_NEEDED = {  # what is asked, and what stands in whatever answers it
    r"\bcombien (?!de |d')(?:\S+ ){0,5}(?:cout\w*|paie\w*|paye\w*|payer|depens\w*|factur\w*)\b": _PRICE,
    rf"{_ASKS_WHICH}(?:prix|couts?|montants?|budget|tarifs?)\b": _PRICE,
    r"^(?:a quel prix|quel (?:prix|cout|montant|budget|tarif))\b": _PRICE,
    rf"{_ASKS_WHICH}(?:quel(?:le)? )?(?:taux|pourcentage|proportion)\b": f"{_SHARE}|{_ANY_NUMBER}",
    r"^(?:quand|en quelle annee|a quelle date|quel jour|quelle (?:annee|date))\b": _MOMENT,
}
_NEEDS = tuple((re.compile(asks), re.compile(needed)) for asks, needed in _NEEDED.items())


def may_answer(passage: str, question: str) -> bool:
    """False where the question asks for a measure and nothing in the passage is one.

    >>> may_answer("Un contrat a été signé.", "Combien coûte le contrat ?"), may_answer("Gratuit.", "À quel prix ?")
    (False, True)
    """
    plain = folded(question).text
    needed = next((needed for pattern, needed in _NEEDS if pattern.search(plain)), None)
    return needed is None or needed.search(folded(passage).text) is not None


@lru_cache(maxsize=64)
def _answers(question: str) -> re.Pattern[str] | None:
    return next((answers for asks, answers in _RULES if asks.search(question)), None)


def gives_measure(words: str, question: str) -> bool | None:
    """Whether the words give the measure that is asked for; None where none is.

    >>> gives_measure("Le parc compte 300 arbres.", "Quelle est la superficie du parc ?")
    False
    >>> gives_measure("Le budget des repas est de 2 millions d’euros.", "Quel est le prix d’un repas ?")
    False
    """
    plain = folded(question).text
    answers = _answers(plain)
    if answers is None:
        return None
    words = folded(words).text
    return answers.search(words) is not None and not (_ASKS_PRICE.search(plain) and _all_else(words, plain))


def _all_else(words: str, question: str) -> bool:
    """Whether all the amounts are of something else than a price: a budget, a subsidy."""
    parts = [part for part in _PART.split(words) if _AMOUNT.search(part)]
    elsewhere = _AMOUNT.sub(" ", words)
    if not parts or re.search(r"\b(?:gratuit\w*|benevol\w*|sans frais|libre)\b", elsewhere):
        return False
    return all(
        (noun := _ELSE.search(part)) is not None and noun[0] not in question and not _OF_A_PRICE.search(part)
        for part in parts
    )
