"""Features of what the two views say of a passage."""

import numpy as np

from qa.matching import Floats

Columns = dict[str, Floats]

_MOST = 2.2  # what BM25 gives at most for a word, times its rarity: k1 + 1


def of_views(lexical: Floats, dense: Floats, rarity: float) -> Columns:
    """A column `(candidates,)` each: scores, scores relative to the best and to what is possible, ranks.

    `rarity` is the sum over the words of the question. A rank `r`, from 1, is given as `-log r`.
    """
    return {
        "BM25": lexical / max(float(lexical.max(initial=0.0)), 1e-6),
        "BM25 of the possible": lexical / (_MOST * max(rarity, 1e-6)),
        "BM25 rank": _log_rank(lexical),
        "cosine": dense,
        "cosine of the best": dense / max(float(dense.max(initial=0.0)), 1e-6),
        "cosine rank": _log_rank(dense),
    }


def _log_rank(scores: Floats) -> Floats:
    """`[3, 5, 3] -> -log [2, 1, 3]`."""
    ranks = np.empty(len(scores), dtype=np.float32)
    ranks[np.argsort(-scores, kind="stable")] = np.arange(1, len(scores) + 1)
    return -np.log(ranks)
