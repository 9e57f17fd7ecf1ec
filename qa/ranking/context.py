"""The words of a question and of its best passages as they stand there, read in context by the encoder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from index.encoder.contexts import Contexts
from index.encoder.encoder import ONE, Bytes, Read
from index.encoder.pooling import of_words
from index.encoder.port import Shown
from index.french.words import placed_words
from index.passages.prepare import texts_for_search
from index.search.hybrid import Candidate
from index.values.communique import Communique, CommuniqueId, Passage
from qa.ranking.matching import Floats, Grid

ORDER = Path(__file__).with_name("order-read.json")
CONFIDENCE = Path(__file__).with_name("confidence-read.json")
READ = 24  # candidates
_MOST_WORDS = 32  # of a question, that are compared
_SILENT = 0.7  # the weight of a word that is not looked for, as « combien », beside the idf of the others


@dataclass(frozen=True)
class AskedWords:
    """The words of a question in order, how much each counts, and their vectors `(words, width)`."""

    words: tuple[str, ...]
    weights: Floats
    vectors: Bytes


@dataclass(frozen=True)
class Context:
    """`passages` has `(words, width)` for each candidate: a row for each of its search words, in order."""

    asked: AskedWords
    passages: Sequence[Bytes]

    def over(self, grid: Grid) -> Grid:
        """The same places, with how close the words that stand there come to those of the question in context.

        A passage of which fewer words were read than stand there has 0 at the others.
        """
        longest = grid.places.shape[1]
        together = np.zeros((len(self.passages), longest, self.asked.vectors.shape[1]), dtype=np.float32)
        for row, vectors in zip(together, self.passages, strict=True):
            row[: len(vectors)] = vectors[:longest]
        question = self.asked.vectors.astype(np.float32) / (ONE * ONE)
        similarity = np.tensordot(question, together, axes=(1, 2)).astype(np.float32)
        return replace(grid, similarity=np.ascontiguousarray(similarity))

    def meaning(self) -> Floats:
        """`(passages,)`: the cosine of all the question's words together and all of the passage's."""
        question = _direction(self.asked.vectors, self.asked.weights)
        return np.array(
            [_direction(passage, np.ones(len(passage), dtype=np.float32)) @ question for passage in self.passages],
            dtype=np.float32,
        )


class ContextReader:
    """Reads candidates word by word."""

    def __init__(self, contexts: Contexts) -> None:
        self._contexts = contexts

    def __call__(
        self,
        text: str,
        candidates: Sequence[Candidate],
        idf_weights: Mapping[str, float],
        texts: Mapping[CommuniqueId, Communique],
    ) -> Context:
        """The words of the question `text` and of each candidate; none of one that is not among the `texts`."""
        infos = [candidate.passage for candidate in candidates if candidate.passage.communique in texts]
        words = texts_for_search([Passage(texts[info.communique], info.span) for info in infos])
        shown = [Shown(info.communique, text) for info, text in zip(infos, words, strict=True)]
        vectors = {info.id: read for info, read in zip(infos, self._contexts.passages(shown), strict=True)}
        question = asked_words(text, self._contexts.question(text), idf_weights)
        nothing = np.zeros((0, question.vectors.shape[1]), dtype=np.int8)
        return Context(question, [vectors.get(candidate.passage.id, nothing) for candidate in candidates])


def asked_words(text: str, read: Read, idf_weights: Mapping[str, float]) -> AskedWords:
    """Those of the question `text`, as the encoder read it; the weight of each is its idf, where it is looked for."""
    placed = placed_words(text, silent=True)[:_MOST_WORDS]
    usual = float(np.mean([*idf_weights.values()])) if idf_weights else 1.0
    weights = [idf_weights.get(word, usual) if word else _SILENT for word, _, _ in placed]
    words = tuple(word or text[start:end].lower() for word, start, end in placed)
    bounds = [(start, end) for _, start, end in placed]
    return AskedWords(words, np.array(weights, dtype=np.float32), of_words(read, bounds))


def _direction(vectors: Bytes, weights: Floats) -> Floats:
    total: Floats = weights.astype(np.float32) @ vectors.astype(np.float32)
    return total / max(float(np.linalg.norm(total)), 1e-6)
