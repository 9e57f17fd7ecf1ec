"""A PostgreSQL database as a whole: the indexes lie beside the texts, written in the same transactions."""

import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from index.encoder.port import Kept
from index.passages.port import Prepared
from index.storage.postgres.bm25 import PostgresBm25
from index.storage.postgres.check import faults
from index.storage.postgres.connection import UnreachableError
from index.storage.postgres.dsn import BACKED_UP_ELSEWHERE, Dsn
from index.storage.postgres.filters import Filtering
from index.storage.postgres.maintenance import drop_index, finish_load
from index.storage.postgres.postings import derive_again
from index.storage.postgres.tables import PostgresTables
from index.storage.postgres.vectors import PostgresVectors
from index.storage.records import Backup, Receipt, Submission
from index.storage.sql.erase import settle
from index.storage.sql.kept_vectors import kept_by
from index.storage.sql.origins import TextOrigins
from index.values.communique import Communique, CommuniqueId
from index.values.correction import Correction
from index.values.errors import DixitError

_TRIES = 8  # at an addition, while another server takes the place of one that went
_PAUSE = 2.0  # seconds between them
_RECEIPT = "receipts (of, receipt)"


class PostgresStorage:
    """Any number of processes, on any number of machines, may have one open."""

    kept_before: Path | None = None

    def __init__(self, dsn: Dsn, waiting: Callable[[], None] = lambda: None) -> None:
        """`waiting` is told once of each change that waits for another process. Raises DixitError for a database that
        is out of reach, or was made by a later version."""
        self._tables = PostgresTables(dsn, waiting)
        self.manifest, self.folder_files = self._tables.manifest, self._tables.folder_files
        self.texts, self.passages = self._tables.texts, self._tables.passages
        self.succession = self._tables.succession
        self.pool = self._tables.database
        self.filtering = Filtering(self.pool, self._tables.sources, self._tables.manifest)
        self.words = PostgresBm25(self.pool, self.filtering, self._tables.manifest)
        self.vectors = PostgresVectors(self.pool, self.filtering, self._tables.sources)
        self._came = 0  # passages, since this process last finished a load
        self._loads = 0  # that are under way
        self._counting = threading.Lock()
        with suppress(DixitError):  # a replica, or a role that may only read
            self._finish_erasing()

    def kept_vectors(self) -> Kept:
        return kept_by(self.pool)

    def refresh(self, wait: bool = True) -> int:
        return self.manifest.change

    @contextmanager
    def loading(self) -> Iterator[None]:
        with self._counting:
            self._loads += 1
        try:
            yield
        finally:
            with self._counting:
                self._loads -= 1
        self._finish_load(more=self._loads > 0)
        self.refresh()

    def add(
        self, submissions: Sequence[Submission], origins: TextOrigins = (), replacing: bool = False
    ) -> set[CommuniqueId]:
        """Sent again while the server is gone: a text that it did keep is not kept twice."""
        self._came += sum(len(each.passages) for each in submissions)
        for _ in range(_TRIES - 1):
            try:
                return self._tables.editor.add(submissions, origins, replacing)
            except UnreachableError:
                time.sleep(_PAUSE)
        return self._tables.editor.add(submissions, origins, replacing)

    def remove(self, ids: Collection[CommuniqueId]) -> list[CommuniqueId]:
        removed = self._tables.editor.remove(ids)
        self.refresh()
        return removed

    def erase(self, ids: Collection[CommuniqueId]) -> list[Receipt]:
        """The receipts are kept in a table."""
        self._tables.editor.erase(ids)
        return [receipt for receipt in self._finish_erasing() if receipt.id in ids]

    def _finish_erasing(self) -> list[Receipt]:
        """The receipts of all that was erased and not settled; another server may do the same meanwhile."""
        if not (erased := self._tables.editor.unsettled()):
            return []
        self.pool.vacuum()
        self.rebuild()
        day = date.today().isoformat()
        receipts = [Receipt(id, day, rows, "deleted", [], [], []) for id, rows in erased.items()]
        with self.pool.writing() as db:
            db.insert(_RECEIPT, [(receipt.id, receipt.as_json()) for receipt in receipts])
            settle(db, erased)
        return receipts

    def correct(
        self,
        communique: CommuniqueId,
        correction: Correction | None,
        prepare: Callable[[Communique], Sequence[Prepared]],
    ) -> Communique | None:
        corrected = self._tables.editor.correct(communique, correction, prepare)
        self.refresh()
        return corrected

    def resplit(self, submissions: Iterable[tuple[CommuniqueId, Sequence[Prepared]]], manifest: dict[str, str]) -> None:
        self._tables.editor.resplit(submissions, manifest)

    def rebuild(self) -> None:
        with self.pool.bare_writing() as db:
            derive_again(db)
            drop_index(db)
        finish_load(self.pool, self.texts.counts().passages, more=False)

    def faults(self) -> list[str]:
        self.refresh()
        with self.pool.snapshot() as db:
            wrong = faults(db)
        wrong += [f"Le communiqué {id} n’est pas couvert par ses passages." for id in self.passages.uncovered()]
        counted, passages = len(self.words), self.texts.counts().passages
        if counted != passages:
            wrong.append(f"L’index des mots compte {counted} passages au lieu de {passages}\u00a0: reconstruisez-le.")
        return wrong

    def back_up(self, file: Path) -> Backup:
        raise DixitError(BACKED_UP_ELSEWHERE)

    def close(self) -> None:
        self._tables.close()

    def _finish_load(self, more: bool) -> None:
        """What was added is kept though the server goes away meanwhile: the rest is done at a later addition."""
        try:
            if self._came:
                finish_load(self.pool, self._came, more)
        except UnreachableError:
            return
        if not more:
            self._came = 0
