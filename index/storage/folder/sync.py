"""An index brought to the last change of the texts, beside other processes that write meanwhile."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

import numpy as np

from index.storage.folder.tables import FolderTables
from index.storage.records import Changes, Entry
from index.storage.sql import rows
from index.storage.sql.manifest import LOST
from index.values.vectors import Ids

_REBUILD_SHARE = 0.1  # of the passages removed at once, past which an index is made anew


class Index(Protocol):
    """Derived from the texts: it can be thrown away, and catches up with them by change number."""

    @property
    def synced_to(self) -> int:
        """The number of the last change that this index holds; 0 for an empty one."""

    def __len__(self) -> int:
        """How many passages it holds."""

    def apply(self, added: Iterable[Entry], removed: Ids, synced_to: int) -> None:
        """Take passages in and out, all or nothing. What is there already is replaced, what is not is ignored."""

    def replace(self, entries: Iterable[Entry], synced_to: int) -> None:
        """Hold exactly `entries`. Searches see the old ones until it returns."""


def bring_up(index: Index, tables: FolderTables, change: int) -> None:
    """Bring `index` to `change` or past it: by what changed, or from zero where it is damaged or of other texts."""
    if note_loss(index, tables):
        replace(index, tables)
    elif index.synced_to < change:
        with changes_since(index.synced_to, tables) as changes:
            if len(changes.removed) <= _REBUILD_SHARE * len(index):
                index.apply(changes.added, changes.removed, changes.synced_to)
    if index.synced_to < change or not _still(lambda: len(index) == tables.texts.counts().passages, index, tables):
        replace(index, tables)


def note_loss(index: Index, tables: FolderTables) -> bool:
    """Whether the index has seen changes that the texts do not tell: what was written last was lost. It is noted in the
    texts, since the index is about to forget it.
    """
    behind = index.synced_to - tables.manifest.change  # in this order: the number of the texts is the first to move
    if behind > 0:
        tables.manifest.set(LOST, str(max(behind, int(tables.manifest.get(LOST) or 0))))
    return behind > 0


def replace(index: Index, tables: FolderTables) -> None:
    """Make `index` anew; searches see what it held until that is done.

    Another process may have brought a shared index further meanwhile: it is brought there again.
    """
    with changes_since(0, tables) as changes:
        index.replace(changes.added, changes.synced_to)
    if index.synced_to < tables.manifest.change:
        with changes_since(index.synced_to, tables) as changes:
            index.apply(changes.added, changes.removed, changes.synced_to)


@contextmanager
def changes_since(synced_to: int, tables: FolderTables) -> Iterator[Changes]:
    """What an index that reached `reached` must take in and out; `added` can be walked once, inside the block."""
    with tables.database.snapshot() as db:
        change = int(db.execute("SELECT value FROM manifest WHERE name = 'change'").fetchone()[0])
        removed = db.execute("SELECT id FROM removed_passages WHERE removed > ? ORDER BY id", (synced_to,)).fetchall()
        entries = rows.to_entries(db.execute(rows.SELECT_ENTRIES, (synced_to,)))
        yield Changes(change, np.array(removed, dtype=np.int64).reshape(-1), entries)


def _still(whole: Callable[[], bool], index: Index, tables: FolderTables) -> bool:
    """Whether the index is whole; taken to be, when it or the texts have moved while one looked: it is looked at again
    at the next change.
    """
    before = index.synced_to
    return whole() or not before == index.synced_to == tables.manifest.change
