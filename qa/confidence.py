"""How sure: whether the best passage speaks of what is asked."""

import math
from collections.abc import Mapping, Sequence

ENOUGH = 0.35  # of the weight of the question's words


def coverage(weights: Mapping[str, float], passage: Sequence[str]) -> float:
    """The share, 0 to 1, of the weight of the question's words that the passage says."""
    total = math.fsum(weights.values())
    said = set(passage)
    return math.fsum(weight for word, weight in weights.items() if word in said) / total if total else 0.0
