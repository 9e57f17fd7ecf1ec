"""What each line of a text is: its header, title, date, body, signature, or what only stands beside the text."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from index.metadata.blocks import is_sentence, spread, spread_addressees
from index.metadata.cells import lines_and_cells
from index.metadata.datelines import read_dateline
from index.metadata.furniture import (
    LONGEST,
    fold_line,
    is_boilerplate,
    is_contact,
    is_menu,
    is_row_of_menus,
    opens_contact,
    opens_links,
)
from index.metadata.headers import read_header
from index.metadata.headline import find_title
from index.metadata.institutions import institution, named_below, signs_again
from index.metadata.letterheads import anchored, is_body_within, is_district, is_logo, is_slogan, lines_of_name
from index.metadata.line_roles import STATEMENTS, Line, Role
from index.metadata.lines import plain, whole_lines
from index.metadata.meetings import is_said_at_one, met_on
from index.metadata.names import organisation, several
from index.metadata.organisations import Publishers
from index.metadata.organisations_list import well_known_publishers
from index.metadata.own_names import own_name
from index.metadata.set_phrases import ADDRESSEE, COPIED, HEADER, MEETING, RUBRIC
from index.metadata.signatures import is_person, opens_signatories, signatories, signer, undated
from index.values.communique import Span

_LIST_ITEM = re.compile(r"\s*(?:[-–—•·●▪‣*→]|\d{1,2}[.)])\s")
_HEAD, _FOOT = 10, 12
_SUBJECT = re.compile(r"objet\s*:", re.IGNORECASE)


@lru_cache(maxsize=4)  # the title, the date and the source ask in turn
def roles(text: str) -> tuple[Line, ...]:
    """Each line of `text` that holds words, in order, with its role.

    >>> [line.role.value for line in roles("Communiqué de presse\\nLes écluses ferment\\nPlus rien ne passe.")]
    ['header', 'title', 'body']
    """
    spans, roles_of_lines, words, gaps = _read(text)
    title, labels = find_title(roles_of_lines, words, gaps)
    for i in labels:
        roles_of_lines[i] = Role.LABEL
    for i in title[:1]:
        roles_of_lines[i] = Role.TITLE
    return tuple(Line(span, role or Role.BODY) for span, role in zip(spans, roles_of_lines, strict=True))


def untitled(text: str) -> tuple[list[Role | None], list[str], list[bool]]:
    """What each line is before any is the title, its words, and whether an empty line stands after it."""
    _, roles_of_lines, words, gaps = _read(text)
    return roles_of_lines, words, gaps


def _read(text: str) -> tuple[tuple[Span, ...], list[Role | None], list[str], list[bool]]:
    spans = tuple(lines_and_cells(text, well_known_publishers()))
    words = [text[span.start : min(span.end, span.start + LONGEST + 1)] for span in spans]
    publishers = well_known_publishers()
    roles_of_lines = [_by_itself(line, publishers) for line in words]
    gaps = gaps_after(text, spans)
    spread(roles_of_lines, words, gaps)
    spread_addressees(roles_of_lines, words, gaps)
    wholes = whole_lines(text, spans[: _HEAD + 1]) + words[_HEAD + 1 :]
    beside = [*("\n" not in text[span.end : below.start] for span, below in pairwise(spans)), False]
    _head(roles_of_lines, words, wholes, gaps, beside, publishers)
    _foot(roles_of_lines, words, publishers)
    return spans, roles_of_lines, words, gaps


def gaps_after(text: str, spans: Sequence[Span]) -> list[bool]:
    """Whether an empty line stands after each line."""
    return [*(text.count("\n", span.end, below.start) > 1 for span, below in pairwise(spans)), True]


def body_of(text: str) -> Iterator[Span]:
    """The lines that say something."""
    return (line.span for line in roles(text) if line.role in STATEMENTS)


def _by_itself(words: str, publishers: Publishers) -> Role | None:
    """The role that the words of a line tell, whatever stands around it."""
    if len(words) > LONGEST:
        return None
    line = fold_line(words)
    if not line:
        return Role.BOILERPLATE  # « * * * »
    if is_menu(line) or is_row_of_menus(words):
        return Role.MENU
    if opens_links(line):
        return Role.LINKS
    if is_boilerplate(line):
        return Role.BOILERPLATE
    dateline = read_dateline(plain(words))
    if dateline is not None and not dateline.opens:
        return Role.DATELINE
    if HEADER.fullmatch(line) or read_header(plain(words), publishers) is not None:
        return Role.HEADER
    if opens_contact(line) or is_contact(line):
        return Role.CONTACT
    return Role.ADDRESSEE if ADDRESSEE.fullmatch(line) else None


def _head(
    roles: list[Role | None],
    words: Sequence[str],
    wholes: Sequence[str],
    gaps: Sequence[bool],
    beside: Sequence[bool],
    publishers: Publishers,
) -> None:
    """The names above the title, and those whom a letter is for; `beside` says after which a cell stands."""
    to = [i for i in range(min(_HEAD, len(roles))) if roles[i] is Role.ADDRESSEE]
    salutation = next((i for i in to if words[i].rstrip().endswith((",", "!"))), to[0] if to else None)
    dated = Role.DATELINE in roles[:salutation] if salutation else False
    first = next((i for i, role in enumerate(roles) if role not in (Role.MENU, Role.BOILERPLATE, Role.LINKS)), 0)
    said = any(is_said_at_one(plain(line)) for line in words[first : first + _HEAD])
    for i in range(first, min(first + _HEAD, len(roles))):
        if roles[i] is None and said and met_on(plain(words[i])) and not is_said_at_one(plain(words[i])):
            roles[i] = Role.DATELINE
    for i in range(first, min(first + _HEAD, len(roles))):
        if roles[i] is not None:
            continue
        if RUBRIC.fullmatch(fold_line(words[i])):
            roles[i] = Role.LABEL
            continue
        if is_sentence(wholes[i]) or len(words[i]) > 120:
            break
        line = plain(words[i])
        below = plain(words[i + 1]) if i + 1 < len(words) else ""
        if (whole := lines_of_name(i, words, gaps, roles, publishers)) and (
            gaps[i + whole[1] - 1] or anchored(i + whole[1] - 1, roles)
        ):
            roles[i : i + whole[1]] = [Role.HEADER] * whole[1]
        elif (
            own_name(i, words, roles)
            or is_logo(i, words, gaps, publishers)
            or (i and roles[i - 1] is Role.HEADER and is_district(line))
            or several(line, publishers)
            or organisation(line, publishers)
            or signatories(line, publishers)
            or publishers.named(f"{line} {below}")
        ):
            roles[i] = Role.HEADER
            if publishers.named(f"{line} {below}") and i + 1 < len(roles):
                roles[i + 1] = Role.HEADER
        elif salutation and dated and i < salutation and len(line) <= 60 and not _is_subject(line):
            roles[i] = Role.ADDRESSEE
        elif beside[i] and _titled_after_date(i, roles, words, gaps):
            roles[i] = Role.HEADER  # « Votre mutuelle vous informe          Mai 2019 »
        elif (is_body_within(line) and anchored(i, roles) and _titled_below(i, roles, words)) or (
            i and is_slogan(line, roles, gaps, i) and _titled_after_date(i, roles, words, gaps)
        ):
            roles[i] = Role.HEADER
        elif _headed_below(i, roles, words) or ((house := institution(line)) and named_below(house, words[i + 1 :])):
            roles[i] = Role.HEADER  # of a letterhead
        elif salutation is None or i > salutation:
            break  # the title


def _is_subject(line: str) -> bool:
    """« Objet : le canal », « Blocage du campus : point de situation », above a salutation."""
    return _SUBJECT.match(line) is not None or re.search(r"\w\s?[:?!](?:\s|$)", line) is not None


def _headed_below(i: int, roles: Sequence[Role | None], words: Sequence[str]) -> bool:
    """Whether « Communiqué » stands below line `i`, and a title below it."""
    near = range(i + 1, min(i + 4, len(roles)))
    header = next((j for j in near if roles[j] is Role.HEADER or _dated_header(roles[j], words[j])), None)
    if header is None or len(words[i]) > 40:
        return False
    return _titled_below(header, roles, words)


def _titled_below(i: int, roles: Sequence[Role | None], words: Sequence[str]) -> bool:
    below = next((j for j in range(i + 1, min(i + 6, len(roles))) if roles[j] is None), None)
    return below is not None and len(words[below]) <= 150 and not words[below].rstrip().endswith((".", ";", ","))


def _titled_after_date(i: int, roles: Sequence[Role | None], words: Sequence[str], gaps: Sequence[bool]) -> bool:
    """Whether a date stands below line `i`, or a menu, and a title alone below that."""
    if i + 1 < len(roles) and roles[i + 1] in (Role.DATELINE, Role.MENU):
        below = next((j for j in range(i + 2, min(i + 5, len(roles))) if roles[j] is None), None)
        return below is not None and _stands_as_title(words[below], gaps, below)
    return False


def _dated_header(role: Role | None, words: str) -> bool:
    """« Communiqué du 5 juin 2024 »."""
    return role is Role.DATELINE and fold_line(words).startswith("communique")


def _foot(roles: list[Role | None], words: Sequence[str], publishers: Publishers) -> None:
    """The names below the text, up from its last line, that of a person among them where it stands by one."""
    last = len(roles) - 1
    heads = [words[i] for i in range(min(_HEAD, last)) if roles[i] is Role.HEADER]
    signing: list[int] = []
    for i in range(last, 0, -1):
        if roles[i] is Role.ADDRESSEE and COPIED.match(fold_line(words[i])):
            continue
        if roles[i] is None and last - i < 3 and MEETING.match(fold_line(words[i])):
            continue
        if roles[i] in (Role.CONTACT, Role.BOILERPLATE, Role.DATELINE, Role.MENU, Role.LINKS):
            continue
        if roles[i] not in (None, Role.HEADER) or len(words[i]) > 200 or last - i > _FOOT + len(signing):
            break
        if opens_signatories(words[i]) or signatories(words[i], publishers):
            signing.append(i)
        elif signer(words[i], publishers) or is_person(undated(words[i])) or signs_again(undated(words[i]), heads):
            if words[i - 1].rstrip().endswith(":") and not opens_signatories(words[i - 1]):
                signing = []  # « Rassemblement devant : », « Copie à : »
                break
            signing.append(i)
        else:
            break
    if any(
        not is_person(words[i]) or signer(words[i], publishers) or signs_again(undated(words[i]), heads)
        for i in signing
    ):
        listed = any(opens_signatories(words[i]) for i in signing)
        for i in signing:
            if words.count(words[i]) > 1:
                continue  # the house of those who are named, again and again
            if listed or not _LIST_ITEM.match(words[i]):
                roles[i] = Role.SIGNATURE


def _stands_as_title(words: str, gaps: Sequence[bool], i: int) -> bool:
    return len(words) <= 150 and gaps[i] and gaps[i - 1] and not words.rstrip().endswith((".", ";", ","))
