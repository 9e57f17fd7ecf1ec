"""The best candidates of a question, read word by word: their order, and how surely each answers, in that light."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

import numpy as np

from index.encoder.contexts import Contexts
from index.encoder.port import Shown
from index.passages.prepare import texts_for_search
from index.search.hybrid import Candidate
from index.values.communique import Communique, CommuniqueId, Passage
from qa.ranking.context import Context, asked_words

ORDER = Path(__file__).with_name("order-read.json")
CONFIDENCE = Path(__file__).with_name("confidence-read.json")
READ = 24  # candidates


class Reading:
    """Gives candidates their context: the vectors of all their words."""

    def __init__(
        self,
        contexts: Contexts,
        texts: Callable[[Collection[CommuniqueId]], Mapping[CommuniqueId, Communique]],
    ) -> None:
        """`texts` gives those that are still there."""
        self._contexts = contexts
        self._texts = texts

    def __call__(self, text: str, candidates: Sequence[Candidate], idf_weights: Mapping[str, float]) -> Context:
        """Those of the question `text` and of each candidate; nothing of one whose text has left."""
        texts = self._texts({candidate.passage.communique for candidate in candidates})
        passages = [candidate.passage for candidate in candidates if candidate.passage.communique in texts]
        words = texts_for_search([Passage(texts[passage.communique], passage.span) for passage in passages])
        texts_shown = [Shown(passage.communique, text) for passage, text in zip(passages, words, strict=True)]
        vectors = {
            passage.id: read for passage, read in zip(passages, self._contexts.passages(texts_shown), strict=True)
        }
        question = asked_words(text, self._contexts.question(text), idf_weights)
        nothing = np.zeros((0, question.vectors.shape[1]), dtype=np.int8)
        return Context(question, [vectors.get(candidate.passage.id, nothing) for candidate in candidates])
