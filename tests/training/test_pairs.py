"""Batches drawn from a corpus small enough to read."""

import numpy as np
import pytest

from training.corpus import Corpus
from training.pairs import Bags, Mix, Pairs, lengths, stretch

# Document 0, asked: the question (1 2), then sentences (10 11), (12), (13 14). Document 1, an article: (20), (21 22).
CORPUS = Corpus(
    tokens=np.array([1, 2, 10, 11, 12, 13, 14, 20, 21, 22], dtype=np.uint16),
    bounds=np.array([0, 2, 4, 5, 7, 8, 10]),
    first=np.array([0, 4, 6]),
    body=np.array([1, 5]),
    source=np.array([0, 1]),
    asked=np.array([True, False]),
    sources=("questions", "news"),
)


def texts(bags: Bags) -> list[list[int]]:
    return [each.tolist() for each in np.split(bags.tokens, bags.offsets[1:])]


def only(**shares: float) -> Mix:
    return Mix(**{"asked": 0.0, "heading": 0.0, "sentence": 0.0, "neighbour": 0.0, **shares})


def test_a_given_question_points_at_the_sentences_of_its_passage() -> None:
    batch = Pairs(CORPUS, only(asked=1.0), seed=1).draw(40)
    assert texts(batch.queries) == [[1, 2]] * 40
    # It begins at any sentence, and goes on to the end: passages are longer than this document.
    assert {tuple(each) for each in texts(batch.passages)} == {(10, 11, 12, 13, 14), (12, 13, 14), (13, 14)}


def test_a_title_points_at_the_text_of_its_article() -> None:
    batch = Pairs(CORPUS, only(heading=1.0), seed=1).draw(5)
    assert texts(batch.queries) == [[20]] * 5
    assert texts(batch.passages) == [[21, 22]] * 5
    assert batch.document.tolist() == [1] * 5


def test_a_sentence_is_not_in_the_passage_that_it_points_at() -> None:
    batch = Pairs(CORPUS, only(sentence=1.0), seed=1).draw(60)
    for query, passage in zip(texts(batch.queries), texts(batch.passages), strict=True):
        assert not set(query) & set(passage)
        assert set(query) | set(passage) <= {10, 11, 12, 13, 14}


def test_the_same_seed_draws_the_same_batches() -> None:
    one, other = (Pairs(CORPUS, Mix(), seed=3).draw(20) for _ in range(2))
    assert texts(one.queries) == texts(other.queries)
    assert texts(one.passages) == texts(other.passages)


@pytest.mark.parametrize(("ranges", "expected"), [([[0, 3, 10, 12]], [5]), ([[4, 4, 4, 4]], [0])])
def test_the_length_of_a_text_is_that_of_its_two_stretches(ranges: list[list[int]], expected: list[int]) -> None:
    assert lengths(np.array(ranges)).tolist() == expected


def test_one_stretch_has_an_empty_second() -> None:
    assert stretch(np.array([3]), np.array([7])).tolist() == [[3, 7, 7, 7]]
