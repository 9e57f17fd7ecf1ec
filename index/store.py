"""The one truth: texts, passages, vectors and the number of the last change."""

import json
import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import numpy as np

from index import rows
from index.communique import Communique, CommuniqueId, Passage, PassageId, Span
from index.database import Connection, Database
from index.errors import DixitError
from index.filter import Filter
from index.french.sigles import Sigle
from index.ports import Ids, Prepared
from index.records import Changes, Counts, StoredPassage, Submission

SCHEMA_VERSION = 1


class Store:
    """Each method is one transaction: it happens whole or not at all, and several threads may call at once."""

    def __init__(self, folder: Path) -> None:
        self._database = Database(folder / "dixit.sqlite")
        if not self._is_made():
            self._make()
        version = int(self.manifest("schema") or 0)
        if version != SCHEMA_VERSION:
            older = "ancienne" if version < SCHEMA_VERSION else "récente"
            raise DixitError(
                f"Le dossier de données « {folder} » a été fait par une version plus {older} de Dixit "
                f"(format {version}, ici {SCHEMA_VERSION}). Rien n’a été modifié."
            )

    def _is_made(self) -> bool:
        """Whether the last of our tables is there: a folder made before there was one is completed."""
        with self._database.reading() as db:
            return db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'other_facts'").fetchone() is not None

    def _make(self) -> None:
        statements = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8").split(";\n")
        defaults = {"schema": str(SCHEMA_VERSION), "identity": uuid.uuid4().hex[:8], "change": "0"}
        with self._database.writing() as db:
            if db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'manifest'").fetchone():
                made_by = db.execute("SELECT value FROM manifest WHERE name = 'schema'").fetchone()
                if made_by != (str(SCHEMA_VERSION),):
                    return  # another version's: nothing is changed
            for statement in statements:
                db.execute(statement)
            db.executemany("INSERT OR IGNORE INTO manifest VALUES (?, ?)", defaults.items())

    def close(self) -> None:
        self._database.close()

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

    def add(self, submissions: Iterable[Submission]) -> set[CommuniqueId]:
        """The ids of those that were not there yet."""
        new: set[CommuniqueId] = set()
        with self._database.writing() as db:
            change = _next_change(db)
            for submission in submissions:
                if db.execute(
                    rows.INSERT_COMMUNIQUE, rows.of_communique(submission.communique, submission.file)
                ).rowcount:
                    new.add(submission.communique.id)
                    _insert_passages(db, submission.communique.id, submission.passages, change)
                    _insert_sigles(db, submission.communique.id, submission.sigles)
                    db.executemany(rows.INSERT_OTHER_FACT, rows.of_other_facts(submission.communique))
                    db.execute("DELETE FROM removed_communiques WHERE id = ?", (submission.communique.id,))
        return new

    def resplit(self, submissions: Iterable[tuple[CommuniqueId, Sequence[Prepared]]], manifest: dict[str, str]) -> None:
        """Give every communiqué other passages, all at once, made the way that `manifest` says."""
        with self._database.writing() as db:
            change = _next_change(db)
            db.execute("INSERT OR IGNORE INTO removed_passages SELECT id, ? FROM passages", (change,))
            db.execute("DELETE FROM passages")
            for communique, passages in submissions:
                _insert_passages(db, communique, passages, change)
            db.executemany("INSERT OR REPLACE INTO manifest VALUES (?, ?)", manifest.items())

    def remove(self, ids: Collection[CommuniqueId]) -> list[CommuniqueId]:
        """The ids of those that were there."""
        wanted = json.dumps(list(ids))
        with self._database.writing() as db:
            query = "SELECT id FROM communiques WHERE id IN (SELECT value FROM json_each(?)) ORDER BY rowid"
            there = [CommuniqueId(row[0]) for row in db.execute(query, (wanted,))]
            if there:
                change, gone = _next_change(db), json.dumps(there)
                chosen = "communique IN (SELECT value FROM json_each(?))"
                db.execute(f"INSERT INTO removed_passages SELECT id, ? FROM passages WHERE {chosen}", (change, gone))
                db.execute("DELETE FROM communiques WHERE id IN (SELECT value FROM json_each(?))", (gone,))
                db.executemany("INSERT OR IGNORE INTO removed_communiques VALUES (?)", [(one,) for one in there])
        return there

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
            entries = map(rows.to_entry, db.execute(rows.SELECT_ENTRIES, (reached,)))
            try:
                yield Changes(change, np.array(removed, dtype=np.int64).reshape(-1), entries)
            finally:
                db.execute("COMMIT")

    def communique(self, communique: CommuniqueId) -> Communique | None:
        with self._database.reading() as db:
            row = db.execute(rows.SELECT_COMMUNIQUES + " WHERE id = ?", (communique,)).fetchone()
            return rows.to_communique(row) if row else None

    def communiques(self) -> Iterator[Communique]:
        """All of them, in the order in which they came."""
        with self._database.reading() as db:
            yield from map(rows.to_communique, db.execute(rows.SELECT_COMMUNIQUES + " ORDER BY rowid"))

    def latest(self, number: int, within: Filter) -> list[Communique]:
        """The most recent that the filter admits, undated ones last, and of two of one day the last to come first."""
        conditions, values = rows.conditions(within)
        order = "ORDER BY last_day DESC NULLS LAST, rowid DESC LIMIT ?"
        with self._database.reading() as db:
            chosen = db.execute(f"{rows.SELECT_COMMUNIQUES} c WHERE {conditions} {order}", (*values, number))
            return [rows.to_communique(row) for row in chosen]

    def passages(self, ids: Collection[PassageId]) -> dict[PassageId, StoredPassage]:
        """Those of these passages that are there."""
        with self._database.reading() as db:
            wanted = json.dumps([int(passage) for passage in ids])
            found = db.execute(rows.SELECT_PASSAGES, (wanted,)).fetchall()
            texts = json.dumps(sorted({row[1] for row in found}))
            chosen = rows.SELECT_COMMUNIQUES + " WHERE id IN (SELECT value FROM json_each(?))"
            of = {row[0]: rows.to_communique(row) for row in db.execute(chosen, (texts,))}
        return {
            PassageId(i): StoredPassage(Passage(of[communique], Span(start, end)), tuple(words.split()))
            for i, communique, start, end, words in found
            if communique in of
        }

    def uncovered(self) -> list[CommuniqueId]:
        """Communiqués whose passages do not lie end to end from their first character to their last."""
        with self._database.reading() as db:
            return [CommuniqueId(row[0]) for row in db.execute(rows.SELECT_UNCOVERED)]

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
            return int(db.execute("SELECT count(*) FROM communiques WHERE date IS NULL").fetchone()[0])

    def admitted(self, within: Filter) -> Ids:
        """The passages that the filter lets through, in order."""
        conditions, values = rows.conditions(within)
        query = (
            f"SELECT p.id FROM passages p JOIN communiques c ON c.id = p.communique WHERE {conditions} ORDER BY p.id"
        )
        with self._database.reading() as db:
            return np.array(db.execute(query, values).fetchall(), dtype=np.int64).reshape(-1)

    def faults(self) -> list[str]:
        """What SQLite finds wrong with the file itself."""
        with self._database.reading() as db:
            return [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]


def _next_change(db: Connection) -> int:
    query = "UPDATE manifest SET value = CAST(value AS INTEGER) + 1 WHERE name = 'change' RETURNING value"
    return int(db.execute(query).fetchone()[0])


def _insert_sigles(db: Connection, of: CommuniqueId, sigles: Iterable[Sigle]) -> None:
    values = [(sigle.word, " ".join(sigle.meaning), of) for sigle in sigles]
    db.executemany("INSERT INTO sigles VALUES (?, ?, ?)", values)


def _insert_passages(db: Connection, of: CommuniqueId, passages: Iterable[Prepared], change: int) -> None:
    db.executemany(rows.INSERT_PASSAGE, (rows.of_passage(of, prepared, change) for prepared in passages))
