"""Near-identical passages, shown once, and where else they are."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

T = TypeVar("T")

_ALIKE = 0.75  # Jaccard similarity of word pairs, from which one passage repeats another


@dataclass(frozen=True)
class Deduplicated(Generic[T]):
    """An item, and those after it that say nearly the same, as far as one looked."""

    item: T
    repeats: list[T]


def alike(words: Sequence[str], other_words: Sequence[str]) -> float:
    """The Jaccard similarity of their pairs of words, from 0 to 1."""
    pairs, other_pairs = _pairs(words), _pairs(other_words)
    return len(pairs & other_pairs) / max(1, len(pairs | other_pairs))


def _pairs(words: Sequence[str]) -> set[tuple[str, str]]:
    return set(pairwise(words)) or {(word, "") for word in words}


def without_repeats(items: Iterable[T], words_of: Callable[[T], Sequence[str]], most: int) -> list[Deduplicated[T]]:
    """The first `most` items whose words repeat no earlier one's, in order, each with what repeats it before the next.

    >>> without_repeats(["a b", "a b", "c", "d"], str.split, 2)
    [Deduplicated(item='a b', repeats=['a b']), Deduplicated(item='c', repeats=[])]
    """
    distinct_items: list[tuple[set[tuple[str, str]], Deduplicated[T]]] = []
    for item in items:
        pairs = _pairs(words_of(item))
        like = next(
            (distinct for earlier, distinct in distinct_items if len(pairs & earlier) >= _ALIKE * len(pairs | earlier)),
            None,
        )
        if like is not None:
            like.repeats.append(item)
        elif len(distinct_items) == most:
            break
        else:
            distinct_items.append((pairs, Deduplicated(item, [])))
    return [distinct for _, distinct in distinct_items]
