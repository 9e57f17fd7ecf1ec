"""Many things, a few at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

_BATCH = 500


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """`items` by `_BATCH` (itertools.batched is of Python 3.12)."""
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        yield batch
