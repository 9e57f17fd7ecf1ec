"""Soft matching on words and vectors that can be checked by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.ranking.matching import Grid, WordVectors, align, within

# « mer » and « mers » share a stem; « océan » points 60° away from « mer »: their cosine is 0.5.
TOKENS = ["[UNK]", "mer", "mers", "ocean", "##an", "le"]
VECTORS = np.array([[0, 0], [1, 0], [3, 0], [0.5, 0.75**0.5], [9, 9], [0.1, 0]], dtype=np.float32)


@pytest.fixture
def vectors() -> WordVectors:
    return WordVectors(TOKENS, VECTORS)


def test_a_word_has_the_mean_vector_of_the_tokens_with_its_stem(vectors: WordVectors) -> None:
    assert vectors.directions(["mer"]) == pytest.approx(np.array([[1, 0]]))
    lengths = {"unk": 0.0, "mer": (1 + 3) / 2, "ocean": 1.0}
    mean = sum(lengths.values()) / len(lengths)  # the unknown token is a word like another; pieces and « le » are none
    assert vectors.telling(["mer", "ocean"]) == pytest.approx(np.array([2, 1]) / mean)


def test_an_unknown_word_points_nowhere_and_tells_as_much_as_the_mean_word(vectors: WordVectors) -> None:
    assert vectors.directions(["phare"]) == pytest.approx(np.zeros((1, 2)))
    assert vectors.telling(["phare"]) == pytest.approx([1.0])


def test_words_are_compared_at_each_place_and_the_end_holds_nothing(vectors: WordVectors) -> None:
    grid = align(["mer"], [["ocean", "mer"], ["ocean"]], vectors)
    assert grid.similarity == pytest.approx(np.array([[[0.5, 1.0], [0.5, 0.0]]]))
    assert grid.best == pytest.approx(np.array([[1.0, 0.5]]))


def test_a_word_without_a_vector_is_itself_alone(vectors: WordVectors) -> None:
    grid = align(["phare"], [["phare", "sein"]], vectors)
    assert grid.similarity == pytest.approx(np.array([[[1.0, 0.0]]]))


def test_nothing_to_compare_gives_empty_grids(vectors: WordVectors) -> None:
    assert align([], [["mer"]], vectors).best.shape == (0, 1)
    assert align(["mer"], [], vectors).best.shape == (1, 0)
    assert align(["mer"], [[]], vectors).best == pytest.approx(np.zeros((1, 1)))


def test_values_of_words_stand_where_the_words_do() -> None:
    grid = Grid(("a", "b"), np.array([[1, 0, 2]]), np.zeros((0, 1, 3), dtype=np.float32))
    assert grid.at(np.array([5.0, 7.0])) == pytest.approx(np.array([[7.0, 5.0, 0.0]]))


def test_within_gives_the_highest_of_the_values_ahead() -> None:
    assert within(np.array([1, 0, 3, 2], dtype=np.float32), 2).tolist() == [1, 3, 3, 2]


@given(st.lists(st.floats(0, 1, width=32), max_size=12), st.integers(1, 15))
def test_within_is_what_a_loop_finds(values: list[float], width: int) -> None:
    found = within(np.array(values, dtype=np.float32), width)
    assert found.tolist() == [max(values[i : i + width]) for i in range(len(values))]
