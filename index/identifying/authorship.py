"""Who publishes a communiqué, by its own words: its header, its letterhead, its signature, or who speaks in it.

To be wrong is much worse than not to know: each rule asks for more than the name of an organisation.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from index.communique import Fact, Origin, Span
from index.french.dates import find_dates
from index.identifying.edges import HEADER, SIGLE, SOURCE_FIRST, edges, plain
from index.identifying.publishers import WELL_KNOWN, Publishers

_LONGEST = 60
_LONGEST_LIST = 200
_LONGEST_SIGNATURE = 100
_NAME = re.compile(r"(?:intersyndicale\s+)?[A-ZÀ-ÝŒ0-9].*")
_BODY = re.compile(r"(?:conseil|bureau|comité|service|secrétariat|direction|département|pôle)\b.*", re.IGNORECASE)

_ORGANISATION = (
    r"(?:Association|Coalition|Collectif|Comité|Confédération|Coordination|Fédération|Fondation|Intersyndicale|Ligue|"
    r"Syndicat|Union)"
)
_AUTHORITY = r"(?:Mairie|Ministère|Métropole|Préfecture|Rectorat|Ville)\s+(?:de|du|des|d)\b"
_ORGANISATION_NAMED = re.compile(
    rf"(?:(?:La|Le|L['’])\s*)?(?:{_ORGANISATION}\s+[^.:;!?]*|{_AUTHORITY}[^.:;!?]*)", re.IGNORECASE
)
_KNOWN_FIRST = re.compile(
    rf"(?P<known>{SIGLE})(?:[\s-]+(?:[A-ZÀ-ÝŒ][\w'’-]*|de|du|des|la|et|l['’]\w+|action|sociale|\d+))+"
)
_AN_ACT = re.compile(
    r"\b(?:a|ont|est|sont|doit|doivent|peut|va|vont|dit|veut|répond|dénonce|appelle|exige|demande|refuse|salue|contre|"
    r"pour|face|nationale?\s+en|en\s+(?:danger|lutte|grève|colère)|reçue?s?|exécutif|européenne|sacrée)\b",
    re.IGNORECASE,
)

_SIGNED_BY = re.compile(
    r"(?i:(?:(?:premi(?:er|ère)s\s+)?(?:organisations\s+)?signataires|communiqué\s+signé\s+par)\s*:)\s*(?P<names>\S.*)"
)
_TOGETHER = re.compile(
    r"(?i:(?:communiqué|déclaration|appel|lettre|texte|motion)s?\s+(?:commune?|unitaire|intersyndicale?))"
    r"(?:\s+(?i:de\s+la|de\s+l['’]|du|des|de))?\s*[:–—-]?\s*(?P<names>[A-ZÀ-Ý].*)"
)
_FOR = re.compile(
    r"(?i:pour\s+|(?:le|la)\s+(?:bureau|commission|secrétariat|direction|conseil)"
    r"(?:\s+(?:confédérale?|nationale?|fédérale?|exécuti(?:f|ve)))?\s+(?=d))"
    r"(?i:de\s+la\s+|de\s+l['’]|du\s+|de\s+|la\s+|le\s+|l['’])?(?P<name>[^,]+)(?:,.*)?"
)
_TO_A_DATE = re.compile(r"(?:^|[\s,|–—-]+)(?:du|le)?\s*$")
_BETWEEN = re.compile(r"\s*(?:,|/|\+|•|·|;|\s[–—-]|(?<=\w)\set\s(?:(?:de\s)?(?:la|le|du|l['’])\s)?)\s*(?:et\s)?")
_ADDRESS = re.compile(r"(?:[\w.+-]+@|\b(?:https?://)?(?:www\.))(?P<host>[\w-]+(?:\.[\w-]+)+)")

_VERB = (
    r"(?:n['’]|ne\s+|s['’]|se\s+)?(?:accepte|affirme|alerte|appelle|apporte|approuve|attend|combat|condamne|constate|"
    r"conteste|défend|déplore|demande|dénonce|désapprouve|estime|exige|félicite|inquiète|interpelle|invite|juge|"
    r"mandate|méconnaît|met\s+en\s+garde|oppose|prend\s+acte|préconise|propose|rappelle|réaffirme|réclame|refuse|"
    r"regrette|rejette|réjouit|réprouve|revendique|salue|s['’]engage|souhaite|soutient|souligne|tient\s+à)"
)
_SPEAKER = re.compile(rf"\b(?:[Ll]a|[Ll]e|[Ll]['’])\s*(?P<source>{SIGLE})\s+{_VERB}\b")


def stated_source(text: str, publishers: Publishers | None = None) -> Fact[str] | None:
    """Who publishes, by the first rule that knows: the header (« COMMUNIQUÉ CFTC »), a list of signatories, the
    letterhead, the signature, the one organisation that speaks in the text, the address to write to.

    Several publishers are one value: « CGT, FO, FSU ». The evidence is the words that show it.
    """
    known = publishers or Publishers(WELL_KNOWN)
    head, foot = edges(text)
    return (
        _header(text, head, known)
        or _signatories(text, [*head, *foot], known)
        or _letterhead(text, head, known)
        or _signature(text, foot, known)
        or _speaker(text)
        or _contact(text, foot, known)
    )


def together(names: str, publishers: Publishers) -> str:
    """« Force ouvrière » as `FO`, « CGT – FO et FSU » as `CGT, FO, FSU`; `names` itself if one of them is not known."""
    return publishers.named(names) or _several(names, publishers) or names


def _several(names: str, publishers: Publishers) -> str | None:
    parts = [part for part in _BETWEEN.split(names) if part]
    if len(parts) < 2:
        return None
    named = [name for part in parts if (name := publishers.named(part))]
    return ", ".join(dict.fromkeys(named)) if len(parts) == len(named) else None


def _header(text: str, head: Sequence[Span], known: Publishers) -> Fact[str] | None:
    for line in head:
        words = line.of(text)
        for form in (HEADER, SOURCE_FIRST):
            match = form.fullmatch(words.strip("*_# "))
            groups = match.groupdict() if match else {}
            name = _undated(groups.get("named") or groups.get("sigle") or "")
            if not name or len(name) > _LONGEST or not _NAME.fullmatch(name) or _BODY.fullmatch(name):
                continue
            start = line.start + words.index(name)
            return Fact(together(name, known), Origin.STATED, Span(start, start + len(name)))
    return None


def _undated(name: str) -> str:
    """« CGT » of « CGT du 14 mars 2024 », nothing of « 14 mars 2024 »."""
    date = next(find_dates(name), None)
    return name if date is None else _TO_A_DATE.sub("", name[: date.start])


def _signatories(text: str, lines: Sequence[Span], known: Publishers) -> Fact[str] | None:
    """« Signataires : CGT, FSU », « Déclaration commune de la LDH et du SAF », or a line of known names alone."""
    for line in lines:
        if line.end - line.start > _LONGEST_LIST:
            continue
        words = plain(line.of(text)).rstrip(". ")
        match = _SIGNED_BY.fullmatch(words) or _TOGETHER.fullmatch(words)
        names = match["names"] if match else words
        if (value := _several(names, known)) and not known.named(names):
            return Fact(value, Origin.STATED, line)
    return None


def _letterhead(text: str, head: Sequence[Span], known: Publishers) -> Fact[str] | None:
    """The name of an organisation on a line of its own, right above « Communiqué de presse »; or, of those that can
    be no title, right below it, or first of all with the date below.
    """
    for line, following in pairwise(head[:4]):
        if max(line.end - line.start, following.end - following.start) > _LONGEST_LIST:
            continue
        first, second = plain(line.of(text)), plain(following.of(text))
        if _is_header(second) and (name := _organisation(first, known)):
            return Fact(name, Origin.STATED, line)
        if _is_header(first) and (name := known.named(second) or _authority(second)):
            return Fact(name, Origin.STATED, following)
        if line == head[0] and len(second) <= _LONGEST and any(find_dates(second)) and (name := known.named(first)):
            return Fact(name, Origin.STATED, line)
    return None


def _signature(text: str, foot: Sequence[Span], known: Publishers) -> Fact[str] | None:
    """The organisation that stands alone on one of the last short lines; nothing when two different ones do."""
    signed: dict[str, Span] = {}
    for line in _last(text, foot):
        words = plain(line.of(text)).rstrip(". ")
        behalf = _FOR.fullmatch(words)
        name = known.named(behalf["name"]) if behalf else _organisation(words, known)
        if name is not None:
            signed.setdefault(name, line)
    return _only(signed)


def _speaker(text: str) -> Fact[str] | None:
    """The organisation that speaks more than once, and more than any other: « La CGT exige… »."""
    spoken = list(_SPEAKER.finditer(text))
    often = Counter(match["source"] for match in spoken).most_common(2)
    if not often or often[0][1] < 2 or (len(often) == 2 and often[0][1] == often[1][1]):
        return None
    first = next(match for match in spoken if match["source"] == often[0][0])
    return Fact(often[0][0], Origin.STATED, Span(*first.span()))


def _contact(text: str, foot: Sequence[Span], known: Publishers) -> Fact[str] | None:
    """The one organisation whose mail or web address the last lines give."""
    given: dict[str, Span] = {}
    for line in _last(text, foot):
        for address in _ADDRESS.finditer(line.of(text)):
            if name := known.of_host(address["host"]):
                given.setdefault(name, line)
    return _only(given)


def _last(text: str, foot: Sequence[Span]) -> list[Span]:
    """Up to four lines at the end that are too short to be of the body."""
    short = takewhile(lambda line: len(line.of(text)) <= _LONGEST_SIGNATURE, reversed(foot[-4:]))
    return list(short)[::-1]


def _only(found: dict[str, Span]) -> Fact[str] | None:
    """The one name that was found; of several, none."""
    if len(found) != 1:
        return None
    ((name, line),) = found.items()
    return Fact(name, Origin.STATED, line)


def _is_header(words: str) -> bool:
    return HEADER.fullmatch(words) is not None


def _organisation(words: str, known: Publishers) -> str | None:
    """The organisation that a whole line names: one that is known, a part of one (« CGT Santé »), or one that says
    what it is (« Syndicat des … »), where the line does not read as a sentence.
    """
    if name := known.named(words):
        return name
    if len(words) > _LONGEST or _AN_ACT.search(words) or next(find_dates(words), None) is not None:
        return None
    if _ORGANISATION_NAMED.fullmatch(words):
        return words
    part = _KNOWN_FIRST.fullmatch(words)
    return words if part is not None and known.named(part["known"]) else None


def _authority(words: str) -> str | None:
    short = len(words) <= _LONGEST and not _AN_ACT.search(words)
    return words if short and re.fullmatch(rf"{_AUTHORITY}[^.:;!?]*", words) else None
