"""Which lines are the title: of the short ones above the first paragraph, the first that is no label above it.

A label tells whose a paper is or what it is about, « SOCIÉTÉ – ENTRETIEN », « Collège Jean-Moulin », « Étude ».
"""

import re
from collections.abc import Sequence

from index.french.dates import find_dates
from index.metadata.furniture import fold_line
from index.metadata.institutions import institution
from index.metadata.letterheads import is_kind_of_text
from index.metadata.lines import plain
from index.metadata.meetings import is_said_at_one
from index.metadata.names import reads_as_act
from index.metadata.role import Role
from index.metadata.set_phrases import RUBRIC

SUBJECT = re.compile(r"(?:objet|titre|sujet|concerne)\s*:\s*(?=\S)", re.IGNORECASE)
_LONGEST, _MOST_WORDS = 200, 10
_NEAR = 16  # lines in which a title stands
LINES = 4  # of one title
_LINE = 120
_GOES_ON = re.compile(
    r"(?:[:,]|\b(?:de|du|des|la|le|les|à|au|aux|et|en|pour|par|sur|avec|contre|d['’]|l['’]))$", re.IGNORECASE
)
_WHEN = re.compile(
    r"(?:(?:le|ce|du|les|dès\sle|à\spartir\sdu)\s+)?(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|\d{1,2}(?:er)?\s)",
    re.IGNORECASE,
)
_COVER = 24  # lines of a mail that sends a text, down to its header
_SENDS = re.compile(r"\b(?:ci-(?:dessous|joint|apres)|transmet\w+|trouver\w*|transfere|faire suivre|partager)\b")
_CUT = 50  # characters of a full line of text
_SPOKEN = re.compile(r"\b(?:je|nous|vous)\b|\bj['’]", re.IGNORECASE)
_TELLS = re.compile(r"[:?!…«»]")
_ITEM = re.compile(r"\s*(?:[-–—•·●▪‣*→👉✅]|\d{1,2}\s?[.)°]|[IVX]{1,4}[.)])\s")
_FIELD = re.compile(  # of minutes, of a form
    r"(?:présente?s|excusée?s|absente?s|lieu|date|heure|horaires?|durée|secrétaire.{0,20}|intervenante?s?|rédaction"
    r"|adressée?\sà|destinataires?|diffusion|auteure?s?|organisateurs?|licence.{0,30}|ordre\sdu\sjour)\s?:",
    re.IGNORECASE,
)
_WHAT = re.compile(  # begins what a text is on, never a name
    r"(?:accord|adieu|appel|bienvenue|bilan|budget|décès|disparition|dossier|élection|entretien|fête|fin|grève|hausse|hommage"
    r"|interview|journée|lettre|loi|marche|merci|message|mort|nomination|plan|procès|projet|réforme|rendez-vous|réponse"
    r"|retour|solidarité|soutien)s?\b",
    re.IGNORECASE,
)
_SMALL = frozenset("de du des la le les l d et en à au aux sur pour".split())
_ACT_OF = re.compile(  # below the number of an act: « PORTANT INTERDICTION », « relative à l’accès »
    r"(?:portant|relati(?:f|ve)s?\s|fixant|modifiant|autorisant|concernant|instituant)", re.IGNORECASE
)


def find_title(roles: Sequence[Role | None], words: Sequence[str], gaps: Sequence[bool]) -> tuple[list[int], list[int]]:
    """The lines of the title, none where there is none or no one is surely it, and those above that are its labels.

    `gaps` says after which line an empty one stands.
    """
    sent = _below_cover(roles, words)
    first = next((i for i, role in enumerate(roles) if role is None and i >= sent), None)
    if first is None:
        return [], []
    subject = next(
        (i for i in range(min(_NEAR, len(roles))) if roles[i] is None and SUBJECT.match(plain(words[i]))), None
    )
    if subject is not None:
        return [subject], [i for i in range(subject) if roles[i] is None and not is_paragraph(words[i])]
    groups = _groups(first, roles, words, gaps)
    if not groups:
        return [], []
    if _names_only(groups[0], roles, words) and not any(_is_headline(other, words) for other in groups[1:4]):
        return [], []
    for n, group in enumerate(groups):
        others = groups[n + 1 :]
        if not _is_label(group, roles, words, gaps, others):
            return group, [i for above in groups[:n] for i in above]
    return groups[0], []


def _below_cover(roles: Sequence[Role | None], words: Sequence[str]) -> int:
    """Where the text begins that « Bonjour, veuillez trouver ci-dessous notre communiqué » sends: at its header."""
    near = range(min(_COVER, len(roles)))
    to = next((i for i in near if roles[i] is Role.ADDRESSEE), len(roles))
    cover = next((i for i in near if i > to and roles[i] is None and _SENDS.search(fold_line(words[i]))), len(roles))
    return next((i for i in near if i > cover and roles[i] is Role.HEADER and "communique" in fold_line(words[i])), 0)


def is_paragraph(words: str) -> bool:
    """Whether a line is too long for a title, or ends as a sentence of some words does."""
    return len(words) > _LONGEST or (words.rstrip(" *_").endswith((".", ";")) and len(words.split()) > _MOST_WORDS)


def _groups(first: int, roles: Sequence[Role | None], words: Sequence[str], gaps: Sequence[bool]) -> list[list[int]]:
    """The lines that may be a title, up to the first paragraph, those that go on in one group."""
    groups: list[list[int]] = []
    for i in range(first, min(first + _NEAR, len(roles))):
        if roles[i] is not None:
            continue
        if (
            is_paragraph(words[i])
            or _is_wrapped(i, roles, words, gaps)
            or ((groups or (i and roles[i - 1] is Role.LABEL)) and _ITEM.match(words[i]))
        ):
            break
        if _to_somebody(i, roles, words) and not _is_titled_letter(words[i], apart=gaps[i]):
            break
        last = groups[-1] if groups else []
        if (
            last
            and last[-1] == i - 1
            and len(last) < LINES
            and goes_on([plain(words[j]) for j in (*last, i)], apart=gaps[i - 1])
        ):
            last.append(i)
        else:
            groups.append([i])
    return groups


def _is_wrapped(i: int, roles: Sequence[Role | None], words: Sequence[str], gaps: Sequence[bool]) -> bool:
    """Whether line `i` begins a paragraph that is cut at its right edge."""
    end = i
    while end + 1 < len(words) and not gaps[end] and roles[end + 1] is None:
        end += 1
    full = sum(len(line) > _CUT for line in words[i:end])
    return end - i > 1 and full == end - i and words[end].rstrip().endswith((".", "»", ":", ";"))


def _to_somebody(i: int, roles: Sequence[Role | None], words: Sequence[str]) -> bool:
    """Whether line `i` stands right below « Madame la Ministre, »."""
    above = next((j for j in range(i - 1, -1, -1) if roles[j] is not Role.DATELINE), None)
    return above is not None and roles[above] is Role.ADDRESSEE and words[above].rstrip().endswith((",", "!"))


def _is_titled_letter(words: str, apart: bool) -> bool:
    """Whether the line below a salutation may be a title, and does not begin the letter."""
    spoken = _SPOKEN.search(words) is not None and _TELLS.search(words) is None
    return apart and not spoken and not words.rstrip().endswith((",", "."))


def goes_on(said: Sequence[str], apart: bool = False) -> bool:
    """Whether the last of the lines `said` is of the title that those before it begin; `apart`, below an empty line."""
    *above, line = said
    before = above[-1]
    if apart:
        return _ACT_OF.match(line) is not None and len(line) <= _LINE
    if len(line) > _LINE or line.endswith(".") or _WHEN.match(line):
        return False
    capitals = before.isupper() and line.isupper() and len(line.split()) > 1
    short = len(before.split()) <= 2 < len(line.split()) and not _TELLS.search(before)
    topic = len(above) == 1 and short and not is_name_like(before)
    open_ended = _GOES_ON.search(before) is not None or _ACT_OF.match(line) is not None
    return line[:1].islower() or capitals or topic or open_ended


def _is_label(
    group: Sequence[int],
    roles: Sequence[Role | None],
    words: Sequence[str],
    gaps: Sequence[bool],
    below: Sequence[Sequence[int]],
) -> bool:
    """Whether lines say what a text is, what on or whose, and a line that may be its title stands below them."""
    said = " ".join(plain(words[i]) for i in group)
    if RUBRIC.fullmatch(fold_line(said)):
        return True
    if not any(_is_headline(other, words) for other in below[:3]):
        return False
    if is_kind_of_text(said):
        return True
    few = len(re.findall(r"\w{2,}", said)) <= 2 and not _TELLS.search(said) and gaps[group[-1]]
    return few or is_name_like(said)


def _is_headline(group: Sequence[int], words: Sequence[str]) -> bool:
    said = " ".join(plain(words[i]) for i in group)
    if said.endswith(".") or _FIELD.match(said):
        return False
    many = len(said.split()) > 4 and next(find_dates(said), None) is None
    return many or _TELLS.search(said) is not None or reads_as_act(said) or is_said_at_one(said)


def is_name_like(words: str) -> bool:
    """Whether a line reads as a name: no verb nor sign of a sentence, and capitals on all that counts; or a house."""
    bare = re.sub(r"(?<!\s)\s*\([^()]*\)$", "", words)
    if _TELLS.search(bare) or reads_as_act(bare) or len(bare.split()) > 7 or _WHAT.match(bare):
        return False
    if institution(bare) is not None:
        return True
    counting = [word for word in re.findall(r"[^\W\d_][\w-]*", bare) if word.lower() not in _SMALL]
    return len(counting) > 1 and not bare.isupper() and all(word[0].isupper() for word in counting)


def _names_only(group: Sequence[int], roles: Sequence[Role | None], words: Sequence[str]) -> bool:
    """Whether the first line of a text is a name or a label, and nothing tells that it is its title."""
    said = " ".join(plain(words[i]) for i in group)
    above = [role for role in roles[: group[0]] if role in (Role.HEADER, Role.DATELINE)]
    return RUBRIC.fullmatch(fold_line(said)) is not None or (not above and is_name_like(said))
