"""What a question asks the number of, and whether some words count it."""

import re
from functools import lru_cache

from index.french.calendar import MONTHS
from index.french.words import fold, search_words
from qa.understanding.folding import folded

_ASKS = re.compile(
    r"(?:\bcombien (?:de |d')"
    r"|^(?:(?:et |mais )?quel (?:est|etait|fut|sera|a ete) )?(?:le )?nombre (?:exact |total |moyen )?(?:de |d'|des ))"
    r"(?P<counted>.{2,60})"
)
_TIMES = re.compile(
    r"(?:temps|fois|argent|ans?|annees?|mois|semaines?|jours?|heures?|minutes?|points?|% |pour ?cent)\b"
)
_NUMBER = re.compile(
    r"(?<![\w.,/-])\d+(?:[ .]\d{3})*(?:,\d+)?(?![\d/])"
    r"|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante"
    r"|cinquante|soixante|cents?|mille|millions?|milliards?|dizaines?|douzaines?|quinzaines?|vingtaines?|trentaines?"
    r"|cinquantaines?|centaines?|milliers?|une?|aucune?|nul(?:le)?|zero|plusieurs|autant|peu|beaucoup|nombreu\w+|moitie|tous|toutes|seule?)\b"
)
_DATED = re.compile(rf" ?(?:er )?(?:{'|'.join(map(fold, MONTHS))})\b")
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_NEAR = 90  # characters on each side of a number
_AFTER = 6  # words behind a number, among which stands what it counts
_LABEL = re.compile(  # « Lits fermés (2023) : 32 », « Les abonnés sont plus de 300 »
    r"\b(?P<label>\w[^.:;!?|=]{1,59}?)(?: ?\([^()]{1,30}\))?"
    r"(?: ?[:=|>]{1,20}+| -| (?:sont|etaient|seront|furent|restent|restaient))"
    r"(?:[ |*_.-]|\b(?:au nombre|pres|plus|moins|environ|quelque|deja|au moins|a peu pres) ?(?:de )?){0,12}+$"
)
_ALONE = re.compile(r"[ |*_.-]*(?P<label>[a-z][a-z' -]{1,40}?)[ |*_.-]*")  # « Lits fermés 32 », all of a row
_BARE = 4  # words of such a row


@lru_cache(maxsize=64)
def counted_in(question: str) -> frozenset[str]:
    """The search words of what a question asks the number of; none where it asks for no number of things.

    >>> sorted(counted_in("Combien de lits ont été fermés ?")), counted_in("Combien de temps dure la grève ?")
    (['lit'], frozenset())
    """
    asks = _ASKS.search(folded(question).text)
    if asks is None or _TIMES.match(asks["counted"]):
        return frozenset()
    return frozenset(search_words(asks["counted"])[:1])


def counts(words: str, question: str) -> bool | None:
    """Whether the words count what is asked: None where they hold another number, or no number of things is asked.

    False is for words without any number but dates. Texts call what is asked otherwise: of PIAF's answers to « combien
    de », a sentence in three counts a synonym, and one in fifty nothing.

    >>> question = "Combien d’abonnés suivent la chaîne ?"
    >>> [counts(words, question) for words in ("Elle a 300 abonnés.", "Le 12 mai 2020.", "Ils sont 300.")]
    [True, False, None]
    """
    counted = counted_in(question)
    if not counted:
        return None
    plain = folded(words).text
    numbers = [found for found in _NUMBER.finditer(plain) if not _is_date(found, plain)]
    if any(counted & _beside(found, plain) for found in numbers):
        return True
    return None if numbers else False


def _is_date(number: re.Match[str], plain: str) -> bool:
    return _YEAR.fullmatch(number[0]) is not None or _DATED.match(plain, number.end()) is not None


def _beside(number: re.Match[str], plain: str) -> set[str]:
    """The search words of what a number counts: those behind it, or the label that it is the value of."""
    before = plain[max(0, number.start() - _NEAR) : number.start()]
    label = _LABEL.search(before)
    if label is None and not _WORD.search(plain, number.end()):
        label = _ALONE.fullmatch(before)
        label = label if label is not None and len(label["label"].split()) <= _BARE else None
    named = search_words(label["label"]) if label is not None else []
    after = _WORD.findall(plain[number.end() : number.end() + _NEAR])[:_AFTER]
    return {*named, *search_words(" ".join(after))}
