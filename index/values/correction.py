"""What a person says of a communiqué, in place of what its text states."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeVar

from index.values.communique import Communique, Fact, Origin
from index.values.dates import PartialDate

T = TypeVar("T")


class Unsaid(Enum):
    """The type of `UNSAID`, so that it is told from `None`, which says something."""

    UNSAID = "unsaid"


UNSAID = Unsaid.UNSAID


@dataclass(frozen=True)
class Correction:
    """A title, a source, a date as a person says them. `None` says that it is not known; `UNSAID` says nothing."""

    title: str | Unsaid | None = UNSAID
    source: str | Unsaid | None = UNSAID
    date: PartialDate | Unsaid | None = UNSAID

    def __post_init__(self) -> None:
        if any(isinstance(value, str) and not value.strip() for value in (self.title, self.source)):
            raise ValueError("what is not known is None, not an empty word")

    def then(self, later: "Correction") -> "Correction":
        """Both together: what is said later wins."""
        return Correction(
            self.title if later.title is UNSAID else later.title,
            self.source if later.source is UNSAID else later.source,
            self.date if later.date is UNSAID else later.date,
        )

    def beside(self, stated: Communique) -> "Correction":
        """What of it differs from what the text states: to say the same is no correction."""
        return Correction(
            UNSAID if _is_value(self.title, stated.title) else self.title,
            UNSAID if _is_value(self.source, stated.source) else self.source,
            UNSAID if _is_value(self.date, stated.date) else self.date,
        )

    def of(self, stated: Communique) -> Communique:
        """The communiqué with what is said of it, whose origin is a person."""
        return replace(
            stated,
            title=_entered(self.title, stated.title),
            source=_entered(self.source, stated.source),
            date=_entered(self.date, stated.date),
        )


def _is_value(value: object, stated: Fact[str] | Fact[PartialDate] | None) -> bool:
    return value == (stated.value if stated else None)


def _entered(value: T | Unsaid | None, stated: Fact[T] | None) -> Fact[T] | None:
    if isinstance(value, Unsaid):
        return stated
    return None if value is None else Fact(value, Origin.ENTERED)
