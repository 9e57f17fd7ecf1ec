"""The day that the first sentences call theirs: « Réunis ce mardi 6 février 2018, les salariés ont voté la grève »."""

import re
from collections.abc import Sequence

from index.french.calendar import WEEKDAYS
from index.french.dates import find_dates
from index.metadata.line_roles import Line, Role
from index.values.communique import Fact, Origin, Span
from index.values.dates import PartialDate

_FIRST = 2  # paragraphs
_LONGEST = 600
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s)[^.!?]*)*")
_THIS = re.compile(rf"\b(?:ce(?:\s+jour)?|aujourd['’]hui),?\s+(?:(?:{'|'.join(WEEKDAYS)})\s+|le\s+)*$", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:a|ont|avons|est|sont|sommes|s['’]est)\s(?:\w+\s)?(?:été\s)?\w+(?:é|i|u|is|it|rt|nt)(?:·?e)?s?\b|\bréuni(?:·?e)?s?\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b\w+(?:ra|ront|rons|rez)\b|\d\s?h\b|\d{1,2} heures|rendez-vous|rassemblement|\bmanif|prochaine?\b"
    r"|\bau plus tard\b",
    re.IGNORECASE,
)


def this_day(text: str, lines: Sequence[Line]) -> Fact[PartialDate] | None:
    """The one day that what is done in the first paragraphs is done « ce jour »; none for what is to come."""
    found: dict[PartialDate, Span] = {}
    for line in [line for line in lines if line.role is Role.BODY][:_FIRST]:
        start = line.span.start
        for sentence in _SENTENCE.finditer(text, start, min(line.span.end, start + _LONGEST)):
            words = sentence[0]
            if not _DONE.search(words) or _TO_COME.search(words):
                continue
            for mention in find_dates(words):
                if mention.date.day is not None and _THIS.search(words[: mention.start]):
                    found.setdefault(
                        mention.date, Span(sentence.start() + mention.start, sentence.start() + mention.end)
                    )
    if len(found) != 1:
        return None
    ((date, span),) = found.items()
    return Fact(date, Origin.STATED, span)
