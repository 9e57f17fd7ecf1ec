import math

import pytest

from qa.evaluation.metrics import ndcg, recall, reciprocal_rank


def test_reciprocal_rank_is_one_over_the_first_relevant_rank() -> None:
    assert reciprocal_rank(["a", "b", "c"], {"b", "c"}) == 1 / 2
    assert reciprocal_rank(["a", "b"], {"z"}) == 0
    assert reciprocal_rank([*"abcdefghijk"], {"k"}) == 0  # eleventh


def test_ndcg_discounts_by_the_logarithm_of_the_rank() -> None:
    assert ndcg(["a", "b"], {"a"}) == 1
    assert ndcg(["b", "a"], {"a"}) == 1 / math.log2(3)
    assert ndcg(["a", "x", "b"], {"a", "b"}) == pytest.approx((1 + 1 / 2) / (1 + 1 / math.log2(3)))


def test_recall_is_the_share_of_the_relevant_found() -> None:
    assert recall(["a", "b", "c"], {"a", "c"}, 2) == 1 / 2
    assert recall([], {"a"}, 5) == 0
