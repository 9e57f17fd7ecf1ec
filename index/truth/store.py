"""The one truth: texts, passages, vectors and the number of the last change."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from index.communique import Communique, CommuniqueId, Passage, PassageId, Span
from index.correction import Correction
from index.filter import Filter
from index.intake import File
from index.ports import Ids, Prepared
from index.preserving.backup import Backup, write_backup
from index.truth import corrections, listing, rows
from index.truth.adding import insert, there
from index.truth.database import Database
from index.truth.erasing import Receipt, erase_rows, keep_receipts
from index.truth.listing import Selection
from index.truth.migrating import FUNCTIONS, NAME, bring_up_to_date
from index.truth.origins import Held, Origins, next_change, record
from index.truth.records import Changes, Outline, Submission
from index.truth.removing import take_out
from index.truth.sealing import database_faults


class Store(Origins):
    """Each method is one transaction: it happens whole or not at all, and several threads may call at once.

    `kept_before` is the copy of a folder of an older format, made before it was brought up to date just now.
    """

    def __init__(self, folder: Path, waiting: Callable[[], None] = lambda: None) -> None:
        super().__init__(Database(folder / NAME, FUNCTIONS, waiting=waiting))
        self._folder = folder
        try:
            self.kept_before: Path | None = bring_up_to_date(self._database, folder)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._database.close()

    def back_up(self, file: Path) -> Backup:
        """All of it in one portable file, as it is now; see `index.preserving.backup`."""
        backup = write_backup(self._database, self._folder, file)
        with self._database.writing() as db:
            db.execute("INSERT OR REPLACE INTO backups VALUES (?, ?)", (str(file.resolve()), backup.day))
        return backup

    @property
    def identity(self) -> str:
        """8 hexadecimal digits, drawn when the folder was made."""
        return self.manifest("identity") or ""

    @property
    def change(self) -> int:
        """The number of the last change: each writing transaction moves it by one."""
        return int(self.manifest("change") or 0)

    def manifest(self, name: str) -> str | None:
        with self._database.reading() as db:
            row = db.execute("SELECT value FROM manifest WHERE name = ?", (name,)).fetchone()
            return row[0] if row else None

    def set_manifest(self, name: str, value: str) -> None:
        with self._database.writing() as db:
            db.execute("INSERT OR REPLACE INTO manifest VALUES (?, ?)", (name, value))

    def tables(self) -> list[tuple[str, str]]:
        """The name and the SQL of each table."""
        with self._database.reading() as db:
            return list(
                db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            )

    def take_row(self, table: str, row: Mapping[str, object]) -> None:
        """A row as another store held it, unless its like is there."""
        with self._database.writing() as db:
            columns = ", ".join(f'"{name}"' for name in row)
            db.execute(
                f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
            )

    def add(self, submissions: Sequence[Submission], held: Held = (), replacing: bool = False) -> set[CommuniqueId]:
        """The ids of those that were not there yet. `held` are all the texts that were read, whose origins are kept;
        when `replacing`, what the same files held before goes, unless something else holds it.
        """
        new: dict[CommuniqueId, Submission] = {}
        with self._database.writing() as db:
            change = next_change(db) if submissions else 0
            known = there(db, [one.communique.id for one in submissions])
            for submission in submissions:
                if submission.communique.id not in known:
                    new.setdefault(submission.communique.id, submission)
            insert(db, list(new.values()), change)
            if replaced := record(db, held, replacing):
                take_out(db, replaced, change or next_change(db))
        return set(new)

    def there(self, ids: Collection[CommuniqueId]) -> set[CommuniqueId]:
        """Those of these that are there."""
        with self._database.reading() as db:
            return there(db, ids)

    def settle(self, more: bool) -> None:
        """What is best done when an addition ends, and there is no `more` to come: to a folder, nothing."""

    def resplit(self, submissions: Iterable[tuple[CommuniqueId, Sequence[Prepared]]], manifest: dict[str, str]) -> None:
        """Give every communiqué other passages, all at once, made the way that `manifest` says."""
        with self._database.writing() as db:
            change = next_change(db)
            db.execute("INSERT OR REPLACE INTO removed_passages SELECT id, ? FROM passages", (change,))
            db.execute("DELETE FROM passages")
            for communique, passages in submissions:
                db.executemany(rows.INSERT_PASSAGE, (rows.of_passage(communique, one, change) for one in passages))
            db.executemany("INSERT OR REPLACE INTO manifest VALUES (?, ?)", manifest.items())

    def remove(self, ids: Collection[CommuniqueId]) -> list[CommuniqueId]:
        """The ids of those that were there."""
        wanted = json.dumps(list(ids))
        with self._database.writing() as db:
            query = "SELECT id FROM communiques WHERE id IN (SELECT value FROM json_each(?)) ORDER BY rowid"
            there = [CommuniqueId(row[0]) for row in db.execute(query, (wanted,))]
            if there:
                take_out(db, there, next_change(db))
                db.executemany("INSERT OR IGNORE INTO removed_communiques VALUES (?)", [(one,) for one in there])
        return there

    def erase(self, ids: Collection[CommuniqueId]) -> dict[CommuniqueId, dict[str, int]]:
        """For each of these that left something, how many rows of each table it left; no trace of them remains."""
        with self._database.writing() as db:
            erased = erase_rows(db, ids, next_change)
        if erased:
            self._database.vacuum()
        return erased

    def receipts(self, erased: Mapping[CommuniqueId, dict[str, int]]) -> list[Receipt]:
        """Those of an erasure, kept in the folder; the copies that Dixit made of its own accord are deleted with it."""
        with self._database.reading() as db:
            backups = [file for (file,) in db.execute("SELECT file FROM backups ORDER BY day, file")]
        return keep_receipts(self._folder, erased, backups)

    def withdrawn(self, ids: Collection[CommuniqueId]) -> list[tuple[Communique, File]]:
        """Those of these that were taken out, as they were then."""
        with self._database.reading() as db:
            found = db.execute(rows.SELECT_WITHDRAWN, (json.dumps(list(ids)),))
            return [(rows.to_communique(row), File(name, original)) for *row, name, original in found]

    def correct(
        self,
        communique: CommuniqueId,
        said: Correction | None,
        prepare: Callable[[Communique], Sequence[Prepared]],
    ) -> Communique | None:
        """The communiqué with what a person says of it, or with `None` as it was before; `None` if it is not there."""
        with self._database.writing() as db:
            return corrections.correct(db, communique, said, prepare, next_change)

    def corrected(self, reading: Communique) -> Communique:
        """A text that comes in, with what a person once said of it."""
        with self._database.reading() as db:
            return corrections.kept_of(db, reading.id).of(reading)

    def stated(self, communique: CommuniqueId) -> Communique | None:
        """A communiqué before any correction."""
        with self._database.reading() as db:
            row = db.execute(rows.SELECT_COMMUNIQUES + " WHERE id = ?", (communique,)).fetchone()
            return corrections.stated(db, row) if row else None

    def was_removed(self, communique: CommuniqueId) -> bool:
        """Whether a person took this text out and nobody brought it back."""
        with self._database.reading() as db:
            query = "SELECT 1 FROM removed_communiques WHERE id = ?"
            return db.execute(query, (communique,)).fetchone() is not None

    @contextmanager
    def changes_since(self, reached: int) -> Iterator[Changes]:
        """What a view that reached `reached` must take in and out; `added` can be walked once, inside the block."""
        with self._database.reading() as db:
            db.execute("BEGIN")
            change = int(db.execute("SELECT value FROM manifest WHERE name = 'change'").fetchone()[0])
            removed = db.execute("SELECT id FROM removed_passages WHERE removed > ? ORDER BY id", (reached,)).fetchall()
            entries = rows.to_entries(db.execute(rows.SELECT_ENTRIES, (reached,)))
            try:
                yield Changes(change, np.array(removed, dtype=np.int64).reshape(-1), entries)
            finally:
                db.execute("COMMIT")

    def communique(self, communique: CommuniqueId) -> Communique | None:
        with self._database.reading() as db:
            row = db.execute(rows.SELECT_COMMUNIQUES + " WHERE id = ?", (communique,)).fetchone()
            return rows.to_communique(row) if row else None

    def texts(self, ids: Collection[CommuniqueId]) -> dict[CommuniqueId, Communique]:
        """Those of these communiqués that are there."""
        with self._database.reading() as db:
            return rows.to_communiques(db.execute(rows.SELECT_THESE, (json.dumps(list(ids)),)))

    def communiques(self) -> Iterator[Communique]:
        """All of them, in the order in which they came."""
        with self._database.reading() as db:
            yield from map(rows.to_communique, db.execute(rows.SELECT_COMMUNIQUES + " ORDER BY rowid"))

    def listed(self, selection: Selection, number: int, after: int) -> list[Communique]:
        """`number` of those selected, the first `after` left out; all when `number` is -1."""
        with self._database.reading() as db:
            return listing.select(db, selection, number, after)

    def latest(self, number: int, within: Filter) -> list[Communique]:
        """The most recent that the filter admits, undated ones last, and of two of one day the last to come first."""
        conditions, values = self.conditions(within)
        order = "ORDER BY last_day DESC NULLS LAST, rowid DESC"
        # First which, for to sort the texts themselves is to read them all.
        which = f"SELECT rowid FROM communiques c WHERE {conditions} {order} LIMIT ?"
        with self._database.reading() as db:
            chosen = db.execute(f"{rows.SELECT_COMMUNIQUES} WHERE rowid IN ({which}) {order}", (*values, number))
            return [rows.to_communique(row) for row in chosen]

    def outlines(self, ids: Collection[PassageId]) -> list[Outline]:
        """Those of these passages that are there, in the order of their ids. No text is read."""
        with self._database.reading() as db:
            return [rows.to_outline(row) for row in db.execute(rows.SELECT_OUTLINES, (json.dumps(list(ids)),))]

    def passages(self, ids: Collection[PassageId]) -> dict[PassageId, Passage]:
        """Those of these passages that are there."""
        with self._database.reading() as db:
            found = db.execute(rows.SELECT_PASSAGES, (json.dumps(list(ids)),)).fetchall()
            texts = json.dumps(sorted({communique for _, communique, *_ in found}))
            of = rows.to_communiques(db.execute(rows.SELECT_THESE, (texts,)))
        return {
            PassageId(i): Passage(of[communique], Span(start, end))
            for i, communique, start, end in found
            if communique in of
        }

    def latest_first(self, ids: Ids) -> Ids:
        """Those of these passages that are there, in the order of `latest`, and of one text in that of its words."""
        with self._database.reading() as db:
            ordered = db.execute(rows.SELECT_LATEST_FIRST, (json.dumps(ids.tolist()),)).fetchall()
            return np.array(ordered, dtype=np.int64).reshape(-1)

    def faults(self) -> list[str]:
        """What SQLite finds wrong with the file itself, and the rows that are not what was written."""
        with self._database.reading() as db:
            return database_faults(db)
