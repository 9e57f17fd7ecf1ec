"""Moments as formats write them → the day."""

import re

from index.french.dates import PartialDate, find_dates

_DAY = re.compile(r"\s*(?:D:)?((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d*[/.])")


def partial_date(written: str | None) -> PartialDate | None:
    """The day of `2024-02-05T10:00:00Z` (ISO 8601) or `D:20240205100000` (PDF); None for anything else.

    It is the day on the writer's own clock, as it stands there.
    """
    match = _DAY.match(written or "")
    try:
        return PartialDate(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def written_date(written: str) -> PartialDate | None:
    """The day, month or year that a person wrote, in ISO or in French: `2024-02`, « 5 février 2024 ».

    None when it is not one date.
    """
    try:
        return PartialDate.fromisoformat(written)
    except ValueError:
        mentions = list(find_dates(written))
    return mentions[0].date if len(mentions) == 1 else None
