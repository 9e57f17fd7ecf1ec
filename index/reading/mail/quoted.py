"""The text of a mail → what its sender wrote, and each mail that he forwards or answers, with whose it is and when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from index.french.dates import find_dates
from index.french.paris import day_in_france
from index.reading.mail.headers import Sender, sender_in, subject
from index.values.dates import PartialDate


@dataclass(frozen=True)
class Quoted:
    """A mail within another: its own words, and what stands above them of who sent it, when and about what."""

    text: str
    sender: Sender
    day: PartialDate | None = None
    subject: str | None = None
    forwarded: bool = False


@dataclass(frozen=True)
class _Head:
    """Lines `start` to `end` (excluded) that say whose the lines below are."""

    start: int
    end: int
    quoted: Quoted


_RULE = re.compile(
    r"[>\s]*+[-_*=]{3,}+\s*+(?:(?:d[ée]but (?:du )?)?message (?:transf[ée]r[ée]|d[’']origine|original"
    r"|r[ée]exp[ée]di[ée])|forwarded message|original message|mail original"
    r"|courriel (?:original|transf[ée]r[ée]))\s*+[-_*=]*+\s*+"
    r"|[>\s]*+(?:d[ée]but du message (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée])|begin forwarded message)\s*+(?::\s*+)?"
    r"|[>\s]*_{8,}\s*",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"[>\s]*+\**+(?P<name>de|from|exp[ée]diteur|envoy[ée](?: le)?|date|sent|[àa]|to|pour|destinataires?|cc|cci"
    r"|copie(?: [àa])?|objet|subject|sujet|r[ée]pondre [àa]|reply-to|pi[èe]ces? jointes?|attachments?|importance)"
    r"\s*+\**+\s?:\**+\s*+(?P<value>.*)",
    re.IGNORECASE,
)
_FROM, _SENT, _ABOUT = (
    re.compile("de|from|exp", re.I),
    re.compile("envoy|date|sent", re.I),
    re.compile("obj|subj|suj", re.I),
)
_WROTE = re.compile(
    r"[>\s]*+(?P<when>(?:le|on|el|am)\s.{4,80}?)(?:,|\s)\s?(?P<who>[^,\d]{2,150}?|[^,]{2,60}?<[^>]{3,80}>)\s?,?\s?"
    r"(?:a [ée]crit|[ée]crivait|wrote|ha scritto|schrieb)\s?:?\s*",
    re.IGNORECASE,
)
_VERB = re.compile(r"[ée]cri(?:t|vait)|wrote|scritto|schrieb", re.IGNORECASE)
_TIME = re.compile(
    r"\d{1,2}\s?[:h]\s?\d{2}(?::\d\d)?(?:\s*(?:[ap]m|utc|gmt|cest?|\([^)]{1,9}\)|[+-]\d{4}))*", re.IGNORECASE
)
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
_ENGLISH = re.compile(r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\d{1,2}), (\d{4})")
_DEEPEST = 20  # mails in one another
_LONGEST_HEAD = 8  # lines
_SEARCHED = 20_000  # lines of a mail


def parted(text: str, deepest: int = _DEEPEST) -> tuple[str, list[Quoted]]:
    """The sender's own words, and the mails in them, the most recent first.

    >>> own, (one,) = parted("Non.\\n\\nLe 9 avril 2024 à 23:25, Rectorat a écrit :\\n> Le décret reste.")
    >>> own, one.text, one.sender.name, one.day.isoformat()
    ('Non.', 'Le décret reste.', 'Rectorat', '2024-04-09')
    """
    lines = text.split("\n")
    own: list[str] = []
    mails: list[Quoted] = []
    place = 0
    while place < len(lines):
        head = _head(lines, place) if deepest and place < _SEARCHED else None
        if head is None and not (deepest and _is_cited(lines[place])):
            own.append(lines[place])
            place += 1
            continue
        quoted = head.quoted if head else Quoted("", mails[-1].sender if mails else sender_in(""))
        begin = head.end if head else place
        end = _end(lines, begin, cited=head is None or _is_cited_next(lines, begin))
        words, inner = parted("\n".join(map(_uncited, lines[begin:end])), deepest - 1) if end > begin else ("", [])
        if head is None and mails and not mails[-1].forwarded:  # answers between the lines of one mail
            mails[-1] = _longer(mails[-1], words)
        elif words.strip():
            mails.append(Quoted(words.strip("\n"), quoted.sender, quoted.day, quoted.subject, quoted.forwarded))
        mails += inner
        place = max(end, begin, place + 1)
    return "\n".join(own).strip("\n"), mails


def _longer(quoted: Quoted, words: str) -> Quoted:
    text = f"{quoted.text}\n\n{words}".strip("\n")
    return Quoted(text, quoted.sender, quoted.day, quoted.subject, quoted.forwarded)


def _head(lines: list[str], place: int) -> _Head | None:
    """The head of a mail that begins at this line, its rule included."""
    line = lines[place]
    if _RULE.fullmatch(line):
        below = next((i for i in range(place + 1, min(place + 4, len(lines))) if _uncited(lines[i]).strip()), None)
        below_fields = None if below is None else _fields(lines, below) or _wrote(lines, below)
        return _Head(place, below_fields.end, below_fields.quoted) if below_fields else None
    return _fields(lines, place) or _wrote(lines, place)


def _fields(lines: list[str], place: int) -> _Head | None:
    """« De : … Envoyé : … Objet : … », in any order, at least the first and one of the others."""
    values: dict[str, str] = {}
    last, blank, end = "", 0, place
    for i in range(place, min(place + 3 * _LONGEST_HEAD, len(lines))):
        field = _FIELD.fullmatch(lines[i])
        bare = _uncited(lines[i]).strip()
        if field:
            last, blank = field["name"].casefold(), 0
            values.setdefault(last, field["value"].strip(" *"))
        elif not bare and blank < 1 and i > place and len(values) < 4 and _more_fields(lines, i):
            blank += 1
            continue
        elif bare and last and not blank and (not values[last] or _goes_on(lines[i])):
            values[last] = f"{values[last]} {bare}".strip()
        else:
            break
        end = i + 1
    sender = next((value for name, value in values.items() if _FROM.match(name) and not name.startswith("dest")), None)
    sent = next((value for name, value in values.items() if _SENT.match(name)), None)
    about = next((value for name, value in values.items() if _ABOUT.match(name)), None)
    day = _day(sent) if sent else None
    if not sender or not (day or ("@" in sender and about is not None)):
        return None
    return _Head(place, end, Quoted("", sender_in(sender), day, subject(about or ""), forwarded=True))


def _more_fields(lines: list[str], place: int) -> bool:
    return place + 1 < len(lines) and _FIELD.fullmatch(lines[place + 1]) is not None


def _goes_on(line: str) -> bool:
    """Whether a line is the rest of a list of addresses."""
    return line.startswith((" ", "\t")) and bool(line.strip())


def _wrote(lines: list[str], place: int) -> _Head | None:
    """« Le 9 avril 2024 à 23:25, Rectorat de Belleville a écrit : », on one to three lines."""
    if not re.match(r"[>\s]*(?:le|on|el|am)\s", lines[place], re.IGNORECASE):
        return None
    words = ""
    for size in (1, 2, 3):
        if place + size > len(lines) or len(words) > 300:
            return None
        words = " ".join(f"{words} {_uncited(lines[place + size - 1])}".split())
        if not _VERB.search(words):
            continue
        match = _WROTE.fullmatch(_TIME.sub(lambda time: time[0].replace(",", " ") + ",", words[:400], count=1))
        if match is None:
            continue
        when = match["when"]
        certain = _TIME.search(words) or "@" in words or _is_cited_next(lines, place + size)
        if certain and (day := _day(when)):
            return _Head(place, place + size, Quoted("", sender_in(match["who"].strip(" ,")), day))
    return None


def _day(text: str) -> PartialDate | None:
    if iso := _ISO.search(text):
        try:
            return PartialDate(*map(int, iso.groups()))
        except ValueError:
            return None
    if english := _ENGLISH.search(text):
        text = f"{english[2]} {english[1]} {english[3]} 12:00"
    if mentions := [mention.date for mention in find_dates(text) if mention.date.day is not None]:
        return mentions[0]
    try:
        return day_in_france(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _end(lines: list[str], begin: int, cited: bool) -> int:
    """Where a quoted mail ends: at the last line that is marked « > », or where all does."""
    if not cited:
        return len(lines)
    end = begin
    for i in range(begin, len(lines)):
        if _is_cited(lines[i]):
            end = i + 1
        elif lines[i].strip():
            break
    return end


def _is_cited_next(lines: list[str], place: int) -> bool:
    return any(_is_cited(line) for line in _first_words(lines, place))


def _first_words(lines: list[str], place: int) -> Iterator[str]:
    yield from (line for line in lines[place : place + 3] if line.strip())


def _is_cited(line: str) -> bool:
    return line.startswith(">") and not line.startswith(">>>>>>>>>>")


def _uncited(line: str) -> str:
    return re.sub(r"^>\s?", "", line) if _is_cited(line) else line
