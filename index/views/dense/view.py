"""Nearest vectors, as a view that follows the store."""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np

from index.communique import PassageId
from index.filter import EVERYTHING, Filter
from index.ports import Entry, Ids, Vectors
from index.views.dense.exact import Exact, Halves
from index.views.dense.facts import Columns, Facts, columns_of
from index.views.dense.packed import FEWEST, Packed
from index.views.dense.snapshots import Snapshots

MANY = 50_000  # passages, from which they are packed: docs/decisions.md

_SNAPSHOT_SHARE = 0.05  # of the passages changed since the last snapshot, before another is written
_AT_ONCE = 4_096  # entries, whose vectors come in single precision
_NONE = np.array([], dtype=np.int64)

Change = tuple[Columns, Halves, Ids]
"""Passages that came, their vectors, and the ids of those that left."""


class DenseView:
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
        self._packed: Packed | None = None
        self._fresh: Exact | None = None
        self._facts = Facts()
        self._reached = 0
        self._since_snapshot = 0
        self._packing: threading.Thread | None = None
        self._meanwhile: list[Change] = []  # what the passages that are being packed lack
        if (kept := self._snapshots.last()) is not None:
            self._reached, self._facts, self._packed, self._fresh = kept

    @property
    def reached(self) -> int:
        return self._reached

    def __len__(self) -> int:
        with self._lock:  # not what there was a moment ago, while changes are made again to what was packed
            return len(self._facts)

    def apply(self, added: Iterable[Entry], removed: Ids, reached: int) -> None:
        columns, blocks = _compact(added)
        vectors = np.concatenate(blocks) if blocks else np.empty((0, 0), dtype=np.float16)
        with self._lock:
            self._change((columns, vectors, removed))
            self._reached = reached
            self._since_snapshot += len(removed) + len(columns)
            if self._packing is not None:
                self._meanwhile.append((columns, vectors, removed))
            elif self._since_snapshot > _SNAPSHOT_SHARE * len(self):
                self._since_snapshot = 0
                if self._packed is None and len(self) < self._many:
                    self._snapshots.write(self._fresh, self._facts, self._reached)
                else:  # no daemon: a command that added many texts ends when the next one finds them packed
                    self._packing = threading.Thread(target=self._pack)
                    self._packing.start()

    def replace(self, entries: Iterable[Entry], reached: int) -> None:
        columns, blocks = _compact(entries)
        made = _made(columns["id"], _consumed(blocks), self._many)
        facts = Facts().changed(columns, _NONE)
        with self._lock:
            self._packing, self._since_snapshot = None, 0
            self._reached, self._facts = reached, facts
            self._hold(self._snapshots.write(made, facts, reached))

    def search(self, query: Vectors, k: int, within: Filter) -> list[tuple[PassageId, float]]:
        if k < 1:
            return []
        labels = self._labels() if within.sources else ()
        with self._lock:
            admitted = None if within == EVERYTHING else self._facts.admitted(within, labels)
            parts = (self._packed, self._fresh) if admitted is None or len(admitted) else ()
            found = [hit for part in parts if part is not None for hit in part.search(query, k, admitted)]
        return sorted(((PassageId(i), score) for i, score in found), key=lambda hit: (-hit[1], hit[0]))[:k]

    def score(self, query: Vectors, ids: Ids) -> Vectors:
        scores = np.zeros(len(ids), dtype=np.float32)
        with self._lock:
            held = self._facts.held(ids)
            packed = held & self._packed.held(ids) if self._packed is not None else np.zeros_like(held)
            for part, which in ((self._packed, packed), (self._fresh, held & ~packed)):
                if part is not None and which.any():
                    scores[which] = part.vectors(ids[which]) @ query
        return scores

    def _change(self, change: Change) -> None:
        columns, vectors, removed = change
        gone = np.concatenate([removed, columns["id"]])
        gone = gone[self._facts.held(gone)]
        if self._packed is not None:
            packed = self._packed.held(gone)
            self._packed.remove(gone[packed])
            gone = gone[~packed]
        if self._fresh is not None:
            self._fresh.remove(gone)
        if len(columns):
            self._fresh = self._fresh or Exact.empty(vectors.shape[1])
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
            facts, reached, packed = self._facts, self._reached, self._packed
            fresh = self._fresh.copied() if self._fresh is not None else None
            self._meanwhile.clear()
        made = _made(facts.ids, _vectors(facts.ids, packed, fresh), self._many)
        with self._snapshots.written(made, facts, reached) as take_place, self._lock:
            if self._packing is not me:
                return
            changes, self._packing = self._meanwhile, None
            self._facts, self._meanwhile = facts, []
            self._hold(take_place())
            for change in changes:
                self._change(change)

    def _hold(self, made: Packed | Exact | None) -> None:
        self._packed = made if isinstance(made, Packed) else None
        self._fresh = made if isinstance(made, Exact) else None


def _compact(entries: Iterable[Entry]) -> tuple[Columns, list[Halves]]:
    """A million of them in a quarter of the memory that they came in, the vectors some thousands at a time."""
    rest = iter(entries)
    columns, vectors = [columns_of(())], list[Halves]()
    while some := list(islice(rest, _AT_ONCE)):
        columns.append(columns_of(some))
        vectors.append(np.stack([one.vector for one in some]).astype(np.float16))
    return np.concatenate(columns), vectors


def _consumed(blocks: list[Halves]) -> Iterator[Halves]:
    """Each in turn, not kept: a million vectors are a gigabyte."""
    while blocks:
        yield blocks.pop(0)


def _made(ids: Ids, vectors: Iterable[Halves], many: int) -> Packed | Exact | None:
    """`vectors` in the order of `ids`."""
    if not len(ids):
        return None
    if len(ids) >= many:
        return Packed.made(ids, vectors)
    together = np.concatenate(list(vectors))
    exact = Exact.empty(together.shape[1])
    exact.add(ids, together)
    return exact


def _vectors(ids: Ids, packed: Packed | None, fresh: tuple[Ids, Halves] | None) -> Iterator[Halves]:
    """Those of `ids`, a few at a time: from `fresh` what is there, the rest from `packed`."""
    newer, of_newer = fresh if fresh is not None else (_NONE, np.empty((0, 0), dtype=np.float16))
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        places = np.searchsorted(newer, some)
        there = places < len(newer)
        there[there] = newer[places[there]] == some[there]
        width = of_newer.shape[1] if packed is None else packed.dimension
        found = np.empty((len(some), width), dtype=np.float16)
        found[there] = of_newer[places[there]] if there.any() else 0
        if packed is not None and not there.all():
            found[~there] = packed.vectors(some[~there])
        yield found
