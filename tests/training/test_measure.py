"""MRR and nDCG, with their arithmetic in sight."""

from math import log2
from pathlib import Path

import pytest

from training.measure import ndcg, read_judgements, reciprocal_rank


@pytest.mark.parametrize(
    ("ranking", "relevant", "expected"),
    [
        (["a", "b", "c"], {"a"}, 1.0),
        (["a", "b", "c"], {"c", "b"}, 1 / 2),
        (["a", "b", "c"], {"d"}, 0.0),
        ([], {"d"}, 0.0),
    ],
)
def test_the_reciprocal_rank_is_that_of_the_first_relevant(
    ranking: list[str], relevant: set[str], expected: float
) -> None:
    assert reciprocal_rank(ranking, relevant) == expected


@pytest.mark.parametrize(
    ("ranking", "relevant", "expected"),
    [
        (["a", "b"], {"a", "b"}, 1.0),
        (["x", "a", "b"], {"a", "b"}, (1 / log2(3) + 1 / log2(4)) / (1 / log2(2) + 1 / log2(3))),
        (["x", "y"], {"a"}, 0.0),
    ],
)
def test_gain_is_discounted_by_the_logarithm_of_the_rank(
    ranking: list[str], relevant: set[str], expected: float
) -> None:
    assert ndcg(ranking, relevant) == pytest.approx(expected)


def test_a_score_of_zero_is_no_judgement(tmp_path: Path) -> None:
    path = tmp_path / "qrels.tsv"
    path.write_text("query-id\tcorpus-id\tscore\nq\ta\t1\nq\tb\t0\nr\tb\t2\n", encoding="utf-8")
    assert read_judgements(path) == {"q": {"a"}, "r": {"b"}}
