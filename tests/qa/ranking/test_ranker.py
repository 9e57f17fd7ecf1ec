"""The ranker: weights that anyone can read, and the order that they make."""

import math
from pathlib import Path

import numpy as np
import pytest

from qa.ranking.features import features
from qa.ranking.linear import Linear
from qa.ranking.matching import WordVectors
from qa.ranking.ranker import CONFIDENCE, ORDER, Model, Ranker
from qa.understanding.question import understand
from tests.qa.ranking.making import candidate

VECTORS = WordVectors(["mer"], np.array([[1.0]], dtype=np.float32))


def of_cosine(weight: float, always: float = 0.0) -> Linear:
    each = {"question": weight, "key words": weight}
    return Linear({"cosine": each, "always": {"question": always, "key words": always}})


def test_the_best_comes_first_with_the_probability_that_it_answers() -> None:
    ranker = Ranker(Model(of_cosine(2.0), of_cosine(2.0, always=-1.0)), VECTORS)
    one, two = candidate("Le phare.", dense=0.25), candidate("La mer.", dense=0.5)
    ranked = ranker(understand("Où est la mer ?"), [one, two], {"mer": 1.0})
    assert [each.candidate for each in ranked] == [two, one]
    assert [each.score for each in ranked] == pytest.approx([1.0, 0.5])
    assert [each.confidence for each in ranked] == pytest.approx([1 / 2, 1 / (1 + math.exp(0.5))])


def test_no_candidate_gives_no_order() -> None:
    ranker = Ranker(Model(Linear.read(ORDER), Linear.read(CONFIDENCE)), VECTORS)
    assert ranker(understand("Où est la mer ?"), [], {"mer": 1.0}) == []


@pytest.mark.parametrize("path", [ORDER, CONFIDENCE])
def test_the_learned_weights_are_of_features_that_exist(path: Path) -> None:
    known = {*features("La mer", [candidate("La mer.", dense=1.0)], {"mer": 1.0}, VECTORS).columns, "always"}
    weights = Linear.read(path).weights
    assert weights.keys() <= known
    assert all(each.keys() == {"question", "key words"} for each in weights.values())


def test_more_of_the_question_is_never_worse() -> None:
    """What speaks for a passage has no negative weight: longer passages alone may lose by it."""
    against = {name for name, weights in Linear.read(ORDER).weights.items() if min(weights.values()) < 0}
    assert against <= {"length", "first passage"}
