"""Title and date found in a communiqué's own words, each with the words that show it."""

import re

from index.communique import Fact, Origin, Span
from index.french.dates import PartialDate, find_dates
from index.identifying.edges import HEADER, SIGLE, SOURCE_FIRST, edges, lines, plain

_LONGEST_TITLE = 200

_WEEKDAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+)?"
_EVENT = (
    r"(?:appel|conférence|congrès|grève|journée|manif\w*|mobilisation|rassemblement|rendez-vous|réunion|tou[ts]\w*)"
)
_NAME = r"[A-ZÀ-ÝŒ][\w'’-]*"
_PLACE = rf"(?!(?i:{_EVENT})){_NAME}(?:[\s-](?:(?:sur|sous|en|lès|les|la|le|de|du|des|aux|d['’]|l['’])[\s-]?)?{_NAME})*"
_KIND = (
    r"(?i:communiqu[ée](?:\s+(?:de\s+presse|commun|intersyndical))*|CP|déclaration|informations?\s+presse"
    r"|lettre\s+ouverte)"
)
_OF_WHOM = rf"(?:\s+(?i:de\s+la\s+|de\s+l['’]|des\s+|du\s+|de\s+)?{SIGLE})"
_WHAT = rf"(?:(?i:pour\s+diffusion\s+immédiate)|{_KIND}(?i:\s+n[°º]\s?[\w/-]+)?{_OF_WHOM}?)"
_BEFORE_DATE = re.compile(
    rf"(?:{_WHAT}\s*[–—|-]\s*)?"
    rf"(?:(?:(?i:fait\s+à|à)\s+)?{_PLACE}(?:\s+\(.{{1,30}}\))?(?i:,\s*(?:[lc]e\s+)?|\s+le\s+)"
    rf"|(?i:(?:publié|diffusé|mis\s+en\s+ligne)\s+|date(?:\s+de\s+publication)?\s*:\s*)?(?i:le\s+)?)(?i:{_WEEKDAY})"
)
_AFTER_DATE = re.compile(rf"(?:\s*[–—|-]\s*{_WHAT}|\s+\(\w{{2,12}}\))?[\s.,;:)]*")
_DATED_HEADER = re.compile(rf"{_WHAT}\s*[:,–—|-]?\s*(?i:du\s+|le\s+)?(?i:{_WEEKDAY})")
_AT_AN_HOUR = re.compile(
    r"(?i:(?:publié|diffusé|mis\s+en\s+ligne)\s).*(?P<hour>,?\s+à\s+\d{1,2}\s?[h:]\s?(?:\d\d)?)\.?"
)
_NAME_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")


def stated_title(text: str, author: Span | None = None) -> Fact[str] | None:
    """The first short line that is neither a header (« Communiqué de presse »), nor a date line, nor all of the words
    that name the author.
    """
    for line in lines(text):
        words = plain(line.of(text))
        if line == author or HEADER.fullmatch(words) or _date_line(words) or SOURCE_FIRST.fullmatch(words):
            continue
        if len(line.of(text)) > _LONGEST_TITLE:
            return None
        return Fact(words, Origin.STATED, line)
    return None


def stated_dates(text: str) -> list[Fact[PartialDate]]:
    """The dates of the lines that say no more than where and when: « Montreuil, le 5 février 2024 ».

    The head of the text comes before its foot, read from the last line up. The dates that sentences speak of are
    events, not the publication.
    """
    head, foot = edges(text)
    short = (line for line in [*head, *reversed(foot)] if line.end - line.start <= _LONGEST_TITLE)
    dated = ((line, _date_line(plain(line.of(text)))) for line in short)
    return [Fact(date, Origin.STATED, line) for line, date in dated if date is not None]


def date_in_name(name: str) -> Fact[PartialDate] | None:
    """The date in a file's name: `2024-02-05-cgt.txt`, `cgt_20240205.md`."""
    match = _NAME_DATE.search(name)
    if match is None:
        return None
    try:
        return Fact(PartialDate(int(match[1]), int(match[3]), int(match[4])), Origin.FILE_NAME)
    except ValueError:
        return None


def _date_line(words: str) -> PartialDate | None:
    if (published := _AT_AN_HOUR.fullmatch(words)) is not None:
        words = words[: published.start("hour")]
    mentions = list(find_dates(words)) if len(words) <= 90 else []
    if len(mentions) != 1:
        return None
    before, after = words[: mentions[0].start], words[mentions[0].end :]
    if (_DATED_HEADER.fullmatch(before) or _BEFORE_DATE.fullmatch(before)) and _AFTER_DATE.fullmatch(after):
        return mentions[0].date
    return None
