"""Vectors in memory, all of them read for each question."""

import faiss
import numpy as np
import numpy.typing as npt

from index.values.vectors import Ids, Vectors

Float16s = npt.NDArray[np.float16]
"""Half precision is what the store holds: nothing is lost, and it takes half the time to read through."""

Hits = list[tuple[int, float]]
"""Ids and scores; higher is closer."""

_AT_ONCE = 8_192  # vectors in single precision


class FlatVectors:
    """Its callers see to it that one thread at a time is in it."""

    def __init__(self, index: faiss.IndexIDMap2) -> None:
        self._index = index

    @classmethod
    def empty(cls, dimension: int) -> "FlatVectors":
        return cls(faiss.IndexIDMap2(float16s_of(dimension)))

    @classmethod
    def of(cls, index: faiss.Index) -> "FlatVectors":
        """What `index` was written from. Raises RuntimeError for anything else."""
        if not isinstance(index, faiss.IndexIDMap2):
            raise RuntimeError("another kind of index")
        return cls(index)

    @property
    def index(self) -> faiss.Index:
        """What is to be written to disk."""
        return self._index

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def add(self, ids: Ids, vectors: Float16s) -> None:
        """`ids` that are not there, with their vectors `(n, dimension)`."""
        for start in range(0, len(ids), _AT_ONCE):
            block = slice(start, start + _AT_ONCE)
            self._index.add_with_ids(vectors[block].astype(np.float32), ids[block])

    def remove(self, ids: Ids) -> None:
        if len(ids) and len(self):  # even a removal of nothing goes through all
            self._index.remove_ids(faiss.IDSelectorBatch(ids))

    def search(self, query: Vectors, k: int, admitted: Ids | None) -> Hits:
        """Up to `k` of the nearest, among those admitted if any are named."""
        if not len(self):
            return []
        scan_alone()
        parameters = None
        if admitted is not None:
            flags = np.zeros(int(admitted.max(initial=0)) + 1, dtype=np.bool_)
            flags[admitted] = True
            parameters = faiss.SearchParameters(sel=selector(flags))  # type: ignore[call-arg]  # a SWIG class
        scores, ids = self._index.search(query[None], min(k, len(self)), params=parameters)
        return [(int(i), float(score)) for i, score in zip(ids[0], scores[0], strict=True) if i >= 0]

    def vectors(self, ids: Ids) -> Vectors:
        """`(len(ids), dimension)`. Raises RuntimeError for one that is not there."""
        vectors: Vectors = self._index.reconstruct_batch(ids)
        return vectors

    def copied(self) -> tuple[Ids, Float16s]:
        """All that it holds, in order of ids."""
        ids: Ids = faiss.vector_to_array(self._index.id_map)
        codes = faiss.vector_to_array(faiss.downcast_index(self._index.index).codes)  # type: ignore[attr-defined]
        order = np.argsort(ids)
        return ids[order], codes.view("<f2").reshape(len(ids), self._index.d)[order]


def scan_alone() -> None:
    """One question is one scan: a second thread only waits for the first. Said before each search, since FAISS takes it
    for the calling thread alone, and searches are made in many.
    """
    faiss.omp_set_num_threads(1)


def float16s_of(dimension: int) -> faiss.IndexScalarQuantizer:
    return faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)


def selector(flags: npt.NDArray[np.bool_]) -> faiss.IDSelector:
    """What lets through the ids whose flag is set."""
    return faiss.IDSelectorBitmap(np.packbits(flags, bitorder="little"))  # type: ignore[call-arg, arg-type]
