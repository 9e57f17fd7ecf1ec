"""Those who sign, on a list that says so: « Signataires : CGT, FSU, Les Amis du canal », all of them or none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.french.dates import find_dates
from index.french.words import fold
from index.metadata.first_names import FIRST_NAMES
from index.metadata.line_roles import Line, Role
from index.metadata.lines import plain
from index.metadata.names import organisation, reads_as_act, several
from index.metadata.organisations import Publishers
from index.values.communique import Span
from index.values.sources import cosigners, label_of

_MOST = 60  # that sign
_LONGEST = 70  # characters of a name
_WORDS = 8
_MARK = re.compile(r"\s*(?P<mark>[-–—•·●▪‣*→]|\d{1,2}[.)])\s+")
_OF_BODIES = re.compile(r"organisations|associations|collectifs|syndicats|partis|mouvements", re.IGNORECASE)
_BETWEEN = re.compile("[,;/•]")
_TITLED = re.compile(r"(?:M|MM|Mme|Mmes|Mlle|Dr|Pr|Me)\.?\s")
_SMALL = r"(?:(?:de|du|des|la|le|van|von|el|al|ben)\s|d['’])?"
_LIKE_A_PERSON = re.compile(rf"[A-ZÀ-Ý][\w’'.-]*(?:\s{_SMALL}[A-ZÀ-Ý][\w’'-]*){{1,3}}")
_NO_NAME = re.compile(r"[.:!?@»«<>|]|\d{4}|\d ?h\b|https?|www|\b[Nn]ous \w+ons\b|\b[Vv]ous \w+ez\b")
Signed = tuple[str | None, Span | None]
"""The label of those who sign, and the lines that name them."""

_APART = (Role.CONTACT, Role.MENU, Role.LINKS, Role.BOILERPLATE)


@dataclass
class _Signing:
    """What the items of a list are: names that are sure, names that look like it, and people, who are not sources."""

    names: list[str] = field(default_factory=list)
    sure: int = 0
    doubtful: int = 0
    people: int = 0

    def add(self, other: "_Signing") -> None:
        self.names += other.names
        self.sure += other.sure
        self.doubtful += other.doubtful
        self.people += other.people

    def label(self, bodies: bool) -> str | None:
        """All of the names, where they are surely those of `bodies`: the list says so, or most of it is known."""
        sure = bodies or (self.sure > 0 and not (self.doubtful and (self.people or self.sure < 2 * self.doubtful)))
        return label_of(dict.fromkeys(self.names)) if self.names and sure else None


def signing_below(text: str, opener: str, lines: Sequence[Line], publishers: Publishers) -> Signed:
    """Whom the `lines` below « Signataires : » name, one or more on each; no label where some of them may be people, or
    where an item cannot be read."""
    signing, last, whole = _Signing(), None, True
    for line in lines[:_MOST]:
        words = line.span.of(text)
        item = None if line.role in _APART else _read(_bare(words), publishers)
        if last is not None and (item is None or not item.sure) and _stands_apart(text, last, line):
            break
        if item is None:
            whole = last is None or not (_MARK.match(words) and _MARK.match(last.span.of(text)))
            break
        signing.add(item)
        last = line
    span = Span(lines[0].span.start, last.span.end) if last else None
    return signing.label(_OF_BODIES.search(opener) is not None) if whole else None, span


def signing_on(words: str, names: str, publishers: Publishers) -> str | None:
    """The same of `names` on the line `words` itself, each of which must be one."""
    signing = _read(names.strip(" ."), publishers)
    bodies = _OF_BODIES.search(words[: -len(names)]) is not None
    several_sign = signing is not None and len(signing.names) > 1
    return signing.label(bodies) if signing and several_sign and (bodies or not signing.doubtful) else None


def _read(words: str, publishers: Publishers) -> _Signing | None:
    """What an item names, or all of its parts do; None where it is of no such list."""
    label = several(words, publishers)
    known = cosigners(label) if label else [name] if (name := organisation(words, publishers)) else []
    if known:
        return _Signing([*known], sure=len(known))
    if _is_person(words):
        return _Signing(people=1)
    if _may_be_name(words):
        return _Signing([words], doubtful=_LIKE_A_PERSON.fullmatch(words) is not None)
    parts = [part for part in map(str.strip, _BETWEEN.split(words)) if part]
    items = [_read(part, publishers) for part in parts] if len(parts) > 1 else []
    signing = _Signing()
    for item in items:
        if item is None:
            return None
        signing.add(item)
    return signing if items else None


def _stands_apart(text: str, before: Line, line: Line) -> bool:
    """Whether an empty line is between them, and they are not marked as items of one list."""
    marks = [_MARK.match(one.span.of(text)) for one in (before, line)]
    return text.count("\n", before.span.end, line.span.start) > 1 and not all(marks)


def _bare(words: str) -> str:
    """An item without its mark nor what closes it."""
    if mark := _MARK.match(words):
        words = words[mark.end() :]
    return plain(words).strip(" -–—•·●▪,;.")


def _is_person(words: str) -> bool:
    head = words.split(",")[0].split("(")[0].strip()
    first = re.split(r"[\s-]", fold(head), maxsplit=1)[0]
    named = first in FIRST_NAMES and _LIKE_A_PERSON.fullmatch(head) is not None
    return _TITLED.match(words) is not None or named


def _may_be_name(words: str) -> bool:
    short = 1 < len(words) <= _LONGEST and len(words.split()) <= _WORDS and not _NO_NAME.search(words)
    begins = words[:1].isupper() or words[:1].isdigit()
    acts = reads_as_act(words) and not words.istitle()
    return short and begins and not acts and "," not in words and next(find_dates(words), None) is None
