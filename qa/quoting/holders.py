"""A name beside an office: « Marie Durand, présidente », « la présidente, Marie Durand », « présidée par … »."""

import re

from index.french.words import fold, search_words
from qa.understanding.folding import folded
from qa.understanding.intent.office import Office

_FIRST = r"(?:[A-ZÀ-Ý][a-zà-ÿ]+(?:[-’'][A-ZÀ-Ý]?[a-zà-ÿ]+)?|[A-ZÀ-Ý](?:-[A-ZÀ-Ý])?\.)"
_LAST = r"(?:(?:de|du|d[’']|des|le|la|van|von|el|al|ben)\s?){0,2}[A-ZÀ-Ý][\w’'-]+"
_TITLE = r"(?:M\.|Mme|MM\.|Mmes|Mr|Me|Dr|Pr|Monsieur|Madame|Maître)"
_NAME = re.compile(rf"(?<![\w’'-])(?:{_FIRST} ){{1,2}}{_LAST}|\b{_TITLE} (?:{_FIRST} )?{_LAST}")
_FAR = 90  # characters from a name to its office
_AFTER_NAME = re.compile(  # from a name to its office, folded
    r"(?:\s|[,(:–—|*_-]|\b(?:le|la|l'|notre|votre|leur|son|sa|est|etait|a ete|elue?|reelue?|nommee?|actuel(?:le)?|"
    r"nouve(?:au|lle)|devient|reste|comme|qui|co-?|ancien(?:ne)?|membre et)\b)*"
)
_OF_WHOM = r"(?: (?:nationale?|regionale?|departementale?|federale?|syndicale?|generale?|adjointe?|delegue?e?))*"
_OF_BODY = r" (?:de |du |des |d'|a |au |aux )(?:(?! (?:a|ont|est|sera|s'est|n'a|n'est) )[^,.;:!?()\n]){1,60}"
_AFTER_OFFICE = re.compile(  # from an office to the name, folded
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


def tells_who(sentence: str, office: Office) -> bool:
    """Whether a person is named beside the office as its holder, and not as someone whom its holder met, nor as that of
    something else."""
    plain = folded(sentence)
    matches = (match for match in office.named.finditer(plain.text) if _is_of(office, plain.text[match.end() :]))
    offices = [plain.span(*match.span()) for match in matches]
    if not offices:
        return False
    names = [match.span() for match in _NAME.finditer(sentence) if fold(match[0].split()[0]) not in _BODIES]
    return any(
        _lies(_AFTER_NAME, sentence, end, office_span.start) or _lies(_AFTER_OFFICE, sentence, office_span.end, start)
        for office_span in offices
        for start, end in names
    )


def _is_of(office: Office, after: str) -> bool:
    """Whether what follows the office says nothing of what it is, or says what the question does."""
    body = _THAT_OF.match(after)
    words = set(search_words(body[0])) if body and office.of else set()
    return not words or words <= _ITSELF or not words.isdisjoint(office.of)


def _lies(between: re.Pattern[str], sentence: str, start: int, end: int) -> bool:
    near = start <= end <= start + _FAR
    return near and between.fullmatch(folded(sentence[start:end]).text) is not None
