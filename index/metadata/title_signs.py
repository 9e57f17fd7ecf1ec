"""What tells a title from the short lines around it: where lines stand, how they read, and what stands beside them."""

import re
from collections.abc import Mapping, Sequence

from index.french.calendar import WEEKDAYS
from index.french.dates import find_dates
from index.french.words import fold
from index.metadata.blocks import is_sentence
from index.metadata.furniture import fold_line
from index.metadata.institutions import institution
from index.metadata.letterheads import is_kind_of_text
from index.metadata.line_roles import Role
from index.metadata.lines import plain
from index.metadata.meetings import is_said_at_one
from index.metadata.names import organisation, reads_as_act
from index.metadata.organisations_list import well_known_publishers
from index.metadata.set_phrases import RUBRIC
from index.metadata.signatures import is_person

_LONGEST, _MOST_WORDS = 200, 10
_SAID = 4  # words of a sentence
_BODY = 200  # lines in which the words of a title are said again
_TELLS = re.compile(r"[:?!…«»]")
_COLON = re.compile(r"\w\s?:\s")
_SENTENCES = re.compile(r"[.!?]\s+[A-ZÀ-Ý]")
_SPOKEN = re.compile(r"\b(?:je|nous|vous)\b|\bj['’]", re.IGNORECASE)
_HOUR = re.compile(r"\d\s?h(?:\b|\d)")
_NUMBER = re.compile(r"n[°º]|\d|.*\bn[°º]", re.IGNORECASE)
_BY = re.compile(r"(?:par|propos|photo|rédigé|écrit|publié|posté|mis\sen)\b", re.IGNORECASE)
_FIELD = re.compile(  # of minutes, of a form
    r"(?-i:Par)\s(?-i:[A-ZÀ-Ý])|propos\srecueillis|la\srédaction\b|née?\sle\b"
    r"|(?:(?:étaient\s)?présente?s|(?:étaient\s)?excusée?s|absente?s|lieu|date|heure|horaires?|durée|secrétaire.{0,20}|intervenante?s?|rédaction"
    r"|adressée?\sà|destinataires?|diffusion|auteure?s?|organisateurs?|licence.{0,30}|ordre\sdu\sjour|demand\w{2,5}.{0,20})"
    r"\s?:",
    re.IGNORECASE,
)
_WHAT = re.compile(  # begins what a text is on, never a name
    r"(?:accord|adieu|appel|bienvenue|bilan|budget|décès|disparition|dossier|élection|entretien|fête|fin|grève|hausse|hommage"
    r"|interview|journée|lettre|loi|marche|merci|message|mort|nomination|plan|procès|projet|réforme|rendez-vous|réponse"
    r"|retour|solidarité|soutien)s?\b",
    re.IGNORECASE,
)
_WHEN = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)}|le|à|\d{{1,2}}\s?[:h]\s?(?:\d\d)?)(?!\w)", re.IGNORECASE)
_SMALL = frozenset("de du des la le les l d et en à au aux sur pour".split())


def is_paragraph(words: str) -> bool:
    """Whether a line is too long for a title, or ends as a sentence of some words does."""
    return len(words) > _LONGEST or (words.rstrip(" *_").endswith((".", ";")) and len(words.split()) > _MOST_WORDS)


def is_said(words: str) -> bool:
    """Whether a line is sentences of the text, short as they are."""
    return (words.rstrip(" *_").endswith(".") and len(words.split()) > _SAID) or len(_SENTENCES.findall(words)) > 1


def is_field(words: str) -> bool:
    """« Étaient présents : … », « Lieu : … », « Propos recueillis par … »; « 3 août 2022, 09:14 · »."""
    mention = next(find_dates(words[:_LONGEST]), None)
    beside = _WHEN.sub(" ", words[: mention.start] + " " + words[mention.end :]) if mention else words
    return _FIELD.match(plain(words)) is not None or re.search(r"\w", beside) is None


def tells(said: str) -> bool:
    """Whether a line reads as a headline: it has a sign of one, or a verb."""
    return _TELLS.search(said) is not None or reads_as_act(said)


def is_name_like(words: str) -> bool:
    """Whether a line reads as a name: no verb nor sign of a sentence, and capitals on all that counts; or a house."""
    bare = re.sub(r"(?<!\s)\s*\([^()]*\)$", "", words)
    if tells(bare) or len(bare.split()) > 7 or _WHAT.match(bare):
        return False
    if institution(bare) is not None:
        return True
    counting = [word for word in re.findall(r"[^\W\d_][\w-]*", bare) if word.lower() not in _SMALL]
    return len(counting) > 1 and not bare.isupper() and all(word[0].isupper() for word in counting)


def signs_of(
    n: int,
    candidates: Sequence[Sequence[int]],
    roles: Sequence[Role | None],
    words: Sequence[str],
    gaps: Sequence[bool],
) -> Mapping[str, float]:
    """The signs of candidate `n`, from 0 to 1 each, by name; `gaps` says after which line an empty one stands."""
    lines = candidates[n]
    others = [" ".join(plain(words[j]) for j in other) for other in candidates if other is not lines]
    said = " ".join(plain(words[j]) for j in lines)
    length = len(said.split())
    first, last = lines[0], lines[-1]
    above, below = (roles[i] if 0 <= i < len(roles) else Role.MENU for i in (first - 1, last + 1))
    next_line = words[last + 1] if last + 1 < len(words) else ""
    paragraph_below = last + 1 < len(roles) and below is None and (is_paragraph(next_line) or is_sentence(next_line))
    alone_above = first == 0 or gaps[first - 1]
    headline = tells(said)
    signs = {
        **_as_written(said, length),
        "first": n == 0,
        "second": n == 1,
        "later": n > 3,
        "only": not others,
        "last": n == len(candidates) - 1,
        "top of the text": first == 0,
        "gap above": alone_above,
        "gap below": gaps[last],
        "gaps around": alone_above and gaps[last],
        "paragraph below": paragraph_below,
        "short line below": last + 1 < len(roles) and below is None and not paragraph_below,
        "header anywhere above": Role.HEADER in roles[:first],
        "headline among the others": any(map(tells, others)),
        "longer among the others": any(len(other.split()) > length + 2 for other in others),
        "plain, short": not headline and length <= 4,
        "plain, at the top": not headline and first == 0,
        "as a heading": words[first].lstrip().startswith("#"),
        "always": True,
    }
    for role in (Role.DATELINE, Role.HEADER, Role.CONTACT, Role.ADDRESSEE, Role.LABEL, Role.BOILERPLATE):
        signs[f"{role} above"] = above is role and first > 0
    for role in (Role.DATELINE, Role.ADDRESSEE):
        signs[f"{role} below"] = below is role
    return {name: float(held) for name, held in signs.items()} | {"said again": _said_again(said, words[last + 1 :])}


def _as_written(said: str, length: int) -> dict[str, bool]:
    """The signs that the words of a candidate hold."""
    publishers = well_known_publishers()
    return {
        "1 or 2 words": length <= 2,
        "3 or 4 words": 3 <= length <= 4,
        "5 to 14 words": 5 <= length <= 14,
        "more than 20 words": length > 20,
        "colon": _COLON.search(said) is not None,
        "asks or calls": said.rstrip("» ").endswith(("?", "!")),
        "quotation": "«" in said,
        "goes on": said.endswith((",", ":", ";")),
        "full stop": said.endswith("."),
        "verb": reads_as_act(said),
        "headline": tells(said),
        "capitals": said.isupper(),
        "name": is_name_like(said),
        "organisation": organisation(said, publishers) is not None or publishers.begins(said) is not None,
        "person": is_person(said),
        "date": next(find_dates(said), None) is not None,
        "hour": _HOUR.search(said) is not None,
        "number": _NUMBER.match(said) is not None,
        "section": RUBRIC.fullmatch(fold_line(said)) is not None,
        "kind of text": is_kind_of_text(said),
        "said at a meeting": is_said_at_one(said),
        "what it is on": _WHAT.match(said) is not None,
        "spoken": _SPOKEN.search(said) is not None,
        "by whom": _BY.match(said) is not None,
        "several sentences": _SENTENCES.search(said) is not None,
    }


def _said_again(said: str, below: Sequence[str]) -> float:
    """The part of the words of a candidate that paragraphs below say again, by their first letters."""
    body = fold(" ".join(line for line in below[:_BODY] if len(line) > 60))
    telling = re.findall(r"\w{5,}", fold(said))
    return sum(word[:6] in body for word in telling) / len(telling) if telling else 0.0
