"""A linear model over the features, with weights that anyone can read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from qa.ranking.features import Features
from qa.ranking.matching import Floats

QUESTION, KEY_WORDS = "question", "key words"
ALWAYS = "always"

Weights = Mapping[str, Mapping[str, float]]
"""For each feature, its weight in a `question` and in `key words`, which are what is not put as a question."""


@dataclass(frozen=True)
class Linear:
    """The sum of the features, each times its weight. The feature `always` is 1."""

    weights: Weights

    @classmethod
    def read(cls, path: Path) -> Self:
        """The weights under `weights` in a file that `training/` made."""
        return cls(json.loads(path.read_text(encoding="utf-8"))["weights"])

    def __call__(self, features: Features) -> Floats:
        """`(candidates,)`: with `{"cosine": {"question": 2, "key words": 1}}`, 0.5 gives 1.0 in a question."""
        kind = QUESTION if features.asks else KEY_WORDS
        ones = np.ones_like(next(iter(features.columns.values())))
        columns = {**features.columns, ALWAYS: ones}
        total: Floats = sum(
            (np.float32(of_feature[kind]) * columns[name] for name, of_feature in self.weights.items()),
            start=np.zeros_like(ones),
        )
        return total
