"""Candidates → their order."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.catalogue import Candidate
from qa.question import Question

_DENSE_WEIGHT = 0.5  # against the BM25 score relative to the best


@dataclass(frozen=True)
class Ranked:
    """A candidate and its score: higher is closer."""

    candidate: Candidate
    score: float


def rank(question: Question, candidates: Sequence[Candidate]) -> list[Ranked]:
    """Best first: BM25 relative to the best of them, plus the cosine."""
    best = max((candidate.lexical for candidate in candidates), default=0.0) or 1.0
    ranked = [Ranked(one, one.lexical / best + _DENSE_WEIGHT * one.dense) for one in candidates]
    return sorted(ranked, key=lambda one: -one.score)
