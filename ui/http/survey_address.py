"""Where the file of a survey is: an address on this server that holds the question, and how it is read back."""

from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import urlencode

from index.values.filter import Filter, Period
from qa.understanding.question import Part

PATH = "/passages.csv"

Asked = tuple[str, Filter, frozenset[Part]]


def address_of(question: str, within: Filter, left_out: Iterable[Part]) -> str:
    """`/passages.csv?question=cloud&source=CGT&from=2021-01-01`."""
    period = within.period
    parts = [("question", question), *(("source", source) for source in sorted(within.sources))]
    parts += [("from", period.first.isoformat())] if period and period.first else []
    parts += [("to", period.last.isoformat())] if period and period.last else []
    parts += [("without", part) for part in sorted(left_out)]
    return f"{PATH}?{urlencode(parts)}"


def asked_at(parts: Sequence[tuple[str, str]]) -> Asked:
    """What the parts of such an address ask. Raises ValueError for what `address_of` does not write."""
    named: dict[str, list[str]] = {"question": [""]}
    for name, value in parts:
        named.setdefault(name, []).append(value)
    first, last = (date.fromisoformat(named[name][0]) if name in named else None for name in ("from", "to"))
    period = Period(first, last) if first or last else None
    left_out = frozenset(Part(part) for part in named.get("without", []))
    return named["question"][-1], Filter(frozenset(named.get("source", [])), period), left_out
