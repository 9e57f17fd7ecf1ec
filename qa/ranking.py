"""Candidates → their order, by learned weights that anyone can read (`ranking.json`, made by `training.ranker`)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.catalogue import Candidate
from qa.features import Features, features
from qa.matching import Floats, WordVectors
from qa.question import Question

LEARNED = Path(__file__).with_name("ranking.json")
ALWAYS = "always"

Weights = Mapping[str, Mapping[str, float]]
"""For each feature its weight `always`, and how much more it weighs for each unit of a context: `asks`, `words`…"""


@dataclass(frozen=True)
class Ranked:
    """A candidate and its score: higher is closer."""

    candidate: Candidate
    score: float


class Ranker:
    """A linear model whose weights depend on what kind of question is asked."""

    def __init__(self, weights: Weights, vectors: WordVectors) -> None:
        self._weights = weights
        self._vectors = vectors

    def __call__(
        self, question: Question, candidates: Sequence[Candidate], rarity: Mapping[str, float]
    ) -> list[Ranked]:
        """Best first. `rarity` weighs each word that was looked for: its inverse document frequency."""
        if not candidates:
            return []
        scores = score(features(question.text, candidates, rarity, self._vectors), self._weights)
        ranked = [Ranked(one, float(of)) for one, of in zip(candidates, scores, strict=True)]
        return sorted(ranked, key=lambda one: -one.score)


def score(found: Features, weights: Weights) -> Floats:
    """`(candidates,)`: the sum of the features, each times its weight in this context.

    With `{"BM25": {"always": 2, "asks": 1}}`, a BM25 of 0.5 gives 1.0, and 1.5 when `asks` is 1.
    """
    total: Floats = np.zeros(len(next(iter(found.columns.values()))), dtype=np.float32)
    for name, of_feature in weights.items():
        weight = sum(value * (1.0 if when == ALWAYS else found.context[when]) for when, value in of_feature.items())
        total += np.float32(weight) * found.columns[name]
    return total


def learned(path: Path = LEARNED) -> Weights:
    """The weights in `path`."""
    weights: Weights = json.loads(path.read_text(encoding="utf-8"))["weights"]
    return weights
