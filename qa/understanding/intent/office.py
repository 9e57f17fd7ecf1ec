"""The office of which a question asks the holder: « Qui préside ? », « Comment s’appelle la porte-parole ? »."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from index.french.words import search_words
from qa.understanding.folding import folded


@dataclass(frozen=True)
class Office:
    """What names a office, on folded words, and the search words that say of what: « du Collectif »."""

    named: re.Pattern[str]
    of: frozenset[str]


_OFFICES = (  # the verb of it, its nouns; as they stand in a text, on folded words
    (r"(?:co-?)?presid(?:e|ent|ait|ee?s?)", r"(?<!vice-)(?<!vice )(?:co-?)?president(?:e?s?)"),
    ("", r"vice[- ]president(?:e?s?)"),
    ("", r"(?:co-?)?porte[- ]paroles?"),
    ("", r"secretaires? general(?:es?)?(?! adjoint)|secretaires generaux(?! adjoint)"),
    ("", r"secretaires?(?! (?:general|generaux|d'etat))"),
    ("", r"tresori(?:er|ere)s?"),
    (r"dirig(?:e|ent|eait|ee?s?)", r"(?:co-?)?direct(?:eur|rice)s?|dirigeante?s?|patronn?e?s?"),
    ("", r"deleguee?s?"),
    (r"coordonn(?:e|ent|ait|ee?s?)", r"coord(?:inat|onnat|onn)(?:eur|rice)s?"),
    (r"anim(?:e|ent|ait|ee?s?)", r"(?:co-?)?animat(?:eur|rice)s?"),
    ("", r"responsables?"),
    (r"(?:a|ont) (?:co-?)?fonde|(?:co-?)?fonde(?:es?)?", r"(?:co-?)?fondat(?:eur|rice)s?"),
    ("", r"rapporteu(?:re?|se)s?"),
    ("", r"maires?"),
    ("", r"prefete?s?"),
    ("", r"ministres?"),
    ("", r"deputee?s?"),
    ("", r"senat(?:eur|rice)s?"),
    ("", r"avocate?s?"),
)
_WHO = re.compile(r"(?:^|[,:] |\b(?:dis|dites)[- ]moi |\bsa(?:is|vez)[- ]vous )(?:et |mais )?qui ")
_HOLDS = re.compile(
    r"(?:est|sont|etait|etaient|fut|sera) (?:devenue? |elue? |nommee? |actuellement )?|(?:a|ont) ete (?:elu|nomme)e?s? "
    r"|(?:occupe|tient|exerce|a) (?:le poste|la fonction|les fonctions|le role|la charge) (?:de )?"
)
_NAMED = re.compile(
    r"\bcomment (?:s'appell(?:e|ent|ait)|se nomm(?:e|ent|ait))(?:-t-(?:il|elle))? "
    r"|\bquels? (?:est|etait|sont) (?:le|les) (?:noms?|prenoms?|identite) (?:et (?:le )?prenom )?"
)
_LED = re.compile(
    r"(?:(?:du|de|des|le|la|les|leurs?|son|sa|votre|notre|une?|actuel(?:le)?|nouve(?:au|lle)|premi(?:er|ere)) |d'|l')*"
)
_AT_THE_HEAD = re.compile(r"(?:est|sont|etait|etaient) (?:actuellement )?a la tete d")
_HEADS = (*_OFFICES[0], *_OFFICES[3], *_OFFICES[6])  # presidents, general secretaries, directors


@lru_cache(maxsize=64)
def office_asked(text: str) -> Office | None:
    """The office, where `text` asks who holds it.

    >>> office_asked("Qui a rencontré le président ?") is None, sorted(office_asked("Qui préside le Collectif ?").of)
    (True, ['collect'])
    """
    plain = folded(text).text
    if (who := _WHO.search(plain)) is not None:
        for verb, nouns in _OFFICES:
            if verb and (said := re.compile(rf"(?:la |le |les |l')?(?:{verb})\b").match(plain, who.end())):
                return _office((verb, nouns), plain[said.end() :])
        if head := _AT_THE_HEAD.match(plain, who.end()):
            return _office(_HEADS, plain[head.end() :])
    asked = _NAMED.search(plain) or (who and _HOLDS.match(plain, who.end()))
    if not asked:
        return None
    led = _LED.match(plain, asked.end())
    for row in _OFFICES:
        if said := re.compile(rf"(?:{row[1]})\b").match(plain, led.end() if led else asked.end()):
            return _office(row, plain[said.end() :])
    return None


def _office(ways: Iterable[str], after: str) -> Office:
    return Office(re.compile(rf"\b(?:{'|'.join(filter(None, ways))})\b"), frozenset(search_words(after)))
