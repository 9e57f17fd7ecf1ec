"""A name that does not say what it is, « Rivières Vivantes »: the head of a text, where its foot says it again.

A text may as well begin with whom it attacks: only an address, legal words, « © » or « L’équipe de » there tell.
"""

import re
from collections.abc import Sequence

from index.metadata.line_roles import Line, Role
from index.metadata.lines import plain
from index.metadata.names import reads_as_act
from index.metadata.organisations import plain_name
from index.values.communique import Fact, Origin

_HEAD, _FOOT = 3, 8
_NEAR = 6  # lines below a name
_SHORT = re.compile(r"[A-ZÀ-Ý][^.:;,!?»«|/()\d@]{2,48}")
_TEAM = (
    r"(?:l['’]équipe|le bureau|le conseil|les membres|les bénévoles|les militante?s|toute l['’]équipe)\s"
    r"(?:de\s|du\s|des\s|d['’])|pour\s"
)
_LEGAL = (
    r"(?:association|mutuelle|coopérative|fondation|société|soumise?|enregistrée?|reconnue?|agréée?|siège|siret|siren"
    r"|rcs|asbl)\b"
)
_LEGAL_LINE = re.compile(
    r"(?:société\s(?:anonyme|par\sactions|à\sresponsabilité|coopérative)|(?:sas|sa|sarl|scop)\sau\scapital|mutuelle\ssoumise)",
    re.IGNORECASE,
)
_ADDRESS = r".*(?:\d{4,5}\s|@|\bwww\.|\bhttps?:|\b(?:rue|avenue|boulevard|place|quai|chemin|bp)\b)"
_DESCRIBED = re.compile(
    r"(?P<name>[A-ZÀ-Ý][^.:;,!?»«|/()\d@–—]{2,60}?)(?:,|\s[–—-])\s(?:une?\s)?(?:association\s(?:loi|de\sloi|reconnue|à\sbut)"
    r"|asbl\b|mutuelle\ssoumise|fondation\sreconnue|société\scoopérative).*",
    re.IGNORECASE,
)
_FIRM = re.compile(  # « Nuagis SAS – 12 rue du Lac – 74000 Annecy »
    r"(?P<name>[A-ZÀ-Ý][\w’'&-]+(?:\s[A-ZÀ-Ý][\w’'&-]+){0,3})\s(?:SAS|SA|SARL|Sàrl|SRL|SASU|SCOP|SCIC|inc\.)"
    r"(?:,|\s[–—-])\s.*\d.*"
)
_POSTED = re.compile(  # of a post
    r"\d{1,2}\s[a-zéû]{3,9}\.?(?:\s\d{4})?(?:,\s|\sà\s)\d{1,2}\s?[:h]\s?\d\d\s?[·•]?", re.IGNORECASE
)
_HOST = re.compile(r"(?:@|www\.|https?://)(?:www\.)?(?P<name>[\w-]{4,63})\.\w{2,10}")
_ACCOUNT = re.compile(r"@(?P<account>\w{3,30})")


def own_name(i: int, words: Sequence[str], roles: Sequence[Role | None]) -> str | None:
    """The name that line `i` is, the first of a text, where its account stands below it or its foot says it again."""
    if any(role not in (Role.MENU, Role.BOILERPLATE, Role.LINKS, Role.HEADER) for role in roles[:i]):
        return None
    name = plain(words[i])
    if not _SHORT.fullmatch(name):
        return None
    if len(name.split()) > 6 or reads_as_act(name):
        return None
    below = plain(words[i + 1]) if i + 1 < len(words) else ""
    if _LEGAL_LINE.match(below) or _POSTED.fullmatch(below):
        return name
    foot = range(max(i + 2, len(words) - _FOOT), len(words))
    said_again = _is_account(name, below) or any(_says_again(name, plain(words[j])) for j in foot)
    near = (*range(i + 1, min(i + _NEAR, len(words))), *foot)
    return name if said_again or any(_is_host(name, plain(words[j])) for j in near) else None


def described(text: str, lines: Sequence[Line]) -> Fact[str] | None:
    """« Passeurs du Lac – association loi 1901 », alone of its kind on the first or last lines of a text."""
    near = {line.span.start: line for line in (*lines[:_HEAD], *lines[-_FOOT:])}.values()
    told = [(line, match) for line in near if (match := _told(plain(line.span.of(text))))]
    if len(told) != 1:
        return None
    ((line, match),) = told
    return None if reads_as_act(match["name"]) else Fact(match["name"], Origin.STATED, line.span)


def _is_host(name: str, words: str) -> bool:
    """Whether a mail or a page that a line gives is that of the name: « contact@rivieres-vivantes.org »."""
    letters = plain_name(name)
    return len(letters) > 5 and any(letters == plain_name(host["name"]) for host in _HOST.finditer(words))


def _told(words: str) -> re.Match[str] | None:
    return _FIRM.fullmatch(words) or _DESCRIBED.fullmatch(words)


def _is_account(name: str, words: str) -> bool:
    """« @FBAlpes », below « France Bénévolat Alpes »: its letters, in their order."""
    account = _ACCOUNT.fullmatch(words)
    if account is None:
        return False
    letters = iter(plain_name(name))
    return all(letter in letters for letter in plain_name(account["account"]))


def _says_again(name: str, line: str) -> bool:
    again = rf"(?:©\s*(?:\d{{4}}\s*)?|{_TEAM})?{re.escape(name)}(?P<rest>.*)"
    match = re.fullmatch(again, line.rstrip(","), re.IGNORECASE)
    if match is None:
        return False
    told = re.fullmatch(rf"\s*[–—|,:·-]\s*(?:(?:une?\s)?{_LEGAL}.*|{_ADDRESS}.*)", match["rest"], re.IGNORECASE)
    return told is not None or (match.end() > match.start("rest") == len(line)) or _opens(line, name)


def _opens(line: str, name: str) -> bool:
    return len(line) > len(name) and re.fullmatch(rf"(?:©.*|{_TEAM}.*)", line, re.IGNORECASE) is not None
