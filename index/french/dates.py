"""French dates found in a text, with the precision that they state."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.french.calendar import NUMBER_OF_MONTH
from index.values.dates import PartialDate

_UNACCENTED = {"fevrier": 2, "aout": 8, "decembre": 12, "fevr": 2, "fev": 2, "dec": 12}
_NUMBER_OF_MONTH = NUMBER_OF_MONTH | _UNACCENTED

_MONTH = "(?P<month>" + "|".join(sorted(_NUMBER_OF_MONTH, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?![\d])"
_FORMS = [
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:\s?(?:er|ᵉʳ|°))?\s+{_MONTH}\s+{_YEAR}", re.IGNORECASE),
    re.compile(rf"(?<![\d/.-])(?P<day>\d{{1,2}})(?:er)?[/.-](?P<month>\d{{1,2}})[/.-]{_YEAR}(?![/.-]\d)"),
    re.compile(rf"(?<![\d/.-]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?![\d/-])"),
    re.compile(rf"\b{_MONTH}\s+{_YEAR}", re.IGNORECASE),
]

_SHORT_IN_WORDS = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:er)?\s+{_MONTH}\s+[’']?(?P<year>\d\d)(?![\d:h]|\s?h)", re.IGNORECASE
)
_SHORT = re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d\d)(?![\d/]|[.-]\d)")


@dataclass(frozen=True)
class DateMention:
    """A date and the place in the text, `start` to `end` in code points, where it is written."""

    date: PartialDate
    start: int
    end: int


def find_dates(text: str) -> Iterator[DateMention]:
    """Every French date in `text`, to the day or the month, in order of place; the day comes before the month.

    `Le 1er mai 2021, puis en février 2024` gives 2021-05-01 and 2024-02. A date that no calendar has
    (« 31 février 2024 ») is no mention.
    """
    covered = bytearray(len(text))
    mentions: list[DateMention] = []
    for form in _FORMS:
        for match in form.finditer(text):
            start, end = match.span()
            if any(covered[start:end]):
                continue
            covered[start:end] = bytes([1]) * (
                end - start
            )  # even what is no date: « 31 février 2024 » is not « février 2024 »
            parts = match.groupdict()
            month = _NUMBER_OF_MONTH.get(parts["month"].lower()) or int(parts["month"])
            day = int(parts["day"]) if parts.get("day") else None
            try:
                mentions.append(DateMention(PartialDate(int(parts["year"]), month, day), start, end))
            except ValueError:
                continue
    return iter(sorted(mentions, key=lambda mention: mention.start))


def find_short_date(text: str) -> DateMention | None:
    """The first date with a year of two figures, « 12.03.24 », where the words around tell that it is a date."""
    for match in (*_SHORT.finditer(text), *_SHORT_IN_WORDS.finditer(text)):
        month = _NUMBER_OF_MONTH.get(match["month"].lower().rstrip(".")) or match["month"]
        try:
            date = PartialDate(2000 + int(match["year"]), int(month), int(match["day"]))
        except ValueError:
            continue
        return DateMention(date, *match.span())
    return None
