"""A filter → what it asks of a communiqué, in SQL."""

from collections.abc import Iterable
from typing import Any

from index.values.filter import Filter

Conditions = tuple[str, list[Any]]
"""What a filter asks of a communiqué `c`, in SQL, and the values that this takes."""


def conditions(within: Filter, labels: Iterable[str]) -> Conditions:
    """The filter as a condition on `communiques c`, and its values. `labels` are the sources of the store."""
    parts, values = ["TRUE"], list[Any]()
    if within.sources:
        admitted = [label for label in labels if within.admits_source(label)]
        parts.append("c.source {among}")
        values.append(admitted)
    if within.unsourced:
        parts.append("c.source IS NULL")
    if within.undated:
        parts.append("c.first_day IS NULL")
    if within.period is not None:
        parts.append("c.first_day IS NOT NULL")
        for condition, day in (
            ("c.first_day <= ?", within.period.last),
            ("c.last_day >= ?", within.period.first),
        ):
            if day is not None:
                parts.append(condition)
                values.append(day.toordinal())
    return " AND ".join(parts), values
