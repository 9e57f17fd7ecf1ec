"""The linear model: a sum that anyone can do again by hand."""

import numpy as np
import pytest

from qa.ranking.features import Features
from qa.ranking.linear import Linear

MODEL = Linear(
    {
        "cosine": {"question": 2.0, "key words": 1.0},
        "length": {"question": -1.0, "key words": 0.0},
        "always": {"question": 0.5, "key words": 0.25},
    }
)


@pytest.mark.parametrize(("asks", "expected"), [(True, [2 * 0.5 - 3 + 0.5, 0.5]), (False, [0.5 + 0.25, 0.25])])
def test_a_score_is_the_sum_of_the_features_times_their_weights(asks: bool, expected: list[float]) -> None:
    columns = {"cosine": [0.5, 0.0], "length": [3.0, 0.0], "first passage": [1.0, 1.0]}
    found = Features({name: np.array(values, dtype=np.float32) for name, values in columns.items()}, asks)
    assert MODEL(found) == pytest.approx(expected)
