"""An instant → the day that it is in France."""

from datetime import UTC, datetime, timedelta

from index.values.dates import PartialDate

_OVERSEAS = frozenset({-10, -9.5, -9, -8, -4, -3, 3, 4, 5, 11, 12})  # hours from UTC of other French clocks


def day_in_france(moment: datetime) -> PartialDate | None:
    """The day in Paris at `moment`; on the writer's own clock where that is none, or one of the French overseas.

    >>> day_in_france(datetime(2021, 6, 2, 22, 30, tzinfo=UTC)).isoformat()
    '2021-06-03'
    """
    offset = moment.utcoffset()
    if offset is not None and offset / timedelta(hours=1) not in _OVERSEAS:
        try:
            instant = moment.astimezone(UTC)
            moment = instant + timedelta(hours=2 if _is_summer(instant) else 1)
        except OverflowError:
            return None
    return PartialDate(moment.year, moment.month, moment.day)


def _is_summer(instant: datetime) -> bool:
    """Whether clocks in France are one hour ahead of the winter's: from the last Sunday of March to that of October."""
    return _last_sunday(instant.year, 3) <= instant < _last_sunday(instant.year, 10)


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)
