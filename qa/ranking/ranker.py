"""Candidates → their order, and how surely each answers, by weights that anyone can read.

`order.json` is made by `training.ranker`, `confidence.json` by `training.confidence`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.searching import Candidate
from qa.ranking.features import features
from qa.ranking.linear import Linear
from qa.ranking.matching import WordVectors
from qa.understanding.question import Question

ORDER = Path(__file__).with_name("order.json")
CONFIDENCE = Path(__file__).with_name("confidence.json")


@dataclass(frozen=True)
class Ranked:
    """A candidate, its score (higher is closer, within one question), and the probability that it answers.

    `confidence`, 0 to 1, means the same from one question to another.
    """

    candidate: Candidate
    score: float
    confidence: float


@dataclass(frozen=True)
class Findings:
    """What a search brought for a question: how rare each word looked for is, and the candidates, best first."""

    question: Question
    rarity: Mapping[str, float]
    ranked: Sequence[Ranked]


class Ranker:
    """Scores candidates by one linear model, and judges by another, a logistic one, whether each answers."""

    def __init__(self, order: Linear, confidence: Linear, vectors: WordVectors) -> None:
        self._order = order
        self._confidence = confidence
        self._vectors = vectors

    def __call__(
        self, question: Question, candidates: Sequence[Candidate], rarity: Mapping[str, float]
    ) -> list[Ranked]:
        """Best first. `rarity` weighs each word that was looked for: its inverse document frequency."""
        if not candidates:
            return []
        found = features(question.whole, candidates, rarity, self._vectors)
        likely = 1 / (1 + np.exp(-self._confidence(found)))
        columns = zip(candidates, self._order(found), likely, strict=True)
        ranked = [Ranked(one, float(points), float(sure)) for one, points, sure in columns]
        return sorted(ranked, key=lambda one: -one.score)
