"""What the store counts and names, without reading a text."""

from datetime import date

from index import listing
from index.database import Database
from index.french.sigles import Sigle
from index.listing import Selection
from index.records import Counts


class Tallies:
    """The part of the store that tells of all its texts at once."""

    def __init__(self, database: Database) -> None:
        self._database = database

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
        """The names of the known sources, in alphabetical order."""
        with self._database.reading() as db:
            query = "SELECT DISTINCT source FROM communiques WHERE source IS NOT NULL ORDER BY source COLLATE NOCASE"
            return [row[0] for row in db.execute(query)]

    def days(self) -> tuple[date, date] | None:
        """The first and the last day that a communiqué may be of; `None` when none is dated."""
        with self._database.reading() as db:
            first, last = db.execute("SELECT min(first_day), max(last_day) FROM communiques").fetchone()
            return None if first is None else (date.fromordinal(first), date.fromordinal(last))

    def undated(self) -> int:
        """How many communiqués have no known date."""
        with self._database.reading() as db:
            return int(db.execute("SELECT count(*) FROM listed WHERE day IS NULL").fetchone()[0])
