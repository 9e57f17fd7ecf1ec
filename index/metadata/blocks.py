"""What goes with the line beside it: an address with its phone, the titles below « À lire aussi », a whole menu."""

import re
from collections.abc import Sequence

from index.metadata.furniture import fold_line, has_address, is_address, is_contact, opens_contact
from index.metadata.line_roles import Role
from index.metadata.set_phrases import TO_SOMEBODY

_ABOUT = re.compile(
    r"[^\wÀÉ]{0,6}(?i:[àa] propos (?:de (?:la |l['’])?|du |des |d['’]))[*_«\s]{0,4}[A-ZÀ-ÝŒ][^.!?]{1,80}"
)
_SENTENCE = re.compile(r"[.!?…»][*_\s]*$")
_HEAD = 10  # lines in which somebody is written to
_BLOCK = 6  # lines that a contact takes in
_LINKED = 30
_MENU_RUN, _MENU_WORDS = 4, 2


def spread(roles: list[Role | None], words: Sequence[str], gaps: Sequence[bool]) -> None:
    """Give their role to the lines that go with others; `gaps` says after which an empty line stands."""
    _spread_contacts(roles, words, gaps)
    _spread_links(roles, words)
    _spread_about(roles, words)
    _spread_menus(roles, words)
    _whole_menus(roles, words, gaps)


def spread_addressees(roles: list[Role | None], words: Sequence[str], gaps: Sequence[bool]) -> None:
    """« SNCF Réseau » below « Monsieur le Directeur régional » is whom a letter is for."""
    for i in range(1, min(_HEAD, len(roles))):
        goes_on = roles[i - 1] is Role.ADDRESSEE and not gaps[i - 1] and roles[i] in (None, Role.CONTACT)
        if goes_on and TO_SOMEBODY.fullmatch(fold_line(words[i - 1])) and len(words[i]) <= 60:
            j = i
            while (
                j < len(roles)
                and roles[j] in (None, Role.CONTACT)
                and len(words[j]) <= 60
                and not is_sentence(words[j])
            ):
                roles[j] = roles[j] or Role.ADDRESSEE
                if gaps[j]:
                    break
                j += 1


def _spread_contacts(roles: list[Role | None], words: Sequence[str], gaps: Sequence[bool]) -> None:
    """What stands below « Contact presse : », and the postal address beside a phone, or over two lines."""
    for i in range(len(roles) - 1):
        j = i + 2 if i + 2 < len(roles) and roles[i + 1] in (Role.DATELINE, Role.HEADER) else i + 1  # a cell between
        if roles[i] is roles[j] is None and not any(gaps[i:j]) and is_address(fold_line(words[i]), fold_line(words[j])):
            roles[i] = roles[j] = Role.CONTACT
    for i, role in enumerate(roles):
        if role is not Role.CONTACT:
            continue
        only_opens = opens_contact(fold_line(words[i])) and not is_contact(fold_line(words[i]))
        for j in range(i + 1, min(i + 1 + _BLOCK, len(roles))):
            beside = not gaps[j - 1] and (only_opens or has_address(fold_line(words[j])))
            if roles[j] is None and beside and len(words[j]) <= 100 and not is_sentence(words[j]):
                roles[j] = Role.CONTACT
            elif roles[j] is not Role.CONTACT:
                break
        for j in range(i - 1, -1, -1):
            if roles[j] is None and not gaps[j] and has_address(fold_line(words[j])) and len(words[j]) <= 100:
                roles[j] = Role.CONTACT
            else:
                break


def _spread_links(roles: list[Role | None], words: Sequence[str]) -> None:
    """The titles below « À lire aussi », with the dates and the menus between them."""
    for i, role in enumerate(roles):
        if role is not Role.LINKS:
            continue
        for j in range(i + 1, min(i + 1 + _LINKED, len(roles))):
            if roles[j] in (Role.DATELINE, Role.HEADER) or (
                roles[j] is None and len(words[j]) <= 140 and not words[j].rstrip().endswith((".", ":", ","))
            ):
                roles[j] = Role.LINKS
            elif roles[j] is not Role.MENU:
                break


def _spread_about(roles: list[Role | None], words: Sequence[str]) -> None:
    """« À propos de Batelia », in the second half of a text, and what follows it."""
    for i in range(len(roles) // 2, len(roles)):
        if roles[i] is None and _ABOUT.fullmatch(words[i]):
            for j in range(i, len(roles)):
                if roles[j] in (None, Role.HEADER):
                    roles[j] = Role.BOILERPLATE
            return


def _spread_menus(roles: list[Role | None], words: Sequence[str]) -> None:
    """Many short lines in a row, some of which are of a menu, are one."""
    start = 0
    while start < len(roles):
        end = start
        while end < len(roles) and _of_a_menu(roles[end], words[end]):
            end += 1
        menus = sum(role is Role.MENU for role in roles[start:end])
        if end - start >= _MENU_RUN and menus >= _MENU_WORDS:
            last = max(i for i in range(start, end) if roles[i] in (Role.MENU, Role.BOILERPLATE))
            first = min(i for i in range(start, end) if roles[i] is Role.MENU)
            for i in range(first, last + 1):
                roles[i] = Role.MENU
        start = max(end, start + 1)


def _whole_menus(roles: list[Role | None], words: Sequence[str], gaps: Sequence[bool]) -> None:
    """Short lines between two empty ones, half of which are of a menu, are one to the last."""
    start = 0
    for end in [i + 1 for i, gap in enumerate(gaps) if gap]:
        menus = sum(role is Role.MENU for role in roles[start:end])
        short = all(_of_a_menu(role, line) for role, line in zip(roles[start:end], words[start:end], strict=True))
        if short and menus >= _MENU_WORDS and 2 * menus >= end - start:
            roles[start:end] = [Role.MENU] * (end - start)
        start = end


def _of_a_menu(role: Role | None, words: str) -> bool:
    short = role is None and len(words) <= 40 and len(words.split()) <= 4
    return (
        role is Role.MENU
        or (role is Role.BOILERPLATE and len(words) <= 40)
        or (short and re.search(r"[.!?:;0-9]", words) is None)
    )


def is_sentence(words: str) -> bool:
    """Whether a line ends as a sentence does, and is no contact."""
    return _SENTENCE.search(words) is not None and len(words.split()) > 6 and not is_contact(fold_line(words))
