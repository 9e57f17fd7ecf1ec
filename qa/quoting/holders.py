"""A person's name beside a role: « Marie Durand, présidente », « la présidente, Marie Durand », « présidée par … »."""

import re

from index.french.words import fold, search_words
from qa.understanding.folding import folded
from qa.understanding.intent.role import Role

_FIRST = r"(?:[A-ZÀ-Ý][a-zà-ÿ]+(?:[-’'][A-ZÀ-Ý]?[a-zà-ÿ]+)?|[A-ZÀ-Ý](?:-[A-ZÀ-Ý])?\.)"
_LAST = r"(?:(?:de|du|d[’']|des|le|la|van|von|el|al|ben)\s?){0,2}[A-ZÀ-Ý][\w’'-]+"
_TITLE = r"(?:M\.|Mme|MM\.|Mmes|Mr|Me|Dr|Pr|Monsieur|Madame|Maître)"
_NAME = re.compile(rf"(?<![\w’'-])(?:{_FIRST} ){{1,2}}{_LAST}|\b{_TITLE} (?:{_FIRST} )?{_LAST}")
_FAR = 90  # characters from a name to its role
_AFTER_NAME = re.compile(  # from a name to its role, folded
    r"(?:\s|[,(:–—|*_-]|\b(?:le|la|l'|notre|votre|leur|son|sa|est|etait|a ete|elue?|reelue?|nommee?|actuel(?:le)?|"
    r"nouve(?:au|lle)|devient|reste|comme|qui|co-?|ancien(?:ne)?|membre et)\b)*"
)
_OF_WHOM = r"(?: (?:nationale?|regionale?|departementale?|federale?|syndicale?|generale?|adjointe?|delegue?e?))*"
_OF_BODY = r" (?:de |du |des |d'|a |au |aux )(?:(?! (?:a|ont|est|sera|s'est|n'a|n'est) )[^,.;:!?()\n]){1,60}"
_AFTER_ROLE = re.compile(  # from a role to the name, folded
    rf"{_OF_WHOM}(?:\s*\))?(?:{_OF_BODY}(?=[,:]| est | sera ))?"
    r"(?:\s|[,:–—|*_(-]|\b(?:est|sera|par|reste|en la personne de|elue?|nommee?|(?:en|depuis) \d{4})\b)*"
)
_THAT_OF = re.compile(_OF_WHOM + _OF_BODY)
_BODIES = frozenset(
    """assemblee association bureau centre collectif comite commission confederation conseil coordination federation
    fondation groupe intersyndicale ligue maison ministere mouvement observatoire office parti region republique reseau
    societe solidaires syndicat union universite ville""".split()
)
_ITSELF = frozenset(  # words by which a text speaks of its own author
    search_words(
        "association collectif comité confédération coordination fédération groupe ligue mouvement organisation réseau"
        " section syndicat union"
    )
)


def tells_who(sentence: str, role: Role) -> bool:
    """Whether a person is named beside the role as its holder, and not as someone whom its holder met, nor as that of
    something else."""
    plain = folded(sentence)
    matches = (match for match in role.named.finditer(plain.text) if _is_of(role, plain.text[match.end() :]))
    roles = [plain.span(*match.span()) for match in matches]
    if not roles:
        return False
    names = [match.span() for match in _NAME.finditer(sentence) if fold(match[0].split()[0]) not in _BODIES]
    return any(
        _lies(_AFTER_NAME, sentence, end, role_span.start) or _lies(_AFTER_ROLE, sentence, role_span.end, start)
        for role_span in roles
        for start, end in names
    )


def _is_of(role: Role, after: str) -> bool:
    """Whether what follows the role says nothing of what it is, or says what the question does."""
    body = _THAT_OF.match(after)
    words = set(search_words(body[0])) if body and role.of else set()
    return not words or words <= _ITSELF or not words.isdisjoint(role.of)


def _lies(between: re.Pattern[str], sentence: str, start: int, end: int) -> bool:
    near = start <= end <= start + _FAR
    return near and between.fullmatch(folded(sentence[start:end]).text) is not None
