"""Nearest vectors, as a view that follows the store."""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np

from index.storage.folder.vectors.filters import Columns, FilterColumns, columns_of
from index.storage.folder.vectors.flat import FlatVectors, Float16s
from index.storage.folder.vectors.quantized import FEWEST, QuantizedVectors
from index.storage.folder.vectors.snapshots import Snapshots
from index.storage.records import Entry
from index.values.communique import PassageId
from index.values.filter import EVERYTHING, Filter
from index.values.vectors import Ids, Vectors

MANY = 50_000  # passages, from which they are packed: bench/measures.md

_SNAPSHOT_SHARE = 0.05  # of the passages changed since the last snapshot, before another is written
_AT_ONCE = 4_096  # entries, whose vectors come in single precision
_NONE = np.array([], dtype=np.int64)

Change = tuple[Columns, Float16s, Ids]
"""Passages that came, their vectors, and the ids of those that left."""


class VectorIndex:
    """An index in memory, with a snapshot on disk.

    Past `many` passages, those of the snapshot are packed and lie in it, and what came since is `fresh`; from time to
    time all are packed anew, while searches see what there was. The snapshot of few passages holds them all.
    """

    def __init__(self, folder: Path, identity: str, labels: Callable[[], Collection[str]], many: int = MANY) -> None:
        """`labels` are the sources as texts are labelled with them: « CGT, FO » is one, and signed by both."""
        self._labels = labels
        self._snapshots = Snapshots(folder, identity)
        self._many = max(many, FEWEST)
        self._lock = threading.RLock()
        self._packed: QuantizedVectors | None = None
        self._fresh: FlatVectors | None = None
        self._facts = FilterColumns()
        self._synced_to = 0
        self._since_snapshot = 0
        self._packing: threading.Thread | None = None
        self._meanwhile: list[Change] = []  # what the passages that are being packed lack
        if (snapshot := self._snapshots.last()) is not None:
            self._synced_to, self._facts, self._packed, self._fresh = snapshot

    @property
    def synced_to(self) -> int:
        return self._synced_to

    def __len__(self) -> int:
        with self._lock:  # not what there was a moment ago, while changes are made again to what was packed
            return len(self._facts)

    def apply(self, added: Iterable[Entry], removed: Ids, synced_to: int) -> None:
        columns, blocks = _compact(added)
        vectors = np.concatenate(blocks) if blocks else np.empty((0, 0), dtype=np.float16)
        with self._lock:
            self._change((columns, vectors, removed))
            self._synced_to = synced_to
            self._since_snapshot += len(removed) + len(columns)
            if self._packing is not None:
                self._meanwhile.append((columns, vectors, removed))
            elif self._since_snapshot > _SNAPSHOT_SHARE * len(self):
                self._since_snapshot = 0
                if self._packed is None and len(self) < self._many:
                    self._snapshots.write(self._fresh, self._facts, self._synced_to)
                else:  # no daemon: a command that added many texts ends when the next one finds them packed
                    self._packing = threading.Thread(target=self._pack)
                    self._packing.start()

    def replace(self, entries: Iterable[Entry], synced_to: int) -> None:
        columns, blocks = _compact(entries)
        index = _made(columns["id"], _consumed(blocks), self._many)
        facts = FilterColumns().changed(columns, _NONE)
        with self._lock:
            self._packing, self._since_snapshot = None, 0
            self._synced_to, self._facts = synced_to, facts
            self._hold(self._snapshots.write(index, facts, synced_to))

    def search(self, query: Vectors, k: int, within: Filter) -> list[tuple[PassageId, float]]:
        if k < 1:
            return []
        labels = self._labels() if within.sources else ()
        with self._lock:
            admitted = None if within == EVERYTHING else self._facts.admitted(within, labels)
            parts = (self._packed, self._fresh) if admitted is None or len(admitted) else ()
            hits = [hit for part in parts if part is not None for hit in part.search(query, k, admitted)]
        return sorted(((PassageId(i), score) for i, score in hits), key=lambda hit: (-hit[1], hit[0]))[:k]

    def score(self, query: Vectors, ids: Ids) -> Vectors:
        scores = np.zeros(len(ids), dtype=np.float32)
        with self._lock:
            present = self._facts.held(ids)
            packed = present & self._packed.held(ids) if self._packed is not None else np.zeros_like(present)
            for part, which in ((self._packed, packed), (self._fresh, present & ~packed)):
                if part is not None and which.any():
                    scores[which] = part.vectors(ids[which]) @ query
        return scores

    def _change(self, change: Change) -> None:
        columns, vectors, removed = change
        replaced = np.concatenate([removed, columns["id"]])
        replaced = replaced[self._facts.held(replaced)]
        if self._packed is not None:
            packed = self._packed.held(replaced)
            self._packed.remove(replaced[packed])
            replaced = replaced[~packed]
        if self._fresh is not None:
            self._fresh.remove(replaced)
        if len(columns):
            self._fresh = self._fresh or FlatVectors.empty(vectors.shape[1])
            self._fresh.add(columns["id"], vectors)
        self._facts = self._facts.changed(columns, removed)

    def _pack(self) -> None:
        try:
            self._pack_all()
        finally:  # also when it failed: it is tried again at a later change, and what there is goes on answering
            with self._lock:
                if self._packing is threading.current_thread():
                    self._packing, self._meanwhile = None, []

    def _pack_all(self) -> None:
        """Searches, and changes, go on meanwhile."""
        me = threading.current_thread()
        with self._lock:
            if self._packing is not me:
                return  # all was made anew meanwhile
            facts, synced_to, packed = self._facts, self._synced_to, self._packed
            fresh = self._fresh.copied() if self._fresh is not None else None
            self._meanwhile.clear()
        index = _made(facts.ids, _vectors(facts.ids, packed, fresh), self._many)
        with self._snapshots.written(index, facts, synced_to) as take_place, self._lock:
            if self._packing is not me:
                return
            changes, self._packing = self._meanwhile, None
            self._facts, self._meanwhile = facts, []
            self._hold(take_place())
            for change in changes:
                self._change(change)

    def _hold(self, index: QuantizedVectors | FlatVectors | None) -> None:
        self._packed = index if isinstance(index, QuantizedVectors) else None
        self._fresh = index if isinstance(index, FlatVectors) else None


def _compact(entries: Iterable[Entry]) -> tuple[Columns, list[Float16s]]:
    """A million of them in a quarter of the memory that they came in, the vectors some thousands at a time."""
    rest = iter(entries)
    columns, vectors = [columns_of(())], list[Float16s]()
    while block := list(islice(rest, _AT_ONCE)):
        columns.append(columns_of(block))
        vectors.append(np.stack([entry.vector for entry in block]).astype(np.float16))
    return np.concatenate(columns), vectors


def _consumed(blocks: list[Float16s]) -> Iterator[Float16s]:
    """Each in turn, not kept: a million vectors are a gigabyte."""
    while blocks:
        yield blocks.pop(0)


def _made(ids: Ids, vectors: Iterable[Float16s], many: int) -> QuantizedVectors | FlatVectors | None:
    """`vectors` in the order of `ids`."""
    if not len(ids):
        return None
    if len(ids) >= many:
        return QuantizedVectors.made(ids, vectors)
    together = np.concatenate(list(vectors))
    exact = FlatVectors.empty(together.shape[1])
    exact.add(ids, together)
    return exact


def _vectors(ids: Ids, packed: QuantizedVectors | None, fresh: tuple[Ids, Float16s] | None) -> Iterator[Float16s]:
    """Those of `ids`, a few at a time: from `fresh` what is there, the rest from `packed`."""
    newer, of_newer = fresh if fresh is not None else (_NONE, np.empty((0, 0), dtype=np.float16))
    for start in range(0, len(ids), _AT_ONCE):
        block = ids[start : start + _AT_ONCE]
        places = np.searchsorted(newer, block)
        newer_ones = places < len(newer)
        newer_ones[newer_ones] = newer[places[newer_ones]] == block[newer_ones]
        width = of_newer.shape[1] if packed is None else packed.dimension
        vectors = np.empty((len(block), width), dtype=np.float16)
        vectors[newer_ones] = of_newer[places[newer_ones]] if newer_ones.any() else 0
        if packed is not None and not newer_ones.all():
            vectors[~newer_ones] = packed.vectors(block[~newer_ones])
        yield vectors
