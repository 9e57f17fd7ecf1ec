"""The ranker: weights that anyone can read, and the order that they make."""

import math
from pathlib import Path

import numpy as np
import pytest

from index.encoder.span_reader import Reading
from qa.confidence import UNLIKELY
from qa.ranking.features import features
from qa.ranking.linear import Linear
from qa.ranking.matching import WordVectors
from qa.ranking.ranker import CONFIDENCE, ORDER, Model, Ranked, RankedResults, Ranker
from qa.ranking.together import Answering
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


def results(question: str, *logits: float | None) -> RankedResults:
    """Of passages that were read to answer with these logits; None was not read."""
    passage = candidate("Le phare ferme.")
    text = "Le phare ferme."
    nothing = np.zeros(0, dtype=np.float32)
    of_each = [
        None if logit is None else Answering(Reading(nothing, nothing, np.zeros((0, 2), int), logit), (), 0, text)
        for logit in logits
    ]
    return RankedResults(understand(question), {}, [Ranked(passage, 1.0, 0.9, answering) for answering in of_each])


def test_a_question_that_no_passage_was_read_to_answer_is_not_answered() -> None:
    assert not results("Combien coûte le phare ?", UNLIKELY - 0.1, -8.0, None).answered
    assert results("Combien coûte le phare ?", -8.0, UNLIKELY).answered


def test_key_words_what_is_said_and_what_nobody_read_are_judged_by_their_words_alone() -> None:
    assert results("prix du phare", -8.0).answered
    assert results("Que disent les textes du phare ?", -8.0).answered
    assert results("Combien coûte le phare ?", None).answered
    assert results("Combien coûte le phare ?").answered
