"""Near-identical passages, shown once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

_ALIKE = 0.9  # Jaccard similarity of word pairs, from which one passage repeats another


def without_repeats(items: Iterable[T], words_of: Callable[[T], Sequence[str]]) -> Iterator[T]:
    """`items` in order, without those whose words nearly repeat an earlier one's."""
    kept: list[set[tuple[str, str]]] = []
    for item in items:
        words = words_of(item)
        pairs = set(zip(words, words[1:], strict=False)) or {(word, "") for word in words}
        if all(len(pairs & other) < _ALIKE * len(pairs | other) for other in kept):
            kept.append(pairs)
            yield item
