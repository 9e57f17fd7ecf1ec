"""The meeting that a declaration was read at, or that adopted a motion: its day is that of the text."""

import re

from index.french.dates import find_dates
from index.metadata.datelines import WEEKDAY, Dateline

_BODY = (
    r"(?:CSEE?|CSEC|CSA\w{0,2}|CHSCT\w?|CSSCT|F3SCT|FS|CTSD|CTA|CTM|CTU|CT|CAP\w?|CDEN|CAEN|CA|GT"
    r"|conseil\s(?:municipal|communal|communautaire|départemental|régional|métropolitain|syndical|d['’]administration"
    r"|d['’]école|de\ssurveillance|de\squartier)|comité\s(?:social|technique|syndical|d['’]entreprise)"
    r"|commission\s(?:paritaire|permanente|administrative)|(?:séance|session|réunion)|(?:assemblée\s)?(?:générale|plénière))"
)
_MEETING = (
    rf"{_BODY}(?!\w)(?:\s(?:du|de|d['’]|des|à|la|l['’])?\s?(?!(?:du|le)\s\d)[\w’'-]+){{0,7}}?(?:\s(?:du|,|le)|,?\sle|,)"
)
_SAYS = (
    r"(?:déclarations?|intervention|interpellation|motion|vœu|délibération|résolution|question|avis|allocution|discours"
    r"|relevé\sde\sdécisions)"
)
_HELD = re.compile(rf"(?:(?:la|le|au|à\sla)\s)?{_MEETING}\s{WEEKDAY}", re.IGNORECASE)
_SAID_THERE = re.compile(
    rf"{_SAYS}\b.{{0,90}}?\s(?:aux?|à\sla|en|lors\sd[eu]s?(?:\sla)?|devant\sle)\s{_MEETING}\s{WEEKDAY}", re.IGNORECASE
)
_SAID_BEFORE = re.compile(  # « Déclaration FO au CSE extraordinaire – Site de Douvrin – »
    rf"{_SAYS}\b.{{0,90}}?\s(?:aux?|à\sla|en|devant\sle)\s{_BODY}\b[^.!?]{{0,70}}?(?:,|\s[–—-])\s(?:le\s)?{WEEKDAY}",
    re.IGNORECASE,
)
_READ = re.compile(rf"{_SAYS}\b", re.IGNORECASE)
AT_A_MEETING = re.compile(
    rf"\s(?:aux?|à\sla|en|lors\sd[eu]s?(?:\sla)?|devant\sle)\s{_BODY}\b(?=.{{0,200}}\d{{4}}).{{0,300}}+$", re.IGNORECASE
)
"""What follows the name in « Déclaration de la FSU au CTSD du 4 février 2020 »."""


def met_on(line: str) -> Dateline | None:
    """The day of the meeting that a line is, « CSA d’établissement du 13 octobre 2023 », or that a text was read at."""
    if len(line) > 200 or not re.search(r"\d{4}\W*$", line):
        return None
    mention = next(find_dates(line), None)
    if mention is None or mention.date.day is None or re.search(r"\w", line[mention.end :]):
        return None
    before = line[: mention.start]
    if _SAID_BEFORE.fullmatch(before):
        return Dateline(mention.date, True)
    return Dateline(mention.date, True) if _HELD.fullmatch(before) or _SAID_THERE.fullmatch(before) else None


def is_said_at_one(line: str) -> bool:
    """« Déclaration liminaire de la CFDT », « Motion adoptée par … »: what is said at a meeting."""
    return _READ.match(line) is not None
