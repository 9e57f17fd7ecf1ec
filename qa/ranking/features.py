"""A question and its candidates → what the ranker judges by: one number for each feature and candidate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.catalogue import Candidate
from qa.ranking.features_communique import of_communiques, of_titles
from qa.ranking.features_views import of_views
from qa.ranking.features_words import of_words
from qa.ranking.matching import Floats, WordVectors, align
from qa.understanding.asking import asked_for, asks

_MOST_WORDS = 24  # of a question, that are compared


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
    grid = align(words, [one.words for one in candidates], vectors)
    titles = [one.passage.communique.title.value if one.passage.communique.title else "" for one in candidates]
    lexical = np.array([one.lexical for one in candidates], dtype=np.float32)
    dense = np.array([one.dense for one in candidates], dtype=np.float32)
    starts = np.array([one.passage.span.start for one in candidates], dtype=np.float32)
    communiques = [one.passage.communique.id for one in candidates]
    columns = {
        **of_views(lexical, dense),
        **of_words(grid, words, weights, vectors, asked_for(question)),
        **of_titles(titles, words, vectors),
        **of_communiques(communiques, lexical, dense, grid.best, weights),
        "length": np.log1p(np.array([len(one.words) for one in candidates], dtype=np.float32)),
        "first passage": (starts == 0).astype(np.float32),
    }
    return Features(columns, asks(question))


def _rarest(rarity: Mapping[str, float]) -> list[str]:
    """The `_MOST_WORDS` rarest words, in the order of the question."""
    kept = sorted(rarity, key=lambda word: -rarity[word])[:_MOST_WORDS]
    chosen = set(kept)
    return [word for word in rarity if word in chosen]
