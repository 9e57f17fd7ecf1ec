"""French dates found in a text, with the precision that they state."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date known to the day, the month or the year. `PartialDate(2024, 2)` is « février 2024 »."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        date(self.year, self.month or 1, self.day or 1)  # raises ValueError on « 31 février »

    @property
    def precision(self) -> Precision:
        if self.day is not None:
            return Precision.DAY
        return Precision.YEAR if self.month is None else Precision.MONTH

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def isoformat(self) -> str:
        """`2024-02-05`, `2024-02` or `2024`: no more than is known (ISO 8601, reduced precision)."""
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)])

    @classmethod
    def fromisoformat(cls, text: str) -> "PartialDate":
        """The inverse of `isoformat`. Raises ValueError."""
        match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text)
        if match is None:
            raise ValueError(f"not an ISO date: {text!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        return cls(year, month, day)


MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_ABBREVIATIONS = {
    "janv": 1,
    "févr": 2,
    "fév": 2,
    "avr": 4,
    "juil": 7,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "déc": 12,
}
_UNACCENTED = {"fevrier": 2, "aout": 8, "decembre": 12, "fevr": 2, "fev": 2, "dec": 12}
_NUMBER_OF_MONTH = {name: i for i, name in enumerate(MONTHS, 1)} | _ABBREVIATIONS | _UNACCENTED

_MONTH = "(?P<month>" + "|".join(sorted(_NUMBER_OF_MONTH, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?![\d])"
_FORMS = [
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:\s?er)?\s+{_MONTH}\s+{_YEAR}", re.IGNORECASE),
    re.compile(rf"(?<![\d/.-])(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-]{_YEAR}(?![/.-]\d)"),
    re.compile(rf"(?<![\d/.-]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?![\d/-])"),
    re.compile(rf"\b{_MONTH}\s+{_YEAR}", re.IGNORECASE),
]


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
    taken: list[tuple[int, int]] = []
    found: list[DateMention] = []
    for form in _FORMS:
        for match in form.finditer(text):
            start, end = match.span()
            if any(first < end and start < last for first, last in taken):
                continue
            taken.append((start, end))  # even what is no date: « 31 février 2024 » is not « février 2024 »
            parts = match.groupdict()
            month = _NUMBER_OF_MONTH.get(parts["month"].lower()) or int(parts["month"])
            day = int(parts["day"]) if parts.get("day") else None
            try:
                found.append(DateMention(PartialDate(int(parts["year"]), month, day), start, end))
            except ValueError:
                continue
    return iter(sorted(found, key=lambda mention: mention.start))
