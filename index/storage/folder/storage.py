"""A data folder as a whole: texts in SQLite, and the indexes of words and vectors that follow them."""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from index.encoder.port import Kept
from index.passages.port import Prepared
from index.storage.folder.backup import write_backup
from index.storage.folder.bm25 import Bm25Index
from index.storage.folder.check import index_faults, text_faults
from index.storage.folder.erasing import UNFINISHED, erasing, finish
from index.storage.folder.kept_vectors import kept_in
from index.storage.folder.sync import Index, bring_up, note_loss, replace
from index.storage.folder.tables import FolderTables
from index.storage.folder.vectors.index import VectorIndex
from index.storage.records import Backup, Receipt, Submission
from index.storage.sql.origins import TextOrigins
from index.values.communique import Communique, CommuniqueId
from index.values.correction import Correction
from index.values.errors import DixitError

_PATIENCE = 600.0  # seconds to wait for another erasure
_AWAITED = 5.0  # seconds for what another server acknowledged; what takes longer is answered without
_MOVING = 50  # times that a check begins again while others write
_BACKED_UP = "INSERT INTO backups VALUES (?, ?) ON CONFLICT (file) DO UPDATE SET day = excluded.day"


class FolderStorage:
    """The texts are what counts: both indexes carry the number of the change that they reached, and catch up."""

    def __init__(self, folder: Path, waiting: Callable[[], None] = lambda: None) -> None:
        """`waiting` is told once of each change that waits for another process. Raises DixitError for a folder that
        cannot be written, is damaged, or was made by a later version."""
        self._folder = folder
        self._tables = FolderTables(folder, waiting)
        self.kept_before = self._tables.kept_before
        self.manifest, self.folder_files = self._tables.manifest, self._tables.folder_files
        self.texts, self.passages = self._tables.texts, self._tables.passages
        self.succession = self._tables.succession
        indexes, identity = folder / "views", self.manifest.identity
        self.words = Bm25Index(indexes, identity)
        self.vectors = VectorIndex(indexes, identity, self._tables.sources.labels)
        self._synced_to = -1
        self._syncing = threading.Lock()
        note_loss(self.words, self._tables)
        with suppress(DixitError):  # under way elsewhere, or no room for it: `faults` tells it meanwhile
            self._finish_erasing()

    def _check_it_is_there(self) -> None:
        """Raises DixitError when it is not: what is open would be written to, where nobody looks for it."""
        if not self._folder.is_dir():
            raise DixitError(
                f"Le dossier «\u202f{self._folder}\u202f» n’est plus là\u00a0: remettez-le à sa place, ou relancez "
                "Dixit sur le dossier où il est maintenant."
            )

    def refresh(self, wait: bool = True) -> int:
        try:
            return self._refresh(wait)
        except (OSError, ValueError):  # tantivy's and FAISS's own, for want of their files
            self._check_it_is_there()
            raise

    def _refresh(self, wait: bool) -> int:
        if not self._is_synced() and self._syncing.acquire(timeout=-1 if wait else _AWAITED):
            try:
                if not self._is_synced():  # by the thread that this one waited for
                    change = self.manifest.change
                    for index in self._indexes:
                        bring_up(index, self._tables, change)
                    self._synced_to = change
            finally:
                self._syncing.release()
        return self._synced_to

    @contextmanager
    def loading(self) -> Iterator[None]:
        yield
        self.refresh()

    def add(
        self, submissions: Sequence[Submission], origins: TextOrigins = (), replacing: bool = False
    ) -> set[CommuniqueId]:
        self._check_it_is_there()
        return self._tables.editor.add(submissions, origins, replacing)

    def remove(self, ids: Collection[CommuniqueId]) -> list[CommuniqueId]:
        self._check_it_is_there()
        removed = self._tables.editor.remove(ids)
        self.refresh()
        return removed

    def erase(self, ids: Collection[CommuniqueId]) -> list[Receipt]:
        """The receipts are kept in the folder; the copies that Dixit made of its own accord are deleted."""
        self._check_it_is_there()
        with erasing(self._folder, _PATIENCE):
            self._tables.editor.erase(ids)
            receipts = finish(self._folder, self._tables, self.rebuild)
        return [receipt for receipt in receipts if receipt.id in ids]

    def correct(
        self,
        communique: CommuniqueId,
        correction: Correction | None,
        prepare: Callable[[Communique], Sequence[Prepared]],
    ) -> Communique | None:
        self._check_it_is_there()
        corrected = self._tables.editor.correct(communique, correction, prepare)
        self.refresh()
        return corrected

    def resplit(self, submissions: Iterable[tuple[CommuniqueId, Sequence[Prepared]]], manifest: dict[str, str]) -> None:
        self._tables.editor.resplit(submissions, manifest)

    def rebuild(self) -> None:
        for index in self._indexes:
            replace(index, self._tables)

    def faults(self) -> list[str]:
        found: list[str] = []
        for _ in range(_MOVING):
            self.refresh()
            with self.words.still():
                change = self.manifest.change
                found = index_faults(self._tables, self.words, self.vectors)
                settled = change == self.manifest.change == self.words.synced_to == self.vectors.synced_to
            if not found or settled:
                break  # else somebody wrote meanwhile, and what was counted is not of one moment
        if self._tables.editor.unsettled():
            found.append(f"U{UNFINISHED[1:]}")
        return text_faults(self._tables) + found

    def back_up(self, file: Path) -> Backup:
        """See `index.storage.folder.backup`."""
        place = str(file.resolve())
        if not file.exists():  # noted first: an erasure must know of a copy that was cut short
            with self._tables.database.writing() as db:
                db.execute(_BACKED_UP, (place, date.today().isoformat()))
        try:
            return write_backup(self._tables.database, self._folder, file)
        except DixitError:
            if not file.exists():
                with self._tables.database.writing() as db:
                    db.execute("DELETE FROM backups WHERE file = ?", (place,))
            raise

    def kept_vectors(self) -> Kept:
        return kept_in(self._folder)

    def close(self) -> None:
        self._tables.close()

    def _finish_erasing(self) -> None:
        if self._tables.editor.unsettled():
            with erasing(self._folder, 0):
                finish(self._folder, self._tables, self.rebuild)

    @property
    def _indexes(self) -> tuple[Index, Index]:
        return (self.words, self.vectors)

    def _is_synced(self) -> bool:
        """Whether nothing has moved; another process that makes the shared index anew may set it back for a moment."""
        return self.manifest.change == self._synced_to <= min(index.synced_to for index in self._indexes)
