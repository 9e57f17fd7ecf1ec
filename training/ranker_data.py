"""A kind of questions → the features of their candidates, found by the ordinary search, and which are right."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.assemble import catalogue_with
from index.catalogue import Catalogue
from index.encoder.contexts import Contexts
from index.encoder.encoder import Encoder
from index.passages.embedding import StaticEmbedder
from index.reading.front_matter import with_front_matter
from index.search.hybrid import Candidate
from index.storage.folder.kept_vectors import kept_in
from index.values.communique import Communique
from index.values.files import Added, AlreadyThere, File
from qa.ranking.context import READ, ContextReader
from qa.ranking.features import Features, features
from qa.ranking.linear import Linear
from qa.ranking.matching import Floats, WordVectors
from qa.ranking.ranker import ORDER
from training.ranker_kinds import Kind

_CANDIDATES = 60  # of each view, as in an answer


@dataclass(frozen=True)
class Judged:
    """Rows are candidates, those of one question together; `question` numbers them and `first` says where it begins."""

    values: Floats
    question: NDArray[np.int64]
    right: NDArray[np.bool_]
    asks: NDArray[np.bool_]
    weight: float
    recall: float

    @property
    def questions(self) -> int:
        return len(self.asks)

    @property
    def first(self) -> NDArray[np.int64]:
        return np.flatnonzero(np.diff(self.question, prepend=-1))

    def parted(self, share: float) -> tuple[Self, Self]:
        """The first questions, and the last `share` of them."""
        end = round(self.questions * (1 - share))
        return self._of(0, end), self._of(end, self.questions)

    def reciprocal_rank(self, weights: tuple[Floats, Floats]) -> float:
        """The mean over the questions that have a right candidate, times the recall (MRR@10 over passages)."""
        asked, told = (self.values @ each for each in weights)
        scores = np.where(self.asks[self.question], asked, told)
        best = np.full(self.questions, -np.inf)
        np.maximum.at(best, self.question[self.right], scores[self.right])
        above = np.bincount(self.question, scores > best[self.question], self.questions)
        return float(np.where(above < 10, 1 / (above + 1), 0.0).mean() * self.recall)

    def _of(self, start: int, end: int) -> Self:
        rows = (self.question >= start) & (self.question < end)
        return type(self)(
            self.values[rows],
            self.question[rows] - start,
            self.right[rows],
            self.asks[start:end],
            self.weight,
            self.recall,
        )


@dataclass(frozen=True)
class Models:
    """What has not seen the questions: a static embedding, and the encoder with what it read before."""

    embedding: Path
    contexts: Contexts

    @classmethod
    def read(cls, embedding: Path, encoder: Path, kept: Path) -> Self:
        """`kept` is a folder for the vectors of passages, so that none is read twice."""
        kept.mkdir(parents=True, exist_ok=True)
        return cls(embedding, Contexts(Encoder(encoder), lambda: kept_in(kept)))


def judged(kind: Kind, models: Models) -> tuple[tuple[str, ...], Judged]:
    """The names of the features and their values, for the questions of which a candidate is right."""
    values, right, asks, missed = [], [], [], 0
    names: tuple[str, ...] = ()
    for found, is_right in searched(kind, models):
        if not is_right.any():
            missed += 1
            continue
        table, names = np.stack(list(found.columns.values()), axis=1), tuple(found.columns)
        values.append(table.astype(np.float32))
        right.append(is_right)
        asks.append(found.asks)
    question = np.repeat(np.arange(len(values)), [len(some) for some in values])
    recall = len(values) / max(1, len(values) + missed)
    together = np.concatenate(values), question, np.concatenate(right), np.array(asks)
    return names, Judged(*together, kind.weight, recall)


def searched(kind: Kind, models: Models) -> Iterator[tuple[Features, NDArray[np.bool_]]]:
    """For each question, the features of the candidates that are read for it, those that come first without reading,
    and which of them are right; nothing for one without a candidate.
    """
    embedder = StaticEmbedder(models.embedding)
    vectors, order = WordVectors(*embedder.vocabulary()), Linear.read(ORDER)
    with TemporaryDirectory(prefix="dixit-ranker-") as data:
        catalogue = catalogue_with(Path(data), embedder)
        read = ContextReader(models.contexts)
        stands_for = stored(catalogue, kind)
        for text, document, answers in kind.questions:
            results = catalogue.search(text, _CANDIDATES)
            candidates, weights = results.candidates, results.idf_weights
            if not candidates:
                continue
            scores = order(features(text, candidates, weights, vectors))
            best = [candidates[place] for place in np.argsort(-scores, kind="stable")[:READ]]
            right = np.array([is_right(one, stands_for.get(document), answers) for one in best])
            texts = catalogue.texts.these({candidate.passage.communique for candidate in best})
            yield features(text, best, weights, vectors, read(text, best, weights, texts)), right
        catalogue.close()


def stored(catalogue: Catalogue, kind: Kind) -> dict[str, Communique]:
    """The documents of a kind, as they stand in the catalogue now, by id."""
    files = [
        File(name, with_front_matter({"title": title} if title else {}, text).encode())
        for name, (title, text) in kind.documents.items()
    ]
    outcomes = catalogue.add(files)
    return {one.name: one.communique for one in outcomes if isinstance(one, Added | AlreadyThere)}


def is_right(one: Candidate, document: Communique | None, answers: tuple[str, ...]) -> bool:
    if document is None or one.passage.communique != document.id:
        return False
    words = one.passage.span.of(document.text)
    return not answers or any(answer in words for answer in answers)
