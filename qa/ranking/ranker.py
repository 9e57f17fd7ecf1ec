"""Candidates → their order, by learned weights that anyone can read (`weights.json`, made by `training.ranker`)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.catalogue import Candidate
from qa.ranking.features import Features, features
from qa.ranking.matching import Floats, WordVectors
from qa.understanding.question import Question

LEARNED = Path(__file__).with_name("weights.json")
QUESTION, KEY_WORDS = "question", "key words"
_CLOSENESS = "soft matching, telling words"

Weights = Mapping[str, Mapping[str, float]]
"""For each feature, its weight in a `question` and in `key words`, which are what is not put as a question."""


@dataclass(frozen=True)
class Ranked:
    """A candidate, its score (higher is closer, within one question), and how much of the question it speaks of.

    `closeness` is the soft matching of its words, 0 to 1, which means the same from one question to another.
    """

    candidate: Candidate
    score: float
    closeness: float


@dataclass(frozen=True)
class Findings:
    """What a search brought for a question: how rare each word looked for is, and the candidates, best first."""

    question: Question
    rarity: Mapping[str, float]
    ranked: Sequence[Ranked]


class Ranker:
    """A linear model, with one set of weights for questions and another for titles and key words."""

    def __init__(self, weights: Weights, vectors: WordVectors) -> None:
        self._weights = weights
        self._vectors = vectors

    def __call__(
        self, question: Question, candidates: Sequence[Candidate], rarity: Mapping[str, float]
    ) -> list[Ranked]:
        """Best first. `rarity` weighs each word that was looked for: its inverse document frequency."""
        if not candidates:
            return []
        found = features(question.whole, candidates, rarity, self._vectors)
        columns = zip(candidates, score(found, self._weights), found.columns[_CLOSENESS], strict=True)
        ranked = [Ranked(one, float(points), float(close)) for one, points, close in columns]
        return sorted(ranked, key=lambda one: -one.score)


def score(found: Features, weights: Weights) -> Floats:
    """`(candidates,)`: the sum of the features, each times its weight.

    With `{"BM25": {"question": 2, "key words": 1}}`, a BM25 of 0.5 gives 1.0 in a question.
    """
    kind = QUESTION if found.asks else KEY_WORDS
    total: Floats = sum(
        (np.float32(of_feature[kind]) * found.columns[name] for name, of_feature in weights.items()),
        start=np.zeros(1, dtype=np.float32),
    )
    return total


def learned(path: Path = LEARNED) -> Weights:
    """The weights in `path`."""
    weights: Weights = json.loads(path.read_text(encoding="utf-8"))["weights"]
    return weights
