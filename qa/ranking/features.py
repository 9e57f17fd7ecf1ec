"""A question and its candidates → what the ranker judges by: one number for each feature and candidate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.searching import Candidate
from qa.ranking.features_communique import of_communiques, of_titles
from qa.ranking.features_words import of_words
from qa.ranking.matching import Floats, WordVectors, align
from qa.understanding.asking import asked_for, asks

_MOST_WORDS = 24  # of a question, that are compared
_USUAL = 20.0  # the rarity of all the words of a question, about
_FOR_ALL = ("log matching", "log matching, telling words", "communiqué: log matching")


@dataclass(frozen=True)
class Features:
    """`columns` have one number for each candidate; `asks` when the text is put as a question, not as key words."""

    columns: Mapping[str, Floats]
    asks: bool


def features(
    question: str, candidates: Sequence[Candidate], rarity: Mapping[str, float], vectors: WordVectors
) -> Features:
    """What tells the candidates of a question apart. `rarity` weighs each word that was looked for (never negative)."""
    words = _rarest(rarity)
    weights = np.array([rarity[word] for word in words], dtype=np.float32)
    grid = align(words, [one.outline.words for one in candidates], vectors)
    titles = [one.outline.title or "" for one in candidates]
    dense = np.array([one.dense for one in candidates], dtype=np.float32)
    starts = np.array([one.outline.span.start for one in candidates], dtype=np.float32)
    communiques = [one.outline.communique for one in candidates]
    columns = {
        "cosine": dense,
        "cosine of the best": _of_the_best(dense),
        **of_words(grid, words, weights, vectors, asked_for(question)),
        **of_titles(titles, words, vectors),
        **of_communiques(communiques, dense, grid.best, weights),
        "length": np.log1p(np.array([len(one.outline.words) for one in candidates], dtype=np.float32)),
        "first passage": (starts == 0).astype(np.float32),
    }
    # A mean forgets that many words prove more than one: each counts once more for all the words together.
    all_words = float(weights.sum()) / _USUAL
    columns |= {f"{name}, for all": columns[name] * all_words for name in _FOR_ALL}
    return Features(columns, asks(question))


def _rarest(rarity: Mapping[str, float]) -> list[str]:
    """The `_MOST_WORDS` rarest words, in the order of the question."""
    kept = sorted(rarity, key=lambda word: -rarity[word])[:_MOST_WORDS]
    chosen = set(kept)
    return [word for word in rarity if word in chosen]


def _of_the_best(scores: Floats) -> Floats:
    """`[2, 4, -1] -> [.5, 1, -.25]`, never under -1; zeros where even the best is not above zero."""
    best = float(scores.max(initial=0.0))
    relative: Floats = np.maximum(scores / best, -1.0) if best > 0 else np.zeros_like(scores)
    return relative
