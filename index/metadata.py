"""Title, source and date found in a communiqué's own words, each with the words that show it."""

import re
from collections import Counter
from collections.abc import Iterator

from index.communique import Fact, Origin, Span
from index.french.dates import PartialDate, find_dates
from index.marks import without_marks

_LONGEST_TITLE = 200
_LONGEST_SOURCE = 60
_EDGE = 6  # lines at the head and at the foot where a communiqué says who and when

_SIGLE = r"[A-ZÀ-Ý][A-ZÀ-Ý0-9.&-]{1,11}"
_HEADER = re.compile(
    r"(?i:communiqu[ée](?:\s+(?:de\s+presse|commun|intersyndical))*)(?:\s*[–—:-])?"
    r"(?:(?:\s*(?i:de\s+la\s|de\s+l['’]|du\s|des\s|de\s))\s*(?P<named>\S.*)"
    rf"|\s*(?P<sigle>{_SIGLE}(?:[\s/,+-]+{_SIGLE})*)|\s+(?i:n°).*)?"
)
_SOURCE_FIRST = re.compile(r"(?P<named>\S.*?)\s*[–—:-]\s*communiqu[ée](?:\s+de\s+presse)?", re.IGNORECASE)
_SOURCE_NAME = re.compile(r"(?:intersyndicale\s+)?[A-ZÀ-ÝŒ0-9].*")

_VERB = (
    r"(?:n['’]|ne\s+|s['’]|se\s+)?(?:accepte|affirme|alerte|appelle|apporte|approuve|attend|combat|condamne|constate|"
    r"conteste|défend|déplore|demande|dénonce|désapprouve|estime|exige|félicite|inquiète|interpelle|invite|juge|"
    r"mandate|méconnaît|met\s+en\s+garde|oppose|prend\s+acte|préconise|propose|rappelle|réaffirme|réclame|refuse|"
    r"regrette|rejette|réjouit|réprouve|revendique|salue|s['’]engage|souhaite|soutient|souligne|tient\s+à)"
)
_SPEAKER = re.compile(rf"\b(?:[Ll]a|[Ll]e|[Ll]['’])\s*(?P<source>{_SIGLE})\s+{_VERB}\b")

_WEEKDAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+)?"
_EVENT = (
    r"(?:appel|conférence|congrès|grève|journée|manif\w*|mobilisation|rassemblement|rendez-vous|réunion|tou[ts]\w*)"
)
_NAME = r"[A-ZÀ-ÝŒ][\w'’-]*"
_PLACE = rf"(?!(?i:{_EVENT})){_NAME}(?:[\s-](?:(?:sur|sous|en|lès|les|la|le|de|du|des|aux|d['’]|l['’])[\s-]?)?{_NAME})*"
_BEFORE_DATE = re.compile(
    rf"(?:(?:(?i:fait\s+à|à)\s+)?{_PLACE}(?:\s+\(.{{1,30}}\))?(?i:,\s*(?:le\s+)?|\s+le\s+)"
    rf"|(?i:(?:publié|diffusé|mis\s+en\s+ligne)\s+)?(?i:le\s+)?)(?i:{_WEEKDAY})"
)
_DATED_HEADER = re.compile(rf"communiqu[ée](?:\s+de\s+presse)?\s*[:,–—-]?\s*(?:du\s+|le\s+)?{_WEEKDAY}", re.IGNORECASE)
_NAME_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")


def stated_title(text: str) -> Fact[str] | None:
    """The first short line that is neither a header (« Communiqué de presse ») nor a date line."""
    for line in _lines(text):
        words = line.of(text)
        if _HEADER.fullmatch(_plain(words)) or _date_line(words) or _SOURCE_FIRST.fullmatch(_plain(words)):
            continue
        if len(words) > _LONGEST_TITLE:
            return None
        return Fact(_plain(words), Origin.STATED, line)
    return None


def stated_source(text: str) -> Fact[str] | None:
    """Who publishes: named by a header (« COMMUNIQUÉ CFTC »), else the one organisation that speaks in the text.

    An organisation speaks in « La CGT exige… »; it must do so more than once, and more than any other.
    """
    for line in _edges(text)[0]:
        words = line.of(text)
        for form in (_HEADER, _SOURCE_FIRST):
            match = form.fullmatch(words.strip("*_# "))
            groups = match.groupdict() if match else {}
            name = groups.get("named") or groups.get("sigle")
            if name is None or len(name) > _LONGEST_SOURCE or not _SOURCE_NAME.fullmatch(name):
                continue
            if next(find_dates(name), None) is not None:
                continue
            start = line.start + words.index(name)
            return Fact(name, Origin.STATED, Span(start, start + len(name)))
    return _speaker(text)


def stated_date(text: str) -> Fact[PartialDate] | None:
    """The date of a line that says no more than where and when: « Montreuil, le 5 février 2024 ».

    The head of the text wins over its foot. The dates that sentences speak of are events, not the publication.
    """
    head, foot = _edges(text)
    for line in [*head, *reversed(foot)]:
        dated = _date_line(line.of(text))
        if dated is not None:
            return Fact(dated, Origin.STATED, line)
    return None


def date_in_name(name: str) -> Fact[PartialDate] | None:
    """The date in a file's name: `2024-02-05-cgt.txt`, `cgt_20240205.md`."""
    match = _NAME_DATE.search(name)
    if match is None:
        return None
    try:
        return Fact(PartialDate(int(match[1]), int(match[3]), int(match[4])), Origin.FILE_NAME)
    except ValueError:
        return None


def _lines(text: str) -> Iterator[Span]:
    for match in re.finditer(r"[^\s].*", text):
        yield Span(match.start(), match.start() + len(match[0].rstrip()))


def _edges(text: str) -> tuple[list[Span], list[Span]]:
    lines = list(_lines(text))
    return lines[:_EDGE], lines[_EDGE:][-_EDGE:]


def _plain(words: str) -> str:
    return without_marks(words).strip("*_# ")


def _date_line(words: str) -> PartialDate | None:
    words = _plain(words)
    mentions = list(find_dates(words)) if len(words) <= 90 else []
    if len(mentions) != 1:
        return None
    before, after = words[: mentions[0].start], words[mentions[0].end :]
    if (_DATED_HEADER.fullmatch(before) or _BEFORE_DATE.fullmatch(before)) and re.fullmatch(r"[\s.,;:)]*", after):
        return mentions[0].date
    return None


def _speaker(text: str) -> Fact[str] | None:
    spoken = [match for match in _SPEAKER.finditer(text)]
    often = Counter(match["source"] for match in spoken).most_common(2)
    if not often or often[0][1] < 2 or (len(often) == 2 and often[0][1] == often[1][1]):
        return None
    first = next(match for match in spoken if match["source"] == often[0][0])
    return Fact(often[0][0], Origin.STATED, Span(*first.span()))
