"""The ranker: weights that anyone can read, and the order that they make."""

import numpy as np
import pytest

from index.catalogue import Candidate
from index.communique import Communique, Passage, Span
from index.french.words import search_words
from qa.ranking.features import Features, features
from qa.ranking.matching import WordVectors
from qa.ranking.ranker import Ranker, learned, score
from qa.understanding.question import understand

VECTORS = WordVectors(["mer"], np.array([[1.0]], dtype=np.float32))


def candidate(text: str, lexical: float) -> Candidate:
    return Candidate(Passage(Communique(text), Span(0, len(text))), tuple(search_words(text)), lexical, 0.0)


@pytest.mark.parametrize(("asks", "expected"), [(True, 2 * 0.5 + 1), (False, 1 * 0.5 + 1)])
def test_a_score_is_the_sum_of_the_features_times_their_weights(asks: bool, expected: float) -> None:
    found = Features(
        {name: np.array([value], dtype=np.float32) for name, value in (("BM25", 0.5), ("cosine", 1.0))}, asks
    )
    weights = {"BM25": {"question": 2.0, "key words": 1.0}, "cosine": {"question": 1.0, "key words": 1.0}}
    assert score(found, weights) == pytest.approx([expected])


def test_the_best_comes_first() -> None:
    ranker = Ranker({"BM25": {"question": 1.0, "key words": 1.0}}, VECTORS)
    one, two = candidate("Le phare.", 1.0), candidate("La mer.", 2.0)
    ranked = ranker(understand("Où est la mer ?"), [one, two], {"mer": 1.0})
    assert [each.candidate for each in ranked] == [two, one]
    assert [each.score for each in ranked] == pytest.approx([1.0, 0.5])


def test_no_candidate_gives_no_order() -> None:
    assert Ranker(learned(), VECTORS)(understand("Où est la mer ?"), [], {"mer": 1.0}) == []


def test_the_learned_weights_are_of_features_that_exist() -> None:
    known = features("La mer", [candidate("La mer.", 1.0)], {"mer": 1.0}, VECTORS).columns
    assert learned().keys() <= known.keys()
    assert all(weights.keys() == {"question", "key words"} for weights in learned().values())


def test_more_of_the_question_is_never_worse() -> None:
    """What speaks for a passage has no negative weight: longer passages alone may lose by it."""
    against = {name for name, weights in learned().items() if min(weights.values()) < 0}
    assert against <= {"length", "first passage", "communiqué: candidates"}
