"""Moments as formats write them → the day."""

import re
from datetime import datetime, timedelta

from index.french.dates import find_dates
from index.values.dates import PartialDate

_DAY = re.compile(r"(?:D:)?((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d{0,40}[/.])")
_INSTANT = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::\d\d(?:\.\d{1,9})?)?(?:Z|\+00:?00)")


def partial_date(text: str | None) -> PartialDate | None:
    """The day of `2024-02-05T10:00:00Z` (ISO 8601) or `D:20240205100000` (PDF); None for anything else.

    It is the day on the writer's own clock, as it stands there; what a machine writes in universal time is the day
    that it was in France: 2021-06-02T22:30:00Z is 3 June.
    """
    match = _DAY.match((text or "").lstrip())
    try:
        if instant := _INSTANT.fullmatch((text or "").strip()):
            day = _in_france(datetime(*map(int, instant.groups())))  # type: ignore[arg-type]  # five numbers
            return PartialDate(day.year, day.month, day.day)
        return PartialDate(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _in_france(instant: datetime) -> datetime:
    """Universal time → that of France: an hour more, two from the last Sunday of March to that of October."""
    begins, ends = (_last_sunday(instant.year, month) for month in (3, 10))
    return instant + timedelta(hours=2 if begins <= instant < ends else 1)


def _last_sunday(year: int, month: int) -> datetime:
    """The instant, at 1 in universal time, when the clocks are changed."""
    last = datetime(year, month, 31, 1)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def written_date(text: str) -> PartialDate | None:
    """The day, month or year that a person wrote, in ISO or in French: `2024-02`, « 5 février 2024 ».

    None when it is not one date.
    """
    try:
        return PartialDate.fromisoformat(text)
    except ValueError:
        mentions = list(find_dates(text))
    return mentions[0].date if len(mentions) == 1 else None
