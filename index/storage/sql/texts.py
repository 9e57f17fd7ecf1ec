"""The texts of the store, for whoever reads: nothing here changes one."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from index.french.acronyms import Acronym
from index.storage.records import Counts, Facets, Tally
from index.storage.sql import corrections, listing, near_duplicates, rows
from index.storage.sql.database import Database, Row
from index.storage.sql.listing import Selection
from index.storage.sql.sources import Sources
from index.values.batching import batches
from index.values.communique import Communique, CommuniqueId, Passage, PassageId, Span
from index.values.files import File, Location
from index.values.filter import EVERYTHING, Filter
from index.values.spellings import Spellings
from index.values.vectors import Ids

_SUCCESSOR = "SELECT communique FROM other_facts WHERE fact = ? AND value = ?"


class Texts:
    """Each method sees one moment, and several threads may call at once."""

    def __init__(self, database: Database, sources: Sources) -> None:
        self._database = database
        self._sources = sources

    def communique(self, communique: CommuniqueId) -> Communique | None:
        """The text of this id, or that which took its place when its file was read again."""
        if found := self.these([communique]).get(communique):
            return found
        with self._database.reading() as db:
            led = db.execute(_SUCCESSOR, (rows.SUCCEEDS, communique)).fetchone()
        return self.these([CommuniqueId(led[0])]).get(CommuniqueId(led[0])) if led else None

    def these(self, ids: Collection[CommuniqueId]) -> dict[CommuniqueId, Communique]:
        """Those of these communiqués that are there."""
        with self._database.reading() as db:
            return rows.to_communiques(db.execute(rows.SELECT_THESE, (list(ids),)))

    def there(self, ids: Collection[CommuniqueId]) -> set[CommuniqueId]:
        """The ids of those of these that are there."""
        with self._database.reading() as db:
            return {CommuniqueId(id) for (id,) in db.execute(rows.SELECT_IDS, (list(ids),))}

    def all(self) -> Iterator[Communique]:
        """All of them, in the order in which they came."""
        with self._database.snapshot() as db:
            yield from map(rows.to_communique, db.stream(f"{rows.SELECT_COMMUNIQUES} ORDER BY rowid"))

    def listed(self, selection: Selection, number: int = -1, after: int = 0) -> list[Communique]:
        """`number` of those selected (all by default), the first `after` left out."""
        within = self._sources.conditions(selection.within)
        with self._database.reading() as db:
            return listing.select(db, selection, within, number, after)

    def count_listed(self, selection: Selection) -> int:
        """How many are selected."""
        within = self._sources.conditions(selection.within)
        with self._database.reading() as db:
            return listing.count(db, selection, within)

    def languages(self, selection: Selection) -> Mapping[str, int]:
        """How many of those selected are in each language, `fr` among them, the most first."""
        within = self._sources.conditions(selection.within)
        with self._database.reading() as db:
            return listing.languages(db, selection, within)

    def latest(self, number: int, within: Filter = EVERYTHING) -> list[Communique]:
        """The most recent that the filter admits, undated ones last, and of two of one day the last to come first."""
        conditions, values = self._sources.conditions(within)
        order = "ORDER BY last_day DESC NULLS LAST, rowid DESC"
        # First which, for to sort the texts themselves is to read them all.
        which = f"SELECT rowid FROM communiques c WHERE {conditions} {order} LIMIT ?"
        with self._database.reading() as db:
            selected = db.execute(f"{rows.SELECT_COMMUNIQUES} WHERE rowid IN ({which}) {order}", (*values, number))
            return [rows.to_communique(row) for row in selected]

    def passages(self, ids: Ids) -> Iterator[Passage]:
        """Those of these passages that are still there, in the order given."""
        for batch in batches(PassageId(int(id)) for id in ids):
            stored = self._passages(batch)
            yield from (stored[id] for id in batch if id in stored)

    def facets(self, ids: Ids) -> Facets:
        """How many of these passages are of each source, under its best spelling, and year."""
        with self._database.reading() as db:
            counted = db.execute(rows.SELECT_FACETS, (ids.tolist(),)).fetchall()
        shown, facets = self._sources.spellings(), Counter[tuple[str | None, int | None]]()
        for source, year, count in counted:
            facets[source and shown.label(source), year] += count
        return facets

    def tally(self, ids: Ids | None = None) -> Tally:
        """How many communiqués are of each source, year and month: those that have one of these passages, or all."""
        query, values = (rows.SELECT_TALLY, ()) if ids is None else (rows.SELECT_TALLY_OF, (ids.tolist(),))
        with self._database.reading() as db:
            counted = db.execute(query, values).fetchall()
        return self._tallied(counted)

    def tally_listed(self, selection: Selection) -> Tally:
        """The same of those selected."""
        within = self._sources.conditions(selection.within)
        with self._database.reading() as db:
            counted = listing.days(db, selection, within)
        return self._tallied(counted)

    def _tallied(self, counted: Iterable[Row]) -> Tally:
        tally = Counter[tuple[str | None, int | None, int | None]]()
        shown = self._sources.spellings()
        for source, first, last, count in counted:
            tally[source and shown.label(source), *rows.year_and_month(first, last)] += count
        return tally

    def spellings(self) -> Spellings:
        """The form under which each source is shown, however its texts write it."""
        return self._sources.spellings()

    def sources(self) -> list[str]:
        """The names of the known sources, in alphabetical order, each under its best spelling; of those who sign
        together, each."""
        return self._sources.names()

    def counts(self) -> Counts:
        with self._database.reading() as db:
            query = "SELECT (SELECT count(*) FROM communiques), (SELECT count(*) FROM passages)"
            return Counts(*db.execute(query).fetchone())

    def days(self) -> tuple[date, date] | None:
        """The first and the last day that a communiqué may be of; `None` when none is dated."""
        with self._database.reading() as db:
            first, last = db.execute("SELECT min(first_day), max(last_day) FROM communiques").fetchone()
            return None if first is None else (date.fromordinal(first), date.fromordinal(last))

    def undated(self) -> int:
        """How many communiqués have no known date."""
        with self._database.reading() as db:
            return int(db.execute("SELECT count(*) FROM communiques WHERE first_day IS NULL").fetchone()[0])

    def origins(self, ids: Iterable[CommuniqueId]) -> dict[CommuniqueId, list[Location]]:
        """Where each of these texts came from: by itself first, then in the order of folders."""
        origins: dict[CommuniqueId, list[Location]] = {}
        with self._database.reading() as db:
            for id, folder, path in db.execute(rows.SELECT_ORIGINS, (list(ids),)):
                origins.setdefault(id, []).append(Location(folder or None, path))
        return origins

    def versions(self, ids: Collection[CommuniqueId]) -> dict[CommuniqueId, list[Communique]]:
        """Of those of these texts that have others, their other versions, the newest first."""
        with self._database.reading() as db:
            if not (linked := near_duplicates.versions_of(db, ids)):
                return {}
            others = sorted({other for _, other in linked})
            texts = rows.to_communiques(db.execute(rows.SELECT_THESE, (others,)))
        versions: dict[CommuniqueId, list[Communique]] = {}
        for id, other in linked:
            if other in texts:  # it may have left between the two
                versions.setdefault(id, []).append(texts[other])
        return versions

    def original(self, communique: CommuniqueId) -> File | None:
        """The file that the text came in, or its row of a table; None when it is not there, or was not kept."""
        with self._database.reading() as db:
            row = db.execute("SELECT file_name, original FROM communiques WHERE id = ?", (communique,)).fetchone()
            return File(row[0], bytes(row[1])) if row and row[1] else None

    def stated(self, communique: CommuniqueId) -> Communique | None:
        """The same as its file told it, whatever a person has said of it since."""
        with self._database.reading() as db:
            row = db.execute(f"{rows.SELECT_COMMUNIQUES} WHERE id = ?", (communique,)).fetchone()
            return corrections.stated(db, row) if row else None

    def corrected(self, reading: Communique) -> Communique:
        """A text that comes in, with what a person once said of it."""
        with self._database.reading() as db:
            return corrections.kept_of(db, reading.id).of(reading)

    def was_removed(self, communique: CommuniqueId) -> bool:
        """Whether a person took this text out and nobody brought it back."""
        with self._database.reading() as db:
            query = "SELECT 1 FROM removed_communiques WHERE id = ?"
            return db.execute(query, (communique,)).fetchone() is not None

    def removed(self, ids: Collection[CommuniqueId]) -> list[tuple[Communique, File]]:
        """Those of these that were taken out and can come back, as they were then."""
        with self._database.reading() as db:
            removed = db.execute(rows.SELECT_WITHDRAWN, (list(ids),))
            return [(rows.to_communique(row), File(name, original)) for *row, name, original in removed]

    def acronyms(self) -> list[Acronym]:
        """Those that the texts define, each meaning once, the most frequent first."""
        with self._database.reading() as db:
            query = "SELECT word, meaning FROM sigles GROUP BY word, meaning ORDER BY count(*) DESC, word, meaning"
            return [Acronym(word, tuple(meaning.split())) for word, meaning in db.execute(query)]

    def _passages(self, ids: Collection[PassageId]) -> dict[PassageId, Passage]:
        with self._database.reading() as db:
            placed = db.execute(rows.SELECT_PASSAGES, (list(ids),)).fetchall()
            texts = sorted({communique for _, communique, *_ in placed})
            of = rows.to_communiques(db.execute(rows.SELECT_THESE, (texts,)))
        return {
            PassageId(id): Passage(of[communique], Span(start, end))
            for id, communique, start, end in placed
            if communique in of
        }
