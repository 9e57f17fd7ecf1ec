"""The grid of words in context, on vectors that can be counted by hand."""

import numpy as np
import pytest

from index.encoder.contexts import Vectors
from index.encoder.encoder import ONE, Read
from qa.ranking.context import AskedWords, Context, asked_words
from qa.ranking.features import features
from qa.ranking.matching import WordVectors, align
from tests.qa.ranking.making import candidate

VECTORS = WordVectors(["mer", "phare"], np.eye(2, dtype=np.float32))
X, Y, BETWEEN = [ONE, 0], [0, ONE], [round(0.6 * ONE), round(0.8 * ONE)]


def rows(*vectors: list[int]) -> "np.ndarray[tuple[int, ...], np.dtype[np.int8]]":
    return np.array(vectors, dtype=np.int8).reshape(-1, 2)


def passage(*words: list[int], sentence: list[int]) -> Vectors:
    return Vectors(rows(*words), np.array(sentence, dtype=np.int8))


def asked(*vectors: list[int], weights: tuple[float, ...]) -> AskedWords:
    return AskedWords(("combien", "mer")[-len(vectors) :], np.array(weights, dtype=np.float32), rows(*vectors))


def test_the_grid_holds_cosines_where_words_were_read_and_nothing_else() -> None:
    grid = align(["mer"], [["mer", "phare"], ["mer"]], VECTORS)
    passages = [passage(BETWEEN, X, sentence=X), passage(sentence=[0, 0])]
    seen = Context(asked(X, weights=(1.0,)), rows(X)[0], passages).over(grid)
    assert seen.similarity == pytest.approx(np.array([[[0.6, 1.0], [0.0, 0.0]]]), abs=0.01)
    assert grid.similarity[0, 0] == pytest.approx([1, 0])


def test_words_that_are_not_looked_for_count_a_little() -> None:
    read = Read(rows(Y, X), np.array([(0, 7), (8, 11)]), np.zeros((0, 0), np.float16))
    words = asked_words("Combien mer", read, {"mer": 3.0})
    assert words.words == ("combien", "mer")
    assert words.weights == pytest.approx([0.7, 3.0])
    assert np.array_equal(words.vectors, rows(Y, X))


def test_a_candidate_is_close_by_its_words_in_context() -> None:
    candidates = [candidate("la mer"), candidate("la mer")]  # one word, of two meanings
    context = Context(asked(X, weights=(1.0,)), rows(X)[0], [passage(Y, sentence=X), passage(X, sentence=Y)])
    columns = features("mer", candidates, {"mer": 1.0}, VECTORS, context).columns
    assert columns["in context: soft matching, telling words"] == pytest.approx([0, 1], abs=0.01)
    assert columns["soft matching, telling words"] == pytest.approx([1, 1])


def test_a_candidate_is_close_by_what_it_says_as_a_whole() -> None:
    candidates = [candidate("la mer"), candidate("la mer"), candidate("la mer")]
    passages = [passage(X, sentence=[2, 0]), passage(X, sentence=[30, 40]), passage(sentence=[0, 0])]
    context = Context(asked(X, weights=(1.0,)), rows(BETWEEN)[0], passages)
    columns = features("mer", candidates, {"mer": 1.0}, VECTORS, context).columns
    assert columns["in context: cosine"] == pytest.approx([0.6, 1, 0], abs=0.01)
    assert columns["in context: cosine of the best"] == pytest.approx([0.6, 1, 0], abs=0.01)


def test_without_context_the_features_are_those_of_words_alone() -> None:
    columns = features("mer", [candidate("la mer")], {"mer": 1.0}, VECTORS).columns
    assert not any(name.startswith("in context") for name in columns)
