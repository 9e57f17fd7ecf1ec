"""A passage → the sentences in which whoever publishes it demands something, or objects to something."""

import re
from collections.abc import Iterator
from functools import lru_cache

from index.communique import Passage, Span
from index.french.words import stem
from index.identifying.cosigners import cosigners
from index.ports import Ways
from qa.quotable import quotable
from qa.understanding.french.folding import folded
from qa.understanding.stance import Stand

_REGULAR = {
    Stand.DEMAND: "demand reclam exig revendiqu propos souhait preconis recommand appell appel invit enjoi somm plaid",
    Stand.OBJECTION: "denonc critiqu condamn regrett deplor refus contest rejett rejet alert fustig reproch redout"
    " desapprouv oppos inquiet indign",
}
_ENDINGS = ("e", "ent", "ons", "eons", "é", "ait", "aient")
_IRREGULAR = {
    Stand.DEMAND: "veut veulent voulons attend attendent attendons",
    Stand.OBJECTION: "craint craignent craignons",
}
_IT_IS = {
    Stand.DEMAND: "impératif urgent nécessaire indispensable essentiel primordial temps",
    Stand.OBJECTION: "inacceptable inadmissible scandaleux intolérable inquiétant absurde honteux irresponsable",
}
_IT_MUST = {Stand.DEMAND: "faut faudrait", Stand.OBJECTION: ""}
_US = (
    r"nous|(?:notre|nos|la|le|les|l') ?(?:syndicats?|organisations?|unions?|federations?|confederations?"
    r"|intersyndicale|centrale|associations?|collectifs?)"
)
_NEAR = r"(?:(?!\b(?:ne|qui|que)\b|n'|qu')[^.;:!?]){0,60}?"  # letters from whoever speaks to the verb
_BARE = r"(?<!s')(?<!m')"  # « s'appelle » calls for nothing
_LONGEST = 600  # characters of a sentence with the list that it announces
_LISTED = re.compile(r"\s*^(?:[-–—•*·]|\d{1,2}[.)])\s.*$", re.MULTILINE)


def ways_to_stand(stand: Stand) -> Ways:
    """The search words of which any passage that takes this stand holds one."""
    said = f"{_IRREGULAR[stand]} {_IT_IS[stand]} {_IT_MUST[stand]}".split()
    said += [root + ending for root in _REGULAR[stand].split() for ending in _ENDINGS]
    return [(word,) for word in sorted({stem(one) for one in said} - {""})]


def stands(passage: Passage, stand: Stand) -> Iterator[Span]:
    """The sentences that take the stand, in order, each with the list that it announces; spans of the whole text."""
    text, source = passage.communique.text, passage.communique.source
    takes = _taking(stand, source.value if source else "")
    for span in quotable(passage):
        if takes.search(folded(span.of(text)).text):
            yield Span(span.start, _end_of_list(text, span, passage.span.end))


def _end_of_list(text: str, span: Span, last: int) -> int:
    """Where the list ends that the sentence announces, or the sentence itself; no further than `last`."""
    if not text[: span.end].endswith(":"):
        return span.end
    end = span.end
    for item in _LISTED.finditer(text, span.end, min(last, span.start + _LONGEST)):
        if item.start() != end:
            break
        end = item.end()
    return end


@lru_cache(maxsize=256)
def _taking(stand: Stand, source: str) -> re.Pattern[str]:
    """On folded text: « La CGT exige », « nous demandons », « la CGT approuve… mais rejette », « il est urgent de »."""
    names = "".join(f"|{re.escape(folded(name).text)}" for name in cosigners(source) if name)
    endings = "|".join(folded(ending).text for ending in _ENDINGS)
    verbs = rf"(?:{_either(_REGULAR[stand])})(?:{endings})|{_either(_IRREGULAR[stand])}"
    it_is = rf"\b(?:est|serait|devient|reste)(?: [a-z-]+){{0,2}} (?:{_either(_IT_IS[stand])})(?:e|s|es)?\b"
    it_must = rf"|\bil (?:{_either(_IT_MUST[stand])})\b" if _IT_MUST[stand] else ""
    says = rf"\b(?:{_US}{names})\b(?:{_NEAR}|[^.;:!?]*\bmais )\b{_BARE}(?:{verbs})\b"
    return re.compile(rf"{says}|{it_is}{it_must}")


def _either(words: str) -> str:
    return "|".join(folded(word).text for word in words.split())
