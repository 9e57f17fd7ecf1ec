"""An erasure brought to its end: no file of the folder holds a word of the text, and a receipt says so.

The rows go first, in one transaction that notes which; whatever cuts short what follows, the next opening ends it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from index.storage.folder import kept_vectors
from index.storage.folder.disk import in_french
from index.storage.folder.lock import owned
from index.storage.folder.receipts import keep_receipts
from index.storage.folder.strays import leftovers, older_indexes, take_away
from index.storage.folder.tables import FolderTables
from index.storage.folder.vectors.files import damaged_snapshots, synced_to_of
from index.storage.records import Receipt

UNFINISHED = "un effacement n’est pas fini, il le sera à la prochaine ouverture du dossier."


@contextmanager
def erasing(folder: Path, patience: float) -> Iterator[None]:
    """One erasure at a time, in whatever process. Raises DixitError where another takes longer than `patience`."""
    with in_french(UNFINISHED), owned(folder / "views" / "erasing.lock", patience):
        yield


def finish(folder: Path, tables: FolderTables, rebuild: Callable[[], None]) -> list[Receipt]:
    """The receipts of all that was erased and not settled; within `erasing`. May be done twice."""
    erased = tables.editor.unsettled()
    if not erased:
        return []
    tables.database.vacuum()
    if (folder / kept_vectors.NAME).exists():
        vectors = kept_vectors.kept_in(folder)
        vectors.forget(erased)
        vectors.close()
    rebuild()
    with tables.database.reading() as db:
        backups = [file for (file,) in db.execute("SELECT file FROM backups ORDER BY day, file")]
    for path in (
        *leftovers(folder, [Path(file) for file in backups], old=0),
        *older_indexes(folder, tables.manifest.identity),
        *_stale_snapshots(folder / "views", tables.manifest.change),
    ):
        take_away(path)
    receipts = keep_receipts(folder, erased, backups)
    tables.editor.settle(erased)
    return receipts


def _stale_snapshots(views: Path, change: int) -> list[Path]:
    """Those from before, which a full disk leaves where they are."""
    older = [path for path in views.glob("dense-*.faiss") if (synced_to_of(path) or 0) < change]
    return older + damaged_snapshots(views)
