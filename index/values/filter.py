"""Which communiqués a search may look at."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from index.values.communique import Communique
from index.values.spellings import keys_of


@dataclass(frozen=True)
class Period:
    """From `first` to `last`, both included; `None` leaves that side open."""

    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if self.first is None and self.last is None:
            raise ValueError("a period has a beginning or an end")
        if self.first is not None and self.last is not None and self.first > self.last:
            raise ValueError("a period begins before it ends")

    def overlaps(self, first: date, last: date) -> bool:
        """Whether some day from `first` to `last`, both included, is of it."""
        return (self.last is None or first <= self.last) and (self.first is None or last >= self.first)


@dataclass(frozen=True)
class Filter:
    """Sources and a period that a communiqué must match. An empty filter lets everything through.

    A text of several sources matches by each of them, and « CGT, FO » matches what both sign; a source is one however
    it is written.
    A date known to the month or the year matches a period that it overlaps; an undated text matches no period.
    """

    sources: frozenset[str] = frozenset()
    period: Period | None = None
    undated: bool = False  # only those of which no date is known; not together with a period
    unsourced: bool = False  # only those of which no source is known; not together with sources

    def __post_init__(self) -> None:
        if self.undated and self.period is not None:
            raise ValueError("an undated text is of no period")
        if self.unsourced and self.sources:
            raise ValueError("a text without a known source is of no source")

    def admits(self, communique: Communique) -> bool:
        """Whether the communiqué matches: the law that every view is held to."""
        if not self.admits_source(communique.source.value if communique.source else None):
            return False
        if self.undated:
            return communique.date is None
        if self.period is None:
            return True
        if communique.date is None:
            return False
        return self.period.overlaps(communique.date.value.first_day, communique.date.value.last_day)

    def admits_source(self, label: str | None) -> bool:
        """Whether a text of this source matches; `None` is one of which none is known."""
        if self.unsourced or label is None:
            return label is None and not self.sources
        if not self.sources:
            return True
        keys = keys_of(label)
        if not self._alone.isdisjoint(keys):
            return True
        return bool(self._signing) and any(names <= keys for key in keys for names in self._signing.get(key, ()))

    @cached_property
    def _alone(self) -> frozenset[str]:
        """The sources that are asked for by themselves: those of « la CGT » may be thousands."""
        return frozenset(key for names in map(keys_of, self.sources) if len(names) == 1 for key in names)

    @cached_property
    def _signing(self) -> dict[str, list[frozenset[str]]]:
        """All who must sign together where several are asked for as one, by one of them."""
        signing: dict[str, list[frozenset[str]]] = {}
        for names in map(keys_of, self.sources):
            if len(names) > 1:
                signing.setdefault(min(names), []).append(names)
        return signing


EVERYTHING = Filter()
