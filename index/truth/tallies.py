"""What the store counts and names, without reading a text."""

import json
from datetime import date

import numpy as np

from index.communique import CommuniqueId
from index.filter import Filter
from index.french.sigles import Sigle
from index.identifying.cosigners import cosigners
from index.ports import Ids
from index.truth import listing, rows
from index.truth.database import Database
from index.truth.listing import Selection
from index.truth.records import Counts, Tally


class Tallies:
    """The part of the store that tells of all its texts at once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def manifests(self) -> dict[str, str]:
        """All that the manifest says, by name."""
        with self._database.reading() as db:
            return dict(db.execute("SELECT name, value FROM manifest").fetchall())

    def count_listed(self, selection: Selection) -> int:
        """How many are selected."""
        with self._database.reading() as db:
            return listing.count(db, selection)

    def sigles(self) -> list[Sigle]:
        """Those that the texts define, each meaning once, the most frequent first."""
        with self._database.reading() as db:
            query = "SELECT word, meaning FROM sigles GROUP BY word, meaning ORDER BY count(*) DESC, word, meaning"
            return [Sigle(word, tuple(meaning.split())) for word, meaning in db.execute(query)]

    def counts(self) -> Counts:
        with self._database.reading() as db:
            query = "SELECT (SELECT count(*) FROM communiques), (SELECT count(*) FROM passages)"
            return Counts(*db.execute(query).fetchone())

    def sources(self) -> list[str]:
        """The names of the known sources, in alphabetical order; of those who sign together, each."""
        names = {name for label in self.labels() for name in cosigners(label)}
        return sorted(names, key=lambda name: (name.upper(), name))

    def labels(self) -> list[str]:
        """The sources as texts are labelled with them: « CGT, FO » is one."""
        with self._database.reading() as db:
            return [label for (label,) in db.execute(rows.SELECT_LABELS)]

    def conditions(self, within: Filter) -> tuple[str, list[str | int]]:
        """What the filter asks of a communiqué `c`, in SQL, and the values that this takes."""
        return rows.conditions(within, self.labels() if within.sources else ())

    def days(self) -> tuple[date, date] | None:
        """The first and the last day that a communiqué may be of; `None` when none is dated."""
        with self._database.reading() as db:
            first, last = db.execute("SELECT min(first_day), max(last_day) FROM communiques").fetchone()
            return None if first is None else (date.fromordinal(first), date.fromordinal(last))

    def undated(self) -> int:
        """How many communiqués have no known date."""
        with self._database.reading() as db:
            return int(db.execute("SELECT count(*) FROM communiques WHERE first_day IS NULL").fetchone()[0])

    def tally(self, ids: Ids) -> Tally:
        with self._database.reading() as db:
            found = db.execute(rows.SELECT_TALLY, (json.dumps(ids.tolist()),))
            return {(source, year): count for source, year, count in found}

    def uncovered(self) -> list[CommuniqueId]:
        """Communiqués whose passages do not lie end to end from their first character to their last."""
        with self._database.reading() as db:
            return [CommuniqueId(row[0]) for row in db.execute(rows.SELECT_UNCOVERED)]

    def admitted(self, within: Filter) -> Ids:
        """The passages that the filter lets through, in order."""
        conditions, values = self.conditions(within)
        query = (
            f"SELECT p.id FROM passages p JOIN communiques c ON c.id = p.communique WHERE {conditions} ORDER BY p.id"
        )
        with self._database.reading() as db:
            return np.array(db.execute(query, values).fetchall(), dtype=np.int64).reshape(-1)
