"""The sub-words of a text → one vector for each of its words."""

from collections.abc import Sequence

import numpy as np

from index.encoder.encoder import Bytes, Read, as_bytes


def of_words(read: Read, words: Sequence[tuple[int, int]]) -> Bytes:
    """`(words, width)`: of each word, given by its bounds in the text and in order, the mean direction of the
    sub-words that lie in it; zeros for one that was not read, beyond the longest text.
    """
    starts = np.array([start for start, _ in words], dtype=np.int64)
    ends = np.array([end for _, end in words], dtype=np.int64)
    first = np.searchsorted(read.spans[:, 1], starts, side="right")  # that ends after the word begins
    last = np.searchsorted(read.spans[:, 0], ends, side="left")
    sums = np.zeros((len(read.vectors) + 1, read.vectors.shape[1]), dtype=np.float32)
    np.cumsum(read.vectors, axis=0, dtype=np.float32, out=sums[1:])
    means = sums[np.maximum(last, first)] - sums[first]
    lengths = np.linalg.norm(means, axis=1, keepdims=True)
    return as_bytes(means / np.maximum(lengths, 1.0))
