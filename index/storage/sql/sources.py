"""The sources that texts are labelled with, and the filter as a condition on texts."""

from index.storage.sql import rows
from index.storage.sql.conditions import Conditions, conditions
from index.storage.sql.database import Database
from index.values.filter import Filter
from index.values.sources import cosigners


class Sources:
    """« CGT, FO » is one label, and two names."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def labels(self) -> list[str]:
        """The sources as texts are labelled with them."""
        with self._database.reading() as db:
            return [label for (label,) in db.execute(rows.SELECT_LABELS)]

    def names(self) -> list[str]:
        """Of those who sign together, each, in alphabetical order."""
        names = {name for label in self.labels() for name in cosigners(label)}
        return sorted(names, key=lambda name: (name.upper(), name))

    def conditions(self, within: Filter) -> Conditions:
        """What the filter asks of a communiqué `c`, in SQL, and the values that this takes."""
        return conditions(within, self.labels() if within.sources else ())
