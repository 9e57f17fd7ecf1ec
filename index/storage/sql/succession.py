"""One text in place of another, of the same file read by a better reader: what was said of the old is of the new."""

from collections.abc import Callable, Iterable, Sequence

from index.passages.port import Prepared
from index.storage.records import Submission
from index.storage.sql import corrections, rows
from index.storage.sql.database import Connection, Database
from index.storage.sql.editor import insert
from index.storage.sql.manifest import next_change, record
from index.values.communique import Communique, CommuniqueId
from index.values.correction import Correction

_REACHED = "reread"
_NOTE = "INSERT INTO removed_communiques VALUES (?) ON CONFLICT DO NOTHING"
_HANDED_ON = "INSERT INTO origins SELECT ?, folder, path FROM origins WHERE communique = ? ON CONFLICT DO NOTHING"


class Succession:
    """Each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting(self) -> list[CommuniqueId]:
        """The texts that are still to be read again, in the order of their ids: all, unless some are done."""
        with self._database.reading() as db:
            reached = db.execute("SELECT value FROM manifest WHERE name = ?", (_REACHED,)).fetchone()
            after = reached[0] if reached else ""
            return [id for (id,) in db.execute("SELECT id FROM communiques WHERE id > ? ORDER BY id", (after,))]

    def reach(self, communique: CommuniqueId | None) -> None:
        """Those up to this one are done; all of them for None."""
        with self._database.writing() as db:
            record(db, {_REACHED: communique or ""})

    def withdrawn(self) -> list[CommuniqueId]:
        """The texts that a person took out and that can come back."""
        with self._database.reading() as db:
            return [id for (id,) in db.execute("SELECT id FROM withdrawn ORDER BY id")]

    def withhold(self, ids: Iterable[CommuniqueId]) -> None:
        """These texts, which are not there, do not come with a folder any more: a person took out what they are of."""
        with self._database.writing() as db:
            there = {id for (id,) in db.execute(rows.SELECT_IDS, (list(ids),))}
            db.executemany(_NOTE, [(id,) for id in ids if id not in there])

    def restate(self, read: Communique, prepare: Callable[[Communique], Sequence[Prepared]]) -> bool:
        """Whether the text states other facts than before, now that it is `read` again."""
        with self._database.writing() as db:
            return corrections.restate(db, read, prepare)

    def succeed(self, old: CommuniqueId, by: Submission, prepare: Callable[[Communique], Sequence[Prepared]]) -> None:
        """A text takes the place of `old`: what a person said of it and where it came from is handed on, and its id
        leads to the new one from now on. Both are never there at once.
        """
        new = by.communique.id
        with self._database.writing() as db:
            present = {id for (id,) in db.execute(rows.SELECT_IDS, ([old, new],))}
            if old not in present:
                return
            change = next_change(db)
            if new not in present:
                insert(db, {new: by}, change)
            if (said := corrections.kept_of(db, old)) != Correction():
                corrections.correct(db, new, said, prepare)
            db.execute(_HANDED_ON, (new, old))
            _lead(db, old, new)
            db.execute(f"{rows.NOTE_REMOVED} WHERE communique = ? {rows.NOTED_AGAIN}", (change, old))
            for query in ("corrections WHERE communique", "other_facts WHERE communique", "communiques WHERE id"):
                db.execute(f"DELETE FROM {query} = ?", (old,))


def _lead(db: Connection, old: CommuniqueId, new: CommuniqueId) -> None:
    """From the old id, and from those that led there, to the new one."""
    query = "SELECT value FROM other_facts WHERE communique = ? AND fact = ?"
    led = [old, *(id for (id,) in db.execute(query, (old, rows.SUCCEEDS)))]
    db.insert(rows.OTHER_FACTS, [(new, rows.SUCCEEDS, id, "", None, None) for id in led], "ON CONFLICT DO NOTHING")
