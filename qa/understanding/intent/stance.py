"""« Que demande la CGT ? », « Que dénonce la CFTC ? »: a question about what somebody wants, or objects to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.french.nouns import nouns
from index.french.verbs import Use, forms, participles, stems
from index.french.words import fold
from index.values.communique import Span
from qa.understanding.folding import folded


class Stand(StrEnum):
    """How somebody stands."""

    DEMAND = "demand"
    OBJECTION = "objection"


@dataclass(frozen=True)
class Stance:
    """What stand a question asks for, and the words of the question that say so."""

    stand: Stand
    spans: tuple[Span, ...]


_USES: dict[Stand, Use] = {Stand.DEMAND: "demand?", Stand.OBJECTION: "objection?"}
_ENDINGS = "(?:e|ent|ait|aient|eait|eaient|ees?)"
_VERBS = {
    stand: fold("|".join([rf"(?:{'|'.join(stems(use))}){_ENDINGS}", *forms(use), *participles(use)]))
    for stand, use in _USES.items()
}
_NOUNS = {Stand.DEMAND: fold(nouns("demand?")), Stand.OBJECTION: fold(nouns("objection?"))}
_ASKING = {  # on folded text, without the names that speak
    stand: re.compile(
        r"^ ?(?:(?:et|mais|alors) )?(?:"
        rf"(?:que|qu'|qu'est-ce qu[e']) ?(?:(?:a|ont|avait|avaient)(?:-t)?(?:-(?:elles?|ils?))? )?(?:{_VERBS[stand]})"
        r"(?:-(?:t-)?(?:elles?|ils?))?(?![a-z-])"
        rf"|(?:{_VERBS[stand]}) quoi\b"
        rf"|(?:quelles?|quels?) (?:est|sont|etaient|ont ete) (?:les?|la|l') ?(?:{_NOUNS[stand]})"
        rf"|(?:quelles?|quels?) (?:{_NOUNS[stand]}) (?:formule|avance|exprime)(?:nt)?"
        rf"|(?:les? |la |l')?(?:{_NOUNS[stand]})"
        r")(?=(?: (?:de|d'|par|et|,))*"
        r"(?: ?[?!.,]| ?$| (?:sur|pour|concernant|en|a|au|aux|contre|face|dans|depuis|quant)\b))"
    )
    for stand in Stand
}
_ADDRESSED = re.compile(  # of whom: nearly every demand is made to them, named or not
    r"\b(?:a l'|a la |au |aux |des |de l'|du )(?:gouvernement|etat|pouvoirs publics|executif|autorites|ministres?"
    r"|premier ministre|president|legislateur|parlement)\b"
)


def find_stance(text: str, names: Sequence[Span]) -> Stance | None:
    """What stand `text` asks for, where `names` are the words that name whose; None for any other question.

    >>> find_stance("Que demande la CGT au gouvernement ?", [Span(12, 18)])
    Stance(stand=<Stand.DEMAND: 'demand'>, spans=(Span(start=0, end=11), Span(start=19, end=34)))
    """
    plain = folded(_blanked(text, names))
    for stand, asking in _ASKING.items():
        if match := asking.search(plain.text):
            matches = [match, *([] if stand is Stand.OBJECTION else _ADDRESSED.finditer(plain.text, match.end()))]
            return Stance(stand, tuple(plain.span(words.start(), words.end()) for words in matches))
    return None


def _blanked(text: str, spans: Sequence[Span]) -> str:
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text
