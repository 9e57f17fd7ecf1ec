"""A larger model that reads the question and each of the first passages together: slower, and often righter."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from index.hub import loading
from index.marks import without_marks
from qa.ranking.ranker import Ranked
from qa.understanding.question import Question

_READ_AGAIN = 30  # passages: what is below is left where it was


class Reranker:
    """Any cross-encoder of sentence-transformers: a local folder, or a name on the hub."""

    def __init__(self, name: str) -> None:
        """Load the model now: a name of the hub is fetched before the page forbids all connections."""
        with loading(name):
            from sentence_transformers import CrossEncoder

            self._model = CrossEncoder(name)

    def __call__(self, question: Question, ranked: Sequence[Ranked]) -> list[Ranked]:
        """`ranked` with its first `_READ_AGAIN` in the order of the model, whose score becomes theirs.

        The rest keeps its own: scores compare only among those that the model read.
        """
        first, rest = ranked[:_READ_AGAIN], ranked[_READ_AGAIN:]
        if not first:
            return []
        texts = [(question.text, without_marks(one.candidate.passage.text)) for one in first]
        scores = np.asarray(self._model.predict(texts), dtype=np.float64).reshape(len(first))
        read = [replace(one, score=float(score)) for one, score in zip(first, scores, strict=True)]
        return sorted(read, key=lambda one: -one.score) + list(rest)
