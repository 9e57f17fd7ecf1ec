"""A larger model that reads the question and each of the first passages together: slower, and often righter."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from index.french.markdown import without_markdown
from index.passages.hub import loading
from qa.ranking.ranker import Ranked, TextsOf
from qa.understanding.question import Question

_READ_AGAIN = 30  # passages: what is below is left where it was


class Reranker:
    """Any cross-encoder of sentence-transformers: a local folder, or a name on the hub."""

    def __init__(self, name: str, texts: TextsOf) -> None:
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
        texts = self._texts({result.passage.communique for result in first})
        with_text = [result for result in first if result.passage.communique in texts]
        without_text = [result for result in first if result.passage.communique not in texts]
        if not with_text:
            return [*ranked]
        infos = [result.passage for result in with_text]
        pairs = [(question.text, without_markdown(info.span.of(texts[info.communique].text))) for info in infos]
        scores = np.asarray(self._model.predict(pairs), dtype=np.float64).reshape(len(with_text))
        read = [replace(result, score=float(score)) for result, score in zip(with_text, scores, strict=True)]
        return sorted(read, key=lambda result: -result.score) + without_text + list(rest)
