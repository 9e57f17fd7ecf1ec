"""A question and its best passages as the encoder reads them: their words in context, and what they say as wholes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from index.encoder.contexts import Contexts, Vectors
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
    """The words of the question, `sentence` `(hidden,)` of the whole of it, and both of each candidate."""

    asked: AskedWords
    sentence: Bytes
    passages: Sequence[Vectors]

    def over(self, grid: Grid) -> Grid:
        """The same places, with how close the words that stand there come to those of the question in context.

        A passage of which fewer words were read than stand there has 0 at the others.
        """
        longest = grid.places.shape[1]
        together = np.zeros((len(self.passages), longest, self.asked.vectors.shape[1]), dtype=np.float32)
        for row, vectors in zip(together, self.passages, strict=True):
            row[: len(vectors.words)] = vectors.words[:longest]
        question = self.asked.vectors.astype(np.float32) / (ONE * ONE)
        similarity = np.tensordot(question, together, axes=(1, 2)).astype(np.float32)
        return replace(grid, similarity=np.ascontiguousarray(similarity))

    def cosines(self) -> Floats:
        """`(passages,)`: of the question as a whole and each passage as a whole; 0 for one that was not read."""
        question = self.sentence.astype(np.float32)
        passages = np.stack([vectors.sentence for vectors in self.passages]).astype(np.float32)
        lengths = np.linalg.norm(passages, axis=1) * np.linalg.norm(question)
        cosines: Floats = passages @ question / np.maximum(lengths, 1e-6)
        return cosines


class ContextReader:
    """Reads candidates, their words and the whole of them."""

    def __init__(self, contexts: Contexts) -> None:
        self._contexts = contexts

    def __call__(
        self,
        text: str,
        candidates: Sequence[Candidate],
        idf_weights: Mapping[str, float],
        texts: Mapping[CommuniqueId, Communique],
    ) -> Context:
        """Those of the question `text` and of each candidate; nothing of one that is not among the `texts`."""
        infos = [candidate.passage for candidate in candidates if candidate.passage.communique in texts]
        words = texts_for_search([Passage(texts[info.communique], info.span) for info in infos])
        shown = [Shown(info.communique, text) for info, text in zip(infos, words, strict=True)]
        vectors = {info.id: read for info, read in zip(infos, self._contexts.passages(shown), strict=True)}
        asked = asked_words(text, self._contexts.question(text), idf_weights)
        sentence = self._contexts.sentence(text)
        nothing = Vectors(np.zeros((0, asked.vectors.shape[1]), dtype=np.int8), np.zeros_like(sentence))
        return Context(asked, sentence, [vectors.get(candidate.passage.id, nothing) for candidate in candidates])


def asked_words(text: str, read: Read, idf_weights: Mapping[str, float]) -> AskedWords:
    """Those of the question `text`, as the encoder read it; the weight of each is its idf, where it is looked for."""
    placed = placed_words(text, silent=True)[:_MOST_WORDS]
    usual = float(np.mean([*idf_weights.values()])) if idf_weights else 1.0
    weights = [idf_weights.get(word, usual) if word else _SILENT for word, _, _ in placed]
    words = tuple(word or text[start:end].lower() for word, start, end in placed)
    bounds = [(start, end) for _, start, end in placed]
    return AskedWords(words, np.array(weights, dtype=np.float32), of_words(read, bounds))
