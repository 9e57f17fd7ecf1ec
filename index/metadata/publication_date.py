"""When a communiqué was published, by its own words: the lines that say where and when, and no event."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.french.dates import find_dates
from index.french.markdown import without_markdown
from index.metadata.blocks import is_sentence
from index.metadata.datelines import Dateline, named_on, read_dateline, signed_on
from index.metadata.furniture import fold_line
from index.metadata.line_labelling import roles
from index.metadata.line_roles import Line, Role
from index.metadata.meetings import is_said_at_one, met_on
from index.metadata.this_day import this_day
from index.values.communique import Fact, Origin, Span
from index.values.dates import PartialDate

_EDGE = 12  # lines at the head and at the foot where a place and a day are of the text
_FRONT = 24  # of the front page of a report, where a month is
_CLOSE = 6  # where a day alone is
_BESIDE = re.compile(
    r"\b(?:lieu|horaires?|durée|heure|rendez-vous|rdv|rassemblement|manifestation|réunion|départ|salle|place|inscription"
    r"|ordre du jour|programme|accueil)\b|\b\d{1,2}\s?h(?:\s?\d\d)?\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[\s*_•-]*[A-ZÀ-Ý][\w’' -]{2,25}\s:\s?\S")  # « Site : Rouen », beside « Date : … »
_MAIL_FIELD = re.compile(r"\W*(?:objet|sujet|de|à|expéditeur|émetteur|destinataires?|réf\w*)\s?:", re.IGNORECASE)
_OPENS = re.compile(r":\s*$|\b(?:date limite|avant le|jusqu['’]au|échéance|agenda|rendez-vous)\b", re.IGNORECASE)
_ITEM = re.compile(r"\s*[-–•·*]\s")
_BESIDE_A_TEXT = (Role.MENU, Role.BOILERPLATE, Role.LINKS, Role.CONTACT)
_HOUR_AFTER = re.compile(r"(?P<day>\D{0,40}?\d.{4,30}?\d{4}),?\s(?:à\s)?\d{1,2}\s?[h:]\s?(?:\d\d)?(?P<post>\s?[·•])?")
_NAME_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")


def stated_dates(text: str) -> list[Fact[PartialDate]]:
    """The dates of the lines that say when the text was published: « Montreuil, le 5 février 2024 ».

    The head of the text comes before its foot, read from the last line up. A date alone on a line counts near an
    edge, where nothing beside tells an event and no other line is one; of the dates that sentences speak of, where no
    line has one, only « ce jour » does.
    """
    lines = roles(text)
    dated = [
        (i, dateline)
        for i, line in enumerate(lines)
        if (dateline := _dateline(line, text) or _with_hour(i, lines, text)) is not None
    ]
    alone = {dateline.date for _, dateline in dated if not dateline.placed}
    bodies = [i for i, line in enumerate(lines) if line.role is Role.BODY]
    above = next((i for i, line in enumerate(lines) if line.role not in _BESIDE_A_TEXT), 0)
    facts = [
        (i, Fact(dateline.date, Origin.STATED, _evidence(lines[i].span, dateline, text)))
        for i, dateline in dated
        if _counts(i, dateline, lines, text, len(alone), bodies, above)
    ]
    foot = max(_EDGE, len(lines) - _EDGE)
    head = [fact for i, fact in facts if i < foot]
    stated = [*head, *reversed([fact for i, fact in facts if i >= foot])]
    today = None if stated else this_day(text, lines)
    return [today] if today else stated


def proposed_dates(text: str) -> Iterator[Fact[PartialDate]]:
    """Dates that a person may accept: of the lines that may be of an event, then of the first and last sentences."""
    lines = roles(text)
    sure = {fact.value for fact in stated_dates(text)}
    proposed: set[PartialDate] = set(sure)
    near = [*lines[:_CLOSE], *reversed(lines[_CLOSE:][-_CLOSE:])]
    for line in near:
        for mention in find_dates(line.span.of(text)[:400]):
            if mention.date not in proposed and mention.date.day is not None:
                proposed.add(mention.date)
                yield Fact(mention.date, Origin.STATED, line.span)


def date_in_name(name: str) -> Fact[PartialDate] | None:
    """The date in a file's name: `2024-02-05-cgt.txt`, `cgt_20240205.md`."""
    match = _NAME_DATE.search(name)
    if match is None:
        return None
    try:
        return Fact(PartialDate(int(match[1]), int(match[3]), int(match[4])), Origin.FILE_NAME)
    except ValueError:
        return None


def _with_hour(i: int, lines: Sequence[Line], text: str) -> Dateline | None:
    """« Jeudi 25 mai 2023, 6h00 » right below « Communiqué », or at the head of a post."""
    words = lines[i].span.of(text)
    match = _HOUR_AFTER.fullmatch(words) if len(words) < 60 and i and lines[i - 1].role is Role.HEADER else None
    above = fold_line(lines[i - 1].span.of(text)) if match else ""
    sure = match is not None and (match["post"] or above.startswith(("communique", "information")))
    dateline = read_dateline(match["day"]) if match and sure else None
    return replace(dateline, placed=True) if dateline else None


def _dateline(line: Line, text: str) -> Dateline | None:
    if line.role in (Role.SIGNATURE, Role.CONTACT):
        return signed_on(line.span.of(text))
    if line.role not in (Role.DATELINE, Role.BODY, Role.TITLE, Role.LABEL, Role.HEADER, Role.MENU):
        return None
    start = line.span.start
    words = text[start : min(line.span.end, start + 400)]
    plain_words = without_markdown(words).strip("*_# ")
    held = line.role in (Role.DATELINE, Role.HEADER, Role.LABEL) or is_said_at_one(plain_words)
    return (
        read_dateline(plain_words)
        or (met_on(plain_words) if held else None)
        or (named_on(plain_words) if line.role is not Role.TITLE else None)
    )


def _counts(
    i: int, dateline: Dateline, lines: Sequence[Line], text: str, alone: int, bodies: Sequence[int], menus: int
) -> bool:
    """Whether a dateline is of the text; `menus` lines stand above it."""
    if dateline.opens:
        return i in bodies[:1] or i in bodies[-1:] or i < _CLOSE + menus
    at_an_edge = i < _EDGE + menus or i >= len(lines) - _EDGE
    above = lines[i - 1].span.of(text)[-200:] if i else ""
    if dateline.placed:
        return at_an_edge and not (dateline.by_person and above.rstrip(" .").endswith(("»", '"', "”")))
    if i and lines[i - 1].role is Role.HEADER and "\n" not in text[lines[i - 1].span.end : lines[i].span.start]:
        return True  # « Ecolo Namur | Communiqué | 21.04.2021 »
    near = [lines[j].span.of(text)[:200] for j in (i - 1, i + 1, i + 2) if 0 <= j < len(lines)]
    if any(_BESIDE.search(words) and len(words) <= 90 for words in near) or _OPENS.search(above):
        return False
    if re.match(r"\W*date\s*:", lines[i].span.of(text), re.IGNORECASE) and any(
        _LABEL.match(words) and not _MAIL_FIELD.match(words) for words in near
    ):
        return False
    below = lines[i + 1].span.of(text) if i + 1 < len(lines) else ""
    if alone > 1 or _ITEM.match(below):
        return False
    last = bodies[-1] if bodies else -1
    front = dateline.date.day is None and i < _FRONT and not any(is_sentence(line.span.of(text)) for line in lines[:i])
    return i < _CLOSE + menus or front or (i > last and i >= len(lines) - _CLOSE)


def _evidence(span: Span, dateline: Dateline, text: str) -> Span:
    """The line; of a paragraph that begins with it, the words up to the date."""
    if not dateline.opens:
        return span
    mention = next(find_dates(span.of(text)), None)
    return Span(span.start, span.start + mention.end) if mention else span
