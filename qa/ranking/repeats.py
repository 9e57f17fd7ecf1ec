"""Near-identical passages, shown once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")

_ALIKE = 0.75  # Jaccard similarity of word pairs, from which one passage repeats another


def without_repeats(items: Iterable[T], words_of: Callable[[T], Sequence[str]]) -> Iterator[T]:
    """`items` in order, without those whose words nearly repeat an earlier one's."""
    kept: list[set[tuple[str, str]]] = []
    for item in items:
        words = words_of(item)
        pairs = set(pairwise(words)) or {(word, "") for word in words}
        if all(len(pairs & other) < _ALIKE * len(pairs | other) for other in kept):
            kept.append(pairs)
            yield item
