"""What changes the texts of the store."""

from collections.abc import Callable, Collection, Iterable, Sequence

from index.passages.port import Prepared
from index.storage.records import Submission
from index.storage.sql import corrections, near_duplicates, rows
from index.storage.sql.database import Connection, Database
from index.storage.sql.erase import Erased, erase_rows, settle, unsettled
from index.storage.sql.manifest import next_change, record
from index.storage.sql.origins import TextOrigins, record_origins
from index.storage.sql.remove import take_out
from index.values.communique import Communique, CommuniqueId
from index.values.correction import Correction

_REMOVED = "INSERT INTO removed_communiques VALUES (?) ON CONFLICT DO NOTHING"


class Editor:
    """Each method is one transaction: it happens whole or not at all, and several threads may call at once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, submissions: Sequence[Submission], origins: TextOrigins = (), replacing: bool = False
    ) -> set[CommuniqueId]:
        """The ids of those that were not there yet. `origins` are of all the texts that were read, and are kept; when
        `replacing`, what the same files held before goes, unless something else holds it.
        """
        new: dict[CommuniqueId, Submission] = {}
        with self._database.writing() as db:
            change = next_change(db) if submissions else 0
            present = {id for (id,) in db.execute(rows.SELECT_IDS, ([each.communique.id for each in submissions],))}
            for submission in submissions:
                if submission.communique.id not in present:
                    new.setdefault(submission.communique.id, submission)
            insert(db, new, change)
            if replaced := record_origins(db, origins, replacing):
                take_out(db, replaced, change or next_change(db))
        return set(new)

    def remove(self, ids: Collection[CommuniqueId]) -> list[CommuniqueId]:
        """The ids of those that were there."""
        with self._database.writing() as db:
            present = [CommuniqueId(id) for (id,) in db.execute(f"{rows.SELECT_IDS} ORDER BY rowid", (list(ids),))]
            if present:
                take_out(db, present, next_change(db))
                db.executemany(_REMOVED, [(id,) for id in present])
        return present

    def erase(self, ids: Collection[CommuniqueId]) -> None:
        """No row is left of these texts; until `settle`, what lies in files may still hold words of theirs."""
        with self._database.writing() as db:
            erase_rows(db, ids)

    def unsettled(self) -> Erased:
        """The texts that are erased from the tables only, and how many rows of each they left."""
        with self._database.reading() as db:
            return unsettled(db)

    def settle(self, ids: Collection[CommuniqueId]) -> None:
        """Nothing is left of these texts anywhere."""
        with self._database.writing() as db:
            settle(db, ids)

    def correct(
        self,
        communique: CommuniqueId,
        correction: Correction | None,
        prepare: Callable[[Communique], Sequence[Prepared]],
    ) -> Communique | None:
        """The communiqué with what a person says of it, or with `None` as it was before; `None` if it is not there."""
        with self._database.writing() as db:
            return corrections.correct(db, communique, correction, prepare)

    def resplit(self, submissions: Iterable[tuple[CommuniqueId, Sequence[Prepared]]], manifest: dict[str, str]) -> None:
        """Give every communiqué other passages, all at once, made the way that `manifest` says."""
        with self._database.writing() as db:
            change = next_change(db)
            db.execute(f"{rows.NOTE_REMOVED} WHERE TRUE {rows.NOTED_AGAIN}", (change,))
            db.execute("DELETE FROM passages")
            for communique, passages in submissions:
                db.insert(rows.PASSAGES, (rows.of_passage(communique, passage, change) for passage in passages))
            record(db, manifest)


def insert(db: Connection, new: dict[CommuniqueId, Submission], change: int) -> None:
    """What is new, a table after the other: a database far away takes many rows in the time of one."""
    texts = (rows.of_communique(each.communique, each.file) for each in new.values())
    db.insert(rows.COMMUNIQUES, texts, "ON CONFLICT (id) DO NOTHING")
    db.insert(
        rows.PASSAGES, (rows.of_passage(id, passage, change) for id, each in new.items() for passage in each.passages)
    )
    acronyms = ((acronym.word, " ".join(acronym.meaning), id) for id, each in new.items() for acronym in each.acronyms)
    db.insert("sigles", acronyms)
    facts = (row for each in new.values() for row in rows.of_other_facts(each.communique))
    db.insert(rows.OTHER_FACTS, facts, "ON CONFLICT DO NOTHING")
    for id, each in new.items():
        near_duplicates.link(db, id, each.communique.text)
    for table in ("removed_communiques", "withdrawn"):
        db.execute(f"DELETE FROM {table} WHERE id {{among}}", (list(new),))
