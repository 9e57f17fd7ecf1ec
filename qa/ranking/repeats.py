"""Near-identical passages, shown once, and where else they are."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

T = TypeVar("T")

_ALIKE = 0.75  # Jaccard similarity of word pairs, from which one passage repeats another


@dataclass(frozen=True)
class Once(Generic[T]):
    """An item, and those after it that say nearly the same, as far as one looked."""

    item: T
    repeats: list[T]


def without_repeats(items: Iterable[T], words_of: Callable[[T], Sequence[str]], most: int) -> list[Once[T]]:
    """The first `most` items whose words repeat no earlier one's, in order, each with what repeats it before the next.

    >>> without_repeats(["a b", "a b", "c", "d"], str.split, 2)
    [Once(item='a b', repeats=['a b']), Once(item='c', repeats=[])]
    """
    kept: list[tuple[set[tuple[str, str]], Once[T]]] = []
    for item in items:
        words = words_of(item)
        pairs = set(pairwise(words)) or {(word, "") for word in words}
        like = next((once for other, once in kept if len(pairs & other) >= _ALIKE * len(pairs | other)), None)
        if like is not None:
            like.repeats.append(item)
        elif len(kept) == most:
            break
        else:
            kept.append((pairs, Once(item, [])))
    return [once for _, once in kept]
