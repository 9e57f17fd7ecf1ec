"""Vectors in half precision, between the bytes of the truth and pgvector's."""

import struct

import numpy as np


def to_wire(halves: bytes) -> bytes:
    """What pgvector receives: the dimension, two bytes of nothing, then each number with its first byte first."""
    numbers = np.frombuffer(halves, "<f2")
    return struct.pack(">HH", len(numbers), 0) + numbers.astype(">f2").tobytes()


def from_words(digits: bytes) -> bytes:
    """`[1,0.5]`, as pgvector writes a vector out, in the bytes of the truth."""
    return np.array(digits[1:-1].split(b","), dtype="<f2").tobytes()
