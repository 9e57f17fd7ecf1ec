"""Many vectors: each in 64 bytes in memory, and whole in a file that is mapped.

Each question reads the packed ones (product quantization with four bits for four numbers: André et al., « Quicker
ADC », 2018), and the nearest of those in full, so that scores are exact. Kinds and figures: bench/measures.md.
"""

from collections.abc import Iterable
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from index.storage.folder.vectors.flat import Float16s, Hits, float16s_of, scan_alone, selector
from index.values.vectors import Ids, Vectors

Flags = npt.NDArray[np.bool_]

FEWEST = 16  # vectors that packing can be learned from

_IN_FULL = 16  # times as many as are asked for are read in full
_AT_LEAST = 1_600  # of them
_LEARNED_FROM = 8_192  # vectors, in ten rounds
_AT_ONCE = 8_192


class QuantizedVectors:
    """Nothing is added to it; what leaves is only passed over. One thread at a time may be in `search`."""

    def __init__(self, index: faiss.IndexRefine, ids: Ids) -> None:
        """`ids` in ascending order, of each vector in its place."""
        self._index = index
        self._ids = ids
        self._stays = np.ones(len(ids), dtype=np.bool_)
        self._last: tuple[Ids, Flags] | None = None  # what was admitted, and its flags

    @classmethod
    def made(cls, ids: Ids, vectors: Iterable[Float16s]) -> "QuantizedVectors":
        """Of these, of which there is one at least, in the order of `ids`. Some seconds for a million."""
        whole: faiss.IndexScalarQuantizer | None = None
        for block in vectors:
            whole = whole or float16s_of(block.shape[1])
            for start in range(0, len(block), _AT_ONCE):
                whole.add(block[start : start + _AT_ONCE].astype(np.float32))
        assert whole is not None
        dimension = whole.d
        per_four = next(width for width in (4, 2, 1) if dimension % width == 0)
        one_list = faiss.IndexFlatIP(dimension)  # the kind that has lists is the one that takes filters
        packed = faiss.IndexIVFPQFastScan(one_list, dimension, 1, dimension // per_four, 4, faiss.METRIC_INNER_PRODUCT)
        packed.by_residual = False
        packed.pq.cp.niter = 10
        drawn = np.random.default_rng(0).choice(len(ids), min(len(ids), _LEARNED_FROM), replace=False)
        packed.train(whole.reconstruct_batch(np.sort(drawn)))
        for start in range(0, len(ids), _AT_ONCE):
            packed.add(whole.reconstruct_n(start, min(_AT_ONCE, len(ids) - start)))
        return cls(faiss.IndexRefine(packed, whole), ids)

    @classmethod
    def of(cls, index: faiss.Index, ids: Ids) -> "QuantizedVectors":
        """What `index` was written from. Raises RuntimeError for anything else."""
        if not isinstance(index, faiss.IndexRefine):
            raise RuntimeError("another kind of index")
        return cls(index, ids)

    @property
    def index(self) -> faiss.Index:
        """What is to be written to disk."""
        return self._index

    @property
    def dimension(self) -> int:
        return int(self._index.d)

    def held(self, ids: Ids) -> Flags:
        """Which of these are there."""
        places = np.minimum(np.searchsorted(self._ids, ids), len(self._ids) - 1)
        present: Flags = (self._ids[places] == ids) & self._stays[places]
        return present

    def remove(self, ids: Ids) -> None:
        self._stays[np.searchsorted(self._ids, ids[self.held(ids)])] = False
        self._last = None

    def search(self, query: Vectors, k: int, admitted: Ids | None) -> Hits:
        """Up to `k` of the nearest, among those admitted if any are named."""
        selected = self._chosen(admitted)
        if selected is not None and not selected.any():
            return []
        scan_alone()
        only = {} if selected is None else {"sel": selector(selected)}
        if (len(self._ids) if selected is None else int(selected.sum())) <= _AT_LEAST:
            # FAISS leaves out the packed one that lies farthest from a query: few are compared whole.
            whole = faiss.downcast_index(self._index.refine_index)
            alone = faiss.SearchParameters(**only)  # SWIG classes
            return self._placed(*whole.search(query[None], min(k, len(self._ids)), params=alone), k)
        number = min(max(k, _AT_LEAST // _IN_FULL), len(self._ids))
        among = faiss.SearchParametersIVF(nprobe=1, **only)  # type: ignore[call-arg]
        parameters = faiss.IndexRefineSearchParameters(k_factor=float(_IN_FULL), base_index_params=among)  # type: ignore[call-arg]
        return self._placed(*self._index.search(query[None], number, params=parameters), k)

    def _placed(self, scores: Vectors, places: Ids, k: int) -> Hits:
        hits = zip(places[0], scores[0], strict=True)
        return [(int(self._ids[place]), float(score)) for place, score in hits if place >= 0][:k]

    def vectors(self, ids: Ids) -> Vectors:
        """`(len(ids), dimension)`, of those that are there."""
        whole = faiss.downcast_index(self._index.refine_index)
        vectors: Vectors = whole.reconstruct_batch(np.searchsorted(self._ids, ids))
        return vectors

    def _chosen(self, admitted: Ids | None) -> Flags | None:
        """A flag for each place; None for all of them."""
        if admitted is None:
            return None if self._stays.all() else self._stays
        if self._last is None or self._last[0] is not admitted:
            flags = np.zeros(int(max(self._ids[-1], admitted.max(initial=0))) + 1, dtype=np.bool_)
            flags[admitted] = True
            self._last = admitted, flags[self._ids] & self._stays
        return self._last[1]


def read_mapped(path: Path) -> faiss.Index:
    """An index whose vectors stay in the file until they are read."""
    return faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
