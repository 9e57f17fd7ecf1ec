"""A question with its filters and its view, as the page's address holds it, after the `#` that no proxy sees."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, quote, urlencode

from index.values.dates import PartialDate
from index.values.filter import EVERYTHING, Filter, Period
from qa.understanding.question import LONGEST, Part
from ui.rendering.views import View

_SOURCES = 200
_DATE, _SOURCE = "date", "source"  # what `sans` may be without
_PARTS = {"source": Part.SOURCE, "date": Part.PERIOD}


@dataclass(frozen=True)
class Address:
    """`str` and `parse` are inverses: `q=cloud&source=CGT&de=2019&a=2020-03-31&sans=date&sauf=source&vue=timeline`.

    `sauf` names the parts of the question that are not read as filters.
    """

    asked: str
    within: Filter = EVERYTHING
    left_out: frozenset[Part] = frozenset()
    view: View = View.ANSWER

    def __str__(self) -> str:
        period = self.within.period
        pairs = [("q", self.asked), *(("source", source) for source in sorted(self.within.sources))]
        pairs += [("de", _written(period.first, "-01-01"))] if period and period.first else []
        pairs += [("a", _written(period.last, "-12-31"))] if period and period.last else []
        pairs += [("sans", _SOURCE)] * self.within.unsourced + [("sans", _DATE)] * self.within.undated
        pairs += [("sauf", name) for name, part in _PARTS.items() if part in self.left_out]
        pairs += [("vue", self.view)] if self.view is not View.ANSWER else []
        return urlencode([pair for pair in pairs if pair[1]], quote_via=quote)

    @classmethod
    def parse(cls, fragment: str) -> "Address":
        """What such an address asks, a leading `#` allowed; a browser may send anything: what has no meaning is left
        out."""
        pairs = parse_qsl(fragment.removeprefix("#")[:20_000])
        named: dict[str, list[str]] = {}
        for name, value in pairs:
            named.setdefault(name, []).append(value)
        sans = named.get("sans", [])
        undated, unsourced = _DATE in sans, _SOURCE in sans
        within = Filter(
            frozenset() if unsourced else frozenset(named.get("source", [])[:_SOURCES]),
            None if undated else _period(named.get("de", [""])[-1], named.get("a", [""])[-1]),
            undated,
            unsourced,
        )
        left_out = frozenset(_PARTS[name] for name in named.get("sauf", []) if name in _PARTS)
        view = named.get("vue", [""])[-1]
        question = named.get("q", [""])[-1][: LONGEST + 1]
        return cls(question, within, left_out, View(view) if view in list(View) else View.ANSWER)


def _written(day: date, edge: str) -> str:
    """`2019` for a bound that is that of a whole year, else the day."""
    return day.isoformat().removesuffix(edge) if day.isoformat().endswith(edge) else day.isoformat()


def _period(first: str, last: str) -> Period | None:
    """Years, months and days; bounds given the wrong way round are put right."""
    since, until = _date(first), _date(last)
    if since and until and since.first_day > until.first_day:
        since, until = until, since
    if since is None and until is None:
        return None
    return Period(since.first_day if since else None, until.last_day if until else None)


def _date(day: str) -> PartialDate | None:
    try:
        return PartialDate.fromisoformat(day)
    except ValueError:
        return None
