"""Measures of a ranking. Each takes the ranked ids of one question and those that are relevant."""

import math
from collections.abc import Collection, Sequence


def reciprocal_rank(ranked: Sequence[str], relevant: Collection[str], depth: int = 10) -> float:
    """1 over the rank of the first relevant one; 0 when none is among the first `depth`."""
    return next((1 / rank for rank, item in enumerate(ranked[:depth], 1) if item in relevant), 0.0)


def ndcg(ranked: Sequence[str], relevant: Collection[str], depth: int = 10) -> float:
    """Normalised discounted cumulative gain with binary relevance (Järvelin & Kekäläinen, 2002)."""
    gain = math.fsum(1 / math.log2(rank + 1) for rank, item in enumerate(ranked[:depth], 1) if item in relevant)
    ideal = math.fsum(1 / math.log2(rank + 1) for rank in range(1, min(len(relevant), depth) + 1))
    return gain / ideal if ideal else 0.0


def recall(ranked: Sequence[str], relevant: Collection[str], depth: int) -> float:
    """The share of the relevant ones among the first `depth`."""
    return len(set(ranked[:depth]) & set(relevant)) / len(relevant)
