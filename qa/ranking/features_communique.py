"""Features of the communiqué that a passage is of: its title, and what its candidates say together."""

from collections.abc import Hashable, Sequence
from functools import lru_cache

import numpy as np

from index.french.words import search_words
from qa.ranking.matching import Floats, WordVectors, align, log_closeness

Columns = dict[str, Floats]


_words_of = lru_cache(maxsize=4_096)(search_words)


def of_titles(titles: Sequence[str], words: Sequence[str], vectors: WordVectors) -> Columns:
    """A column `(titles,)`, 0 where there is no title (""): how much of the title the question asks for."""
    number = {title: place for place, title in enumerate(dict.fromkeys(titles))}
    which = np.array([number[title] for title in titles], dtype=np.int64)
    grid = align(words, [_words_of(title) for title in number], vectors)
    telling = grid.at(vectors.telling(grid.words))
    closest = grid.similarity.max(axis=0, initial=0.0)
    share = (closest * telling).sum(axis=1) / np.maximum(telling.sum(axis=1), 1e-6)
    return {"title: asked for": share.astype(np.float32)[which]}


def of_communiques(communiques: Sequence[Hashable], dense: Floats, best: Floats, weights: Floats) -> Columns:
    """A column `(candidates,)` each: what all the candidates of one communiqué say together.

    `best` `(question words, candidates)` is the closest that each candidate comes to each word of the question.
    """
    number: dict[Hashable, int] = {}
    which = np.array([number.setdefault(communique, len(number)) for communique in communiques], dtype=np.int64)
    closest = np.zeros((len(number), len(weights)), dtype=np.float32)
    np.maximum.at(closest, which, best.T)
    share = weights / (float(weights.sum()) or 1.0)
    nearest = np.full(len(number), -1.0, dtype=np.float32)
    np.maximum.at(nearest, which, dense)
    return {
        "communiqué: log matching": (log_closeness(closest) @ share)[which],
        "communiqué: cosine": nearest[which],
    }
