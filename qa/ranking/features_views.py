"""Features of what the two views say of a passage."""

import numpy as np

from qa.ranking.matching import Floats

Columns = dict[str, Floats]


def of_views(lexical: Floats, dense: Floats) -> Columns:
    """A column `(candidates,)` each: scores, scores relative to the best, and ranks `r`, from 1, as `-log r`."""
    return {
        "BM25": _of_the_best(lexical),
        "BM25 rank": _log_rank(lexical),
        "cosine": dense,
        "cosine of the best": _of_the_best(dense),
        "cosine rank": _log_rank(dense),
    }


def _of_the_best(scores: Floats) -> Floats:
    """`[2, 4, -1] -> [.5, 1, -.25]`, never under -1; zeros where even the best is not above zero."""
    best = float(scores.max(initial=0.0))
    relative: Floats = np.maximum(scores / best, -1.0) if best > 0 else np.zeros_like(scores)
    return relative


def _log_rank(scores: Floats) -> Floats:
    """`[3, 5, 3] -> -log [2, 1, 3]`."""
    ranks = np.empty(len(scores), dtype=np.float32)
    ranks[np.argsort(-scores, kind="stable")] = np.arange(1, len(scores) + 1)
    return -np.log(ranks)
