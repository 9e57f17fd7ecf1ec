"""The sources that texts are labelled with, and the filter as a condition on texts."""

from collections.abc import Sequence

from index.storage.sql import rows
from index.storage.sql.conditions import Conditions, conditions
from index.storage.sql.database import Database
from index.values.filter import Filter
from index.values.spellings import Spellings, contested

_Shown = tuple[list[str], list[str], dict[str, int], Spellings]
"""The labels, those of which the texts were counted, how many these were, and what was made of them."""


class Sources:
    """« CGT, FO » is one label, and two names."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._last: _Shown = ([], [], {}, Spellings({}))

    def labels(self) -> list[str]:
        """The sources as texts are labelled with them."""
        with self._database.reading() as db:
            return [label for (label,) in db.execute(rows.SELECT_LABELS)]

    def spellings(self) -> Spellings:
        """The form under which each of those who sign is shown, the best of those that texts have."""
        labels, (known, doubtful, counted, shown) = self.labels(), self._last
        if labels != known:
            doubtful = contested(labels)
        numbers = self._numbers(doubtful) if doubtful else {}
        if labels != known or numbers != counted:
            shown = Spellings(dict.fromkeys(labels, 1) | numbers)
            self._last = labels, doubtful, numbers, shown
        return shown

    def names(self) -> list[str]:
        """Of those who sign together, each, once however it is written, in alphabetical order."""
        return self.spellings().names()

    def conditions(self, within: Filter) -> Conditions:
        """What the filter asks of a communiqué `c`, in SQL, and the values that this takes."""
        return conditions(within, self.labels() if within.sources else ())

    def _numbers(self, labels: Sequence[str]) -> dict[str, int]:
        """How many texts each of these has."""
        with self._database.reading() as db:
            return dict(db.execute(rows.SELECT_NUMBERS, (list(labels),)).fetchall())
