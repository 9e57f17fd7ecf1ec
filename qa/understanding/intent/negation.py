"""« Qui n'a pas signé ? »: a question that asks who or what does not do a thing."""

import re
from collections.abc import Iterator

from index.french.words import search_words
from qa.understanding.folding import folded

_DENIES = re.compile(  # on folded text
    r"\b(?:n'|ne )(?:\w+ )?(?P<verb>\w+)(?:-(?:t-)?(?:ils?|elles?|on))? (?:pas|jamais|plus|point)\b(?: (?:encore|ete))?"
    r"(?: (?P<after>[a-z]+(?:e|ee|es|ees|i|is|ie|ies|u|us|ue|ues|t|te|ts|s)))?"
)
_AUXILIARY = re.compile(
    r"(?:a|ont|avait|avaient|est|sont|etait|etaient|aura|auront|sera|seront|peut|peuvent|veut|veulent)$"
)
_REFUSED = re.compile(r"\b(?:refus|rejet|denonc|exclu|s'oppos|sans |absten|retir|non[- ])")
_NEGATION = re.compile(r"\b(?:n'|ne )[^.;:!?]{0,30}?\b(?:pas|jamais|plus|rien|aucune?|ni|point)\b")


_FAR = 60  # letters from « refuse » to the verb
_NEAR = 40  # letters between « pas » and the verb, which stands before it too
_IRREGULAR = {  # the roots of one verb, by the first of them
    root: first
    for first, *others in map(
        str.split,
        """
        sign signatur
        adher adhes
        approuv approb
        soutien souti souten soutenu soutiendr
        pren prend pris prendr
        met mis mettr
        veul veut voul voulu voudr
        ecriv ecrit ecrir
        recoiv recoit recu recevr
        reconnaiss recon reconnu
        connais connaiss connait connu
        vien vient venu viendr
        tien tient ten tenu tiendr
        viv vit vecu vivr
        craign craint craindr
        croi croit cru
        """.strip().split("\n"),
    )
    for root in others
}


def denied(question: str) -> frozenset[str]:
    """The search words of the verb that the question denies; none for a question that denies nothing.

    >>> sorted(denied("Qui n'a pas signé l'accord ?"))
    ['sign']
    """
    plain = folded(question).text
    denial = _DENIES.search(plain)
    if denial is None:
        return frozenset()
    auxiliary = _AUXILIARY.match(denial["verb"]) is not None
    return _roots((denial["after"] or "") if auxiliary else denial["verb"])


def denies(sentence: str, verb: frozenset[str]) -> bool:
    """Whether a sentence says that it is not done: « n'a pas signé », « refuse de signer »."""
    return any(_done_or_not(sentence, verb))


def asserts(sentence: str, verb: frozenset[str]) -> bool:
    """Whether a sentence says that it is done, and nowhere that it is not."""
    return [*{*_done_or_not(sentence, verb)}] == [False]


def _done_or_not(sentence: str, verb: frozenset[str]) -> Iterator[bool]:
    """Of each time that a sentence says the verb, whether it denies it."""
    plain = folded(sentence).text
    if verb.isdisjoint(_roots(plain)):
        return
    for word in re.finditer(r"[a-z]{2,}", plain):
        if not verb.isdisjoint(_roots(word[0])):
            before = plain[max(0, word.start() - _FAR) : word.start()]
            yield negated(plain, word.start()) or _REFUSED.search(before) is not None


def negated(plain: str, at: int) -> bool:
    """Whether the verb at the place `at` of folded words is denied: « n'est pas favorable », « n'a jamais soutenu ».

    >>> negated("la cgt n'est pas favorable au texte", 17)
    True
    """
    return any(match.start() < at <= match.end() + _NEAR for match in _NEGATION.finditer(plain))


def _roots(text: str) -> frozenset[str]:
    """Its search words, those of « signent » and « signe », of « soutiennent » and « soutient » alike."""
    bare = (re.sub(r"(?<=\w{3})ent$", "", word) for word in search_words(text))
    return frozenset(_IRREGULAR.get(root, root) for root in (re.sub(r"([lnt])\1$", r"\1", word) for word in bare))
