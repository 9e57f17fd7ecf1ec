"""Whose figure a question asks for, and whose each of a sentence is: « la direction annonce 15 %, nous 60 % »."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from index.french.verbs import beginnings
from index.french.words import fold
from index.values.communique import Span
from qa.understanding.folding import folded

_OTHERS = (
    r"direction|prefecture|prefete?|police|gendarmerie|ministere|ministre|gouvernement|rectorat|recteur|rectrice"
    r"|academie|employeurs?|patronat|patron|medef|autorites|mairie|maire|metropole|region|departement|elysee|matignon"
    r"|drh|administration|forces de l'ordre|organisateurs|syndicats"
)
_US = r"nous|nos|notre|on"
_CLAIMS = (
    rf"(?:(?:a|ont|avait|en|l'|la|le|les) ){{0,3}}(?:{fold('|'.join(beginnings('figure')))}|compt|chiffr|evalu|avanc"
    r"|recens|denombr|table sur|tablent sur|dit\b|disent\b|disait|calcul|reconn|mesur|situ|vu\b|vus\b|voit\b|donn)"
    r"[a-z]*"
)
_ASIDE = r"(?: (?:de |du |des |d')[^,;.:]{2,40}?)?"
_CLAIMANT = re.compile(
    rf"\b(?:selon|d'apres|pour|de source|cote)(?: de| d')? (?:la |les? |l'|une? |des )?(?P<said>{_OTHERS})\b"
    rf"|\b(?P<subject>{_OTHERS})\b{_ASIDE},? {_CLAIMS}"
)
_PART = re.compile(r"[;:(]|, | (?:mais|contre|quand|tandis qu|alors qu|face a)\b|\. ")
_ASKS = re.compile(rf"\b(?:selon|d'apres|pour|de source|cote)(?: de)? (?:la |les? |l')?(?P<who>{_OTHERS})\b")
_NUMBER = re.compile(r"\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|cent|mille)\b")


@dataclass(frozen=True)
class Whose:
    """Whose figure is asked for: of the sources `names`, or of somebody else, `other` (« direction »)."""

    names: tuple[str, ...] = ()
    other: str | None = None

    def figures(self, words: str) -> Iterator[tuple[Span, bool | None]]:
        """The parts of some words that hold a number: True for one that is theirs, False for one of somebody else,
        None where nothing says whose.

        >>> [one for _, one in Whose(("CGT",)).figures("La police a compté 300 marcheurs, la CGT 900.")]
        [False, True]
        """
        plain = folded(words)
        ours = "|".join([_US, *(re.escape(folded(name).text) for name in self.names)])
        whose: bool | None = None
        start = 0
        for end in [*(match.start() for match in _PART.finditer(plain.text)), len(plain.text)]:
            part = plain.text[start:end]
            claimed = self._told(part, ours)
            whose = claimed if claimed is not None else None if part.startswith(". ") else whose
            if _NUMBER.search(part):
                yield plain.span(start, end), whose
            start = end

    def _told(self, part: str, ours: str) -> bool | None:
        claimants = [match["said"] or match["subject"] for match in _CLAIMANT.finditer(part)]
        if self.other is not None:
            if self.other in claimants:
                return True
            return False if claimants or re.search(rf"\b(?:{_US})\b", part) else None
        if claimants:
            return False
        return True if re.search(rf"\b(?:{ours})\b", part) else None


def whose_figure(question: str, speaking: Collection[str]) -> Whose | None:
    """Whose figure is asked for by a question put to the sources that are `speaking`, or to nobody who is indexed.

    None where nobody is asked, or where the question itself speaks of somebody else: what they did is no claim.

    >>> whose_figure("Combien de grévistes selon la direction ?", ())
    Whose(names=(), other='direction')
    """
    plain = folded(question).text
    asked = _ASKS.search(plain)
    if asked is not None:
        return Whose(other=asked["who"])
    if not speaking or re.search(rf"\b(?:{_OTHERS})\b", plain):
        return None
    return Whose(tuple(sorted(speaking)))
