"""A larger model that reads the question and each of the first passages together: slower, and often righter."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from index.communique import Communique, CommuniqueId
from index.hub import loading
from index.marks import without_marks
from qa.ranking.ranker import Ranked
from qa.understanding.question import Question

_READ_AGAIN = 30  # passages: what is below is left where it was


class Reranker:
    """Any cross-encoder of sentence-transformers: a local folder, or a name on the hub."""

    def __init__(
        self, name: str, texts: Callable[[Collection[CommuniqueId]], Mapping[CommuniqueId, Communique]]
    ) -> None:
        """Load the model now: a name of the hub is fetched before the page forbids all connections.

        `texts` gives those that are still there.
        """
        self._texts = texts
        with loading(name):
            from sentence_transformers import CrossEncoder

            self._model = CrossEncoder(name)

    def __call__(self, question: Question, ranked: Sequence[Ranked]) -> list[Ranked]:
        """`ranked` with its first `_READ_AGAIN` in the order of the model, whose score becomes theirs.

        The rest keeps its own: scores compare only among those that the model read. What has left is not read.
        """
        first, rest = ranked[:_READ_AGAIN], ranked[_READ_AGAIN:]
        texts = self._texts({one.candidate.outline.communique for one in first})
        there = [one for one in first if one.candidate.outline.communique in texts]
        gone = [one for one in first if one.candidate.outline.communique not in texts]
        if not there:
            return [*ranked]
        outlines = [one.candidate.outline for one in there]
        pairs = [(question.text, without_marks(one.span.of(texts[one.communique].text))) for one in outlines]
        scores = np.asarray(self._model.predict(pairs), dtype=np.float64).reshape(len(there))
        read = [replace(one, score=float(score)) for one, score in zip(there, scores, strict=True)]
        return sorted(read, key=lambda one: -one.score) + gone + list(rest)
