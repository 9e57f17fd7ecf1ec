"""Candidates → their order, and how surely each answers, by weights that anyone can read.

`order.json` is made by `training.ranker`, `confidence.json` by `training.confidence`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from index.search.hybrid import Candidate
from index.storage.records import PassageInfo
from index.values.communique import Communique, CommuniqueId
from qa.confidence import UNLIKELY
from qa.ranking.context import READ, ContextReader
from qa.ranking.features import Features, features
from qa.ranking.linear import Linear
from qa.ranking.matching import Floats, WordVectors
from qa.ranking.together import READ as READ_TOGETHER
from qa.ranking.together import Answering, Together
from qa.ranking.together import columns as of_together
from qa.understanding.intent.answer_type import asks, asks_for_a_fact
from qa.understanding.intent.sides import side_asked
from qa.understanding.question import Question

TextsOf = Callable[[set[CommuniqueId]], Mapping[CommuniqueId, Communique]]
"""Those of these ids that are still there."""

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
    answering: Answering | None = None  # of one that was read together with the question

    @property
    def passage(self) -> PassageInfo:
        return self.candidate.passage


@dataclass(frozen=True)
class RankedResults:
    """What a search brought for a question: how rare each word looked for is, and the candidates, best first."""

    question: Question
    idf_weights: Mapping[str, float]
    ranked: Sequence[Ranked]

    @property
    def answered(self) -> bool:
        """Whether any passage may tell the fact that is asked for, by what was read of the first with the question.

        So where none is asked for, or nothing was read; who took a side is told by `qa.ranking.siding`.
        """
        question = self.question.whole
        read = [result.answering.answers for result in self.ranked if result.answering is not None]
        return not read or max(read) >= UNLIKELY or not asks_for_a_fact(question) or side_asked(question) is not None


@dataclass(frozen=True)
class Model:
    """A linear model of the order, and a logistic one of whether each answers."""

    order: Linear
    confidence: Linear

    @classmethod
    def read(cls, order: Path, confidence: Path) -> "Model":
        return cls(Linear.read(order), Linear.read(confidence))

    def judge(self, measured: Features) -> tuple[Floats, Floats]:
        """`(candidates,)` each: scores, and probabilities."""
        likely = (1 / (1 + np.exp(-self.confidence(measured)))).astype(np.float32)
        return self.order(measured), likely


class Ranker:
    """Puts candidates in order by their words, the best of them again by their words in context, and the best of these
    by what is read of the question and them together.
    """

    def __init__(
        self,
        model: Model,
        vectors: WordVectors,
        texts: TextsOf = lambda ids: {},
        in_context: tuple[ContextReader, Model] | None = None,
        together: tuple[Together, Model] | None = None,
    ) -> None:
        """Those that read come with the model that judges by what they read; `texts` gives those that are still there.
        Who reads `together` comes after who reads `in_context`.
        """
        self._model = model
        self._vectors = vectors
        self._texts = texts
        self._in_context = in_context
        self._together = together

    def __call__(
        self, question: Question, candidates: Sequence[Candidate], idf_weights: Mapping[str, float]
    ) -> list[Ranked]:
        """Best first. `idf_weights` weigh each word that was looked for: its inverse document frequency."""
        if not candidates:
            return []
        measured = features(question.whole, candidates, idf_weights, self._vectors)
        ranked = _in_order(candidates, *self._model.judge(measured))
        if self._in_context is None:
            return ranked
        texts = self._texts({result.passage.communique for result in ranked[:READ]})
        ranked = self._read_in_context(*self._in_context, question, ranked, idf_weights, texts)
        return ranked if self._together is None else self._read_together(*self._together, question, ranked, texts)

    def _read_in_context(
        self,
        read: ContextReader,
        model: Model,
        question: Question,
        ranked: list[Ranked],
        idf_weights: Mapping[str, float],
        texts: Mapping[CommuniqueId, Communique],
    ) -> list[Ranked]:
        best = [result.candidate for result in ranked[:READ]]
        context = read(question.search, best, idf_weights, texts)
        measured = features(question.whole, best, idf_weights, self._vectors, context)
        return _above(_in_order(best, *model.judge(measured)), ranked[READ:])

    def _read_together(
        self,
        read: Together,
        model: Model,
        question: Question,
        ranked: list[Ranked],
        texts: Mapping[CommuniqueId, Communique],
    ) -> list[Ranked]:
        first = ranked[:READ_TOGETHER]
        best = [result.candidate for result in first]
        answerings = read(question.search, best, texts)
        measured = Features(beside(first) | of_together(answerings, best), asks(question.whole))
        return _above(_in_order(best, *model.judge(measured), answerings), ranked[READ_TOGETHER:])


def beside(ranked: Sequence[Ranked]) -> dict[str, Floats]:
    """What they were judged by so far, as features: `score`, and the logit of their `confidence`."""
    likely = np.clip(np.array([result.confidence for result in ranked], dtype=np.float32), 1e-6, 1 - 1e-6)
    return {
        "score": np.array([result.score for result in ranked], dtype=np.float32),
        "confidence": np.log(likely / (1 - likely)),
    }


def _above(read: list[Ranked], rest: Sequence[Ranked]) -> list[Ranked]:
    """Those that were read, and the rest below them, as far apart as it was."""
    below = read[-1].score - rest[0].score if rest else 0.0
    return read + [replace(result, score=result.score + below) for result in rest]


def _in_order(
    candidates: Sequence[Candidate],
    scores: Floats,
    likely: Floats,
    answerings: Sequence[Answering | None] | None = None,
) -> list[Ranked]:
    columns = zip(candidates, scores, likely, answerings or [None] * len(candidates), strict=True)
    ranked = [Ranked(candidate, float(score), float(sure), answering) for candidate, score, sure, answering in columns]
    return sorted(ranked, key=lambda result: -result.score)
