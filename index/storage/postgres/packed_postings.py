"""Postings in few bytes: one row for a word and the passages of one block that hold it.

A row for each posting is forty bytes and a step of the server; here it is six, and numpy reads thousands at once.
"""

import struct
from collections.abc import Collection, Mapping

import numpy as np

BLOCK = 1_024
"""Ids of passages that share a row: those of which the division by it is the same."""

POSTING = np.dtype([("place", "<u2"), ("frequency", "<u2"), ("length", "<u2")])
"""The place of a passage in its block, how often it holds the word, and how many words it has, rounded."""

Key = tuple[str, int]
"""A word and a block."""

_pack = struct.Struct("<HHH").pack
_MOST = 0xFFFF


def pack(counts: Mapping[int, Mapping[str, int]]) -> dict[Key, bytes]:
    """Of passages that hold each word so many times, what is to be added to each row.

    >>> pack({1026: {"greve": 2, "nationale": 1}})[("greve", 1)].hex(" ", 2)
    '0200 0200 0300'
    """
    rows: dict[Key, bytearray] = {}
    for passage, times in counts.items():
        block, place = divmod(passage, BLOCK)
        length = min(rounded(sum(times.values())), _MOST)
        for word, frequency in times.items():
            rows.setdefault((word, block), bytearray()).extend(_pack(place, min(frequency, _MOST), length))
    return {key: bytes(row) for key, row in rows.items()}


def without(row: bytes, places: Collection[int]) -> bytes:
    """The row less these places of its block."""
    postings = np.frombuffer(row, POSTING)
    return postings[~np.isin(postings["place"], list(places))].tobytes()


def in_order(row: bytes) -> bytes:
    """The row with its places in ascending order: a passage whose words were corrected comes last in it. What is no row
    stays as it is."""
    if len(row) % POSTING.itemsize:
        return row
    return np.sort(np.frombuffer(row, POSTING), order="place").tobytes()


def rounded(length: int) -> int:
    """A length to four significant bits past 24, as Lucene and tantivy keep it.

    >>> [rounded(length) for length in (39, 41, 100)]
    [39, 40, 96]
    """
    if length < 40:
        return length
    shift = (length - 24).bit_length() - 4
    return 24 + ((length - 24) >> shift << shift)
