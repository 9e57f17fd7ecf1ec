"""Whom a line beside a text names as its author: below its title, « CNE – SETCa – CGSLB »; in a dispatch, « (AFP) »."""

import re
from collections.abc import Sequence

from index.french.dates import find_dates
from index.metadata.datelines import named_on, read_dateline
from index.metadata.headers import read_header
from index.metadata.institutions import institution
from index.metadata.line_roles import Line, Role
from index.metadata.lines import plain
from index.metadata.names import organisation, several
from index.metadata.organisations import Publishers
from index.values.communique import Fact, Origin, Span
from index.values.kinds import Kind
from index.values.sources import cosigners

_HEAD = 6  # lines in which a dispatch says whose it is
_NEAR = 3  # lines below a title
_FOOT, _LONGEST = 4, 20_000
_CALLED = (  # « l’association Accueil Réfugiés Bruz »
    r"\b(?:[Ll]['’](?:association|ONG)|[Ll]e\s(?:collectif|syndicat|comité|mouvement)"
    r"|[Ll]a\s(?:coordination|fondation|fédération))"
)
_SENTENCE = 60  # characters of a first paragraph, at least
_TEAM = re.compile(  # what it feels: « la direction de l’hôpital a annoncé » is told by others
    r"(?i:(?:toute\s)?(?:l['’]équipe|la\sdirection|le\sconseil\sd['’]administration|le\sbureau|les\sbénévoles|les\smembres)"
    r"\s(?:de\s(?:la\s|l['’])?|du\s|des\s))(?P<name>[A-ZÀ-Ý][^,.:;!?]{3,70}?)\s"
    r"(?:vous|(?:se\s)?souhaiten?t?|remercien?t?|exprimen?t?|tien(?:nen)?t\sà|apporten?t?\s(?:son|leur|tout)"
    r"|(?:a|ont)\s(?:l['’]|l[ea]\s)(?:immense|profonde?|grande?)?\s?(?:tristesse|douleur|regret|joie|plaisir|honneur|fierté)"
    r"|(?:est|sont)\s(?:heureu|fi[eè]r|tristes?|ravie?s|boulever|attristé|touché|consterné))"
)
_AGENCY = re.compile(
    r"(?:^\((?P<alone>[A-ZÀ-Ý][\w .’'-]{1,30})\)\s+(?=[A-ZÀ-Ý«])|\((?P<name>[A-ZÀ-Ý][\w .’'-]{1,30})\)\s*[–—-])"
)
_BODIES = (Kind.UNION, Kind.ASSOCIATION, Kind.PARTY, Kind.ORDER, Kind.EMPLOYERS, Kind.PUBLIC)


def dispatch(text: str, lines: Sequence[Line], publishers: Publishers) -> Fact[str] | None:
    """The agency of a dispatch: « MARSEILLE, 30 sept 2021 (AFP) - Les négociations ont repris »."""
    for line in lines[:_HEAD]:
        words = line.span.of(text)[:150]
        match = _AGENCY.search(words)
        named = "alone" if match and match["alone"] else "name"  # « (Belga) Les vols sont annulés »
        agency = publishers.known(match[named]) if match else None
        if match is None or agency is None or agency.kind is not Kind.PRESS:
            continue
        if match.start() == 0 or read_dateline(line.span.of(text)) is not None:
            start = line.span.start + match.start(named)
            return Fact(agency.name, Origin.STATED, Span(start, start + len(match[named])))
    return None


def below_title(text: str, lines: Sequence[Line], publishers: Publishers) -> Fact[str] | None:
    """Whom a line below the title of a communiqué names, nothing beside: several, or a body that is known; or who it is
    that « Déclaration de … » there says. None where another line of the text is a name as well: they are its parts.
    """
    title = next((i for i, line in enumerate(lines) if line.role is Role.TITLE), None)
    if title is None:
        return None
    found: list[Fact[str]] = []
    for i, line in enumerate(lines[title + 1 :]):
        words = plain(line.span.of(text)[:300]) if line.role in (Role.BODY, Role.HEADER, Role.DATELINE) else ""
        if not words or len(words) > 200:
            continue
        fact = _named(words, line, text, publishers)
        if fact is not None:
            if i >= _NEAR:
                return None
            found.append(fact)
    near = lines[: title + 1 + _NEAR]
    says_what = any(line.role in (Role.HEADER, Role.DATELINE) or named_on(plain(line.span.of(text))) for line in near)
    others = len(found) == 1 and _of_others(plain(lines[title].span.of(text)), cosigners(found[0].value), publishers)
    return found[0] if len(found) == 1 and says_what and not others else None


def team(text: str, lines: Sequence[Line], publishers: Publishers) -> Fact[str] | None:
    """The house whose team speaks first: « Toute l’équipe du Théâtre des Salins a l’immense tristesse de … »."""
    first = next((line for line in lines if line.role is Role.BODY and len(line.span.of(text)) > _SENTENCE), None)
    match = _TEAM.match(plain(first.span.of(text)[:300])) if first else None
    if first is None or match is None:
        return None
    name = organisation(match["name"], publishers) or institution(match["name"])
    at = first.span.of(text).find(match["name"])
    span = Span(first.span.start + at, first.span.start + at + len(match["name"])) if at >= 0 else first.span
    return Fact(name, Origin.STATED, span) if name else None


def named_and_signed(text: str, lines: Sequence[Line]) -> Fact[str] | None:
    """The association of which the text says the name, where one of the last lines is that name and nothing else."""
    for line in reversed(lines[-_FOOT:]):
        words = plain(line.span.of(text)[:100]).strip(" .-–—")
        few = 1 < len(words.split()) < 7 and words[:1].isupper() and line.role in (Role.BODY, Role.SIGNATURE)
        if few and re.search(rf"{_CALLED}\s?{re.escape(words)}(?!\w)", text[: min(line.span.start, _LONGEST)]):
            return Fact(words, Origin.STATED, line.span)
    return None


def _of_others(title: str, names: Sequence[str], publishers: Publishers) -> bool:
    """Whether a title names a body that is none of `names`, and so may be whose the text is."""
    begun = (publishers.begins(title[word.start() :]) for word in re.finditer(r"\b[A-ZÀ-Ý]", title[:200]))
    return any(one is not None and one[0].kind in _BODIES and one[0].name not in names for one in begun)


def _named(words: str, line: Line, text: str, publishers: Publishers) -> Fact[str] | None:
    if line.role is Role.HEADER:
        header = read_header(words, publishers)
        if header is None or not header.name or not header.words:
            return None
        at = line.span.of(text).find(header.words)
        span = Span(line.span.start + at, line.span.start + at + len(header.words)) if at >= 0 else line.span
        return Fact(header.name, Origin.STATED, span)
    if (mention := next(find_dates(words), None)) is not None and named_on(words) is not None:
        words = re.sub(r"(?<!\s)\s*+[,|·•–—-]\s*+(?:[Ll]e\s++)?(?:[a-z]{3,5}di\s++)?$", "", words[: mention.start])
        name = organisation(words, publishers)
        return Fact(name, Origin.STATED, line.span) if name else None
    publisher = publishers.known(words)
    name = publisher.name if publisher and publisher.kind in _BODIES else several(words, publishers)
    return Fact(name, Origin.STATED, line.span) if name else None
