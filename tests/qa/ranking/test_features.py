"""Each feature on a question and passages that can be counted by hand."""

import math

import numpy as np
import pytest

from index.french.words import search_words
from qa.ranking.features import features
from qa.ranking.features_communique import of_communiques, of_titles
from qa.ranking.features_words import of_words
from qa.ranking.matching import Floats, WordVectors, align
from qa.understanding.intent.answer_type import AnswerType, answer_type_of, asks
from tests.qa.ranking.making import candidate

# Each word on an axis of its own, but « océan » at a cosine of 0.6 from « mer ».
NAMES = ["mer", "ocean", "phare", "sein"]
VECTORS = WordVectors(NAMES, np.array([[1, 0, 0, 0], [0.6, 0.8, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]], dtype=np.float32))


def floats(*values: float) -> Floats:
    return np.array(values, dtype=np.float32)


def words(question: str, *passages: str, weights: tuple[float, ...]) -> dict[str, Floats]:
    asked = search_words(question)
    grid = align(asked, [search_words(passage) for passage in passages], VECTORS)
    return of_words(grid, asked, floats(*weights), VECTORS, answer_type_of(question))


def test_cosines_are_relative_to_the_best() -> None:
    candidates = [candidate("La mer", dense=0.2), candidate("Un phare", dense=0.8)]
    columns = features("la mer", candidates, {"mer": 1.0}, VECTORS).columns
    assert columns["cosine"] == pytest.approx([0.2, 0.8])
    assert columns["cosine of the best"] == pytest.approx([0.25, 1.0])


def test_nothing_is_relative_to_a_best_that_is_nothing() -> None:
    candidates = [candidate("La mer", dense=-0.2), candidate("Un phare", dense=0.0)]
    assert features("la mer", candidates, {"mer": 1.0}, VECTORS).columns["cosine of the best"] == pytest.approx([0, 0])


def test_soft_matching_takes_the_nearest_words() -> None:
    columns = words("mer phare", "la mer", "océan et phare", weights=(3, 1))
    assert columns["soft matching, telling words"] == pytest.approx([3 / 4, 3 / 4 * 0.6 + 1 / 4])
    logs = [1 / 4 * math.log(0.05), 3 / 4 * math.log(0.6)]  # what is far counts as 0.05
    assert columns["log matching"] == pytest.approx(logs)
    assert columns["log matching, telling words"] == pytest.approx(logs)  # all lengths are 1


def test_many_words_prove_more_than_one() -> None:
    one = features("phare", [candidate("Un phare en mer")], {"phar": 4.0}, VECTORS).columns
    two = features("phare sein", [candidate("Un phare en mer")], {"phar": 4.0, "sein": 4.0}, VECTORS).columns
    assert one["log matching, for all"] == pytest.approx([0.0])
    assert two["log matching, for all"] == pytest.approx([math.log(0.05) / 2 * 8 / 20])


def test_a_window_holds_words_that_stand_together() -> None:
    far = "phare " + "eau " * 30 + "mer"
    columns = words("mer phare", far, "phare eau mer", weights=(3, 1))
    assert columns["best window, telling words"] == pytest.approx([3 / 4, 1.0])


def test_pairs_are_side_by_side_or_near() -> None:
    columns = words("phare sein", "phare sein", "sein phare", "phare eau eau sein", weights=(1, 1))
    assert columns["bigrams"] == pytest.approx([1, 0, 0])
    assert columns["soft near pairs"] == pytest.approx([1, 1, 1])
    assert words("phare", "phare", weights=(1,))["soft near pairs"] == pytest.approx([0])


def test_a_number_is_asked_for_beside_the_words() -> None:
    near, far = "phare 1839 eau", "phare " + "eau " * 40 + "1839"
    columns = words("Combien mesure le phare ?", near, far, "phare eau", weights=(0, 1))
    assert columns["asked for in window"] == pytest.approx([1, 0, 0])
    for other in ("le phare", "Qui garde le phare ?", "Où est le phare ?"):
        ones = (1.0,) * len(search_words(other))
        assert words(other, near, weights=ones)["asked for in window"] == pytest.approx([0])


def test_a_question_asks_for_a_title() -> None:
    asked = search_words("phare sein")
    columns = of_titles(["Phare et mer", ""], asked, VECTORS)
    assert columns["title: asked for"] == pytest.approx([1 / 2, 0])


def test_the_candidates_of_a_communique_speak_together() -> None:
    best = np.array([[1.0, 0.0, 0.5], [0.0, 1.0, 0.5]], dtype=np.float32)
    columns = of_communiques(["a", "a", "b"], floats(0.1, 0.3, 0.2), best, floats(1, 1))
    assert columns["communiqué: log matching"] == pytest.approx([0, 0, math.log(0.5)])
    assert columns["communiqué: cosine"] == pytest.approx([0.3, 0.3, 0.2])


def test_all_features_have_a_number_for_each_candidate() -> None:
    candidates = [candidate("La mer", "Mer", dense=0.5), candidate("Un phare"), candidate("…!")]
    found = features("Où est la mer ?", candidates, {"mer": 2.0}, VECTORS)
    assert found.asks
    for name, column in found.columns.items():
        assert column.shape == (3,), name
        assert np.isfinite(column).all(), name


def test_only_the_rarest_words_of_a_long_question_are_compared() -> None:
    idf_weights = {f"mot{i}": 0.0 for i in range(30)} | {"mer": 1.0}
    columns = features("…", [candidate("La mer")], idf_weights, VECTORS).columns
    assert columns["soft matching, telling words"] == pytest.approx([1.0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qui a bâti le phare", True),
        ("Le phare a-t-il brûlé", True),
        ("les donnees peuvent elles partir aux etats unis", True),
        ("est ce que le phare est ouvert", True),
        ("Le phare de Sein ?", True),
        ("Phare de Sein : la lanterne rallumée", False),
        ("hébergement données santé", False),
    ],
)
def test_a_question_is_told_from_key_words(text: str, expected: bool) -> None:
    assert asks(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quand le phare fut-il bâti ?", AnswerType.DATE),
        ("En quelle année ?", AnswerType.DATE),
        ("Combien de marches ?", AnswerType.NUMBER),
        ("Quel est le montant de l’aide ?", AnswerType.NUMBER),
        ("Pourquoi le phare brûla-t-il ?", AnswerType.REASON),
        ("Où est le phare ?", AnswerType.PLACE),
        ("Dans quel pays est-il ?", AnswerType.PLACE),
        ("Qui garde le phare ?", AnswerType.PERSON),
        ("À qui est le phare ?", AnswerType.PERSON),
        ("Le phare ou le port ?", AnswerType.ANYTHING),
        ("Le phare", AnswerType.ANYTHING),
    ],
)
def test_what_is_asked_for_is_known_by_its_words(text: str, expected: AnswerType) -> None:
    assert answer_type_of(text) is expected
