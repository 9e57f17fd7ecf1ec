"""Nearest vectors. The only file that knows FAISS, and the only one where a distance could be met."""

import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

import faiss
import numpy as np

from index.communique import PassageId
from index.filter import Filter
from index.ports import Entry, Ids, Vectors
from index.views.dense_files import name_snapshot, reached_by

faiss.omp_set_num_threads(1)  # one question is one scan: a second thread only waits for the first

_SNAPSHOT_SHARE = 0.05  # of the passages changed since the last snapshot, before another is written


class DenseView:
    """An exact inner-product index in memory, with a snapshot on disk.

    A snapshot's name carries the identity of its store, the change that it reached and the sum of its bytes, so that
    one left by another store, by a crash or damaged is never taken for this one's.
    `admitted` gives the ids that a filter lets through.
    """

    def __init__(self, folder: Path, identity: str, admitted: Callable[[Filter], Ids]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._identity = identity
        self._admitted = admitted
        self._lock = threading.Lock()
        self._index: faiss.Index | None = None
        self._reached = 0
        self._since_snapshot = 0
        self._open_snapshot()

    @property
    def reached(self) -> int:
        return self._reached

    def __len__(self) -> int:
        return self._index.ntotal if self._index is not None else 0

    def apply(self, added: Iterable[Entry], removed: Ids, reached: int) -> None:
        entries = list(added)
        ids = np.array([entry.id for entry in entries], dtype=np.int64)
        with self._lock:
            if self._index is not None:
                self._index.remove_ids(faiss.IDSelectorBatch(np.concatenate([removed, ids])))
            if entries:
                vectors = np.stack([entry.vector for entry in entries])
                if self._index is None:
                    self._index = _empty(vectors.shape[1])
                self._index.add_with_ids(vectors, ids)
            self._reached = reached
            self._since_snapshot += len(removed) + len(ids)
            if self._since_snapshot > _SNAPSHOT_SHARE * len(self):
                self._write_snapshot()

    def replace(self, entries: Iterable[Entry], reached: int) -> None:
        kept = list(entries)
        index: faiss.Index | None = None
        if kept:
            vectors = np.stack([entry.vector for entry in kept])
            index = _empty(vectors.shape[1])
            index.add_with_ids(vectors, np.array([entry.id for entry in kept], dtype=np.int64))
        with self._lock:
            self._index = index
            self._reached = reached
            self._write_snapshot()

    def search(self, query: Vectors, k: int, within: Filter) -> list[tuple[PassageId, float]]:
        if self._index is None or k < 1:
            return []
        parameters = None
        if within != Filter():
            admitted = self._admitted(within)
            if not len(admitted):
                return []
            selector = faiss.IDSelectorBatch(admitted)
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # a SWIG class
        with self._lock:
            scores, ids = self._index.search(query[None], min(k, self._index.ntotal), params=parameters)
        hits = [(PassageId(int(i)), float(s)) for i, s in zip(ids[0], scores[0], strict=True) if i >= 0]
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))

    def score(self, query: Vectors, ids: Ids) -> Vectors:
        scores = np.zeros(len(ids), dtype=np.float32)
        with self._lock:
            for place, passage in enumerate(ids):
                try:
                    scores[place] = self._index.reconstruct(int(passage)) @ query if self._index is not None else 0
                except RuntimeError:  # FAISS's way to say that it does not hold this id
                    continue
        return scores

    def _open_snapshot(self) -> None:
        for path in sorted(self._folder.glob(f"dense-{self._identity}-*.faiss"), reverse=True):
            reached = reached_by(path)
            if reached is None:  # damaged: the store tells it all again
                continue
            try:
                self._index = faiss.read_index(str(path))
                self._reached = reached
                return
            except RuntimeError:  # gone, or of another version of FAISS
                continue

    def _write_snapshot(self) -> None:
        self._since_snapshot = 0
        old = set(self._folder.glob("dense-*.faiss"))
        kept: set[Path] = set()
        if self._index is not None:
            partial = self._folder / f"dense-{self._identity}.{os.getpid()}.tmp"
            try:
                faiss.write_index(self._index, str(partial))
                kept = {name_snapshot(partial, self._identity, self._reached)}
            except (RuntimeError, OSError):  # a full disk: the store tells it all again at the next opening
                partial.unlink(missing_ok=True)
        for stale in old - kept:
            stale.unlink(missing_ok=True)


def _empty(dimension: int) -> faiss.IndexIDMap2:
    """Half precision is what the store holds, so that nothing is lost, and takes half the time to read through."""
    halves = faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    return faiss.IndexIDMap2(halves)
