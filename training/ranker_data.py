"""A kind of questions → the features of their candidates, found by the ordinary search, and which are right."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.assemble import catalogue_with
from index.communique import Communique
from index.intake import Added, AlreadyThere, File
from index.passages.embedding import StaticEmbedder
from index.reading.front_matter import with_front_matter
from index.searching import Candidate
from qa.ranking.features import Features, features
from qa.ranking.matching import Floats, WordVectors
from training.ranker_kinds import Kind

_CANDIDATES = 60  # of each view, as in an answer
_HARDEST = 30  # that are learned from, by a mean of the most telling features


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


def judged(kind: Kind, model: Path) -> tuple[tuple[str, ...], Judged]:
    """The names of the features and their values, for the questions of which a candidate is right."""
    values, right, asks, missed = [], [], [], 0
    names: tuple[str, ...] = ()
    for found, is_right in searched(kind, model):
        if not is_right.any():
            missed += 1
            continue
        table, names = np.stack(list(found.columns.values()), axis=1), tuple(found.columns)
        kept = _hardest(table, names) | is_right
        values.append(table[kept].astype(np.float32))
        right.append(is_right[kept])
        asks.append(found.asks)
    question = np.repeat(np.arange(len(values)), [len(some) for some in values])
    recall = len(values) / max(1, len(values) + missed)
    together = np.concatenate(values), question, np.concatenate(right), np.array(asks)
    return names, Judged(*together, kind.weight, recall)


def searched(kind: Kind, model: Path) -> Iterator[tuple[Features, NDArray[np.bool_]]]:
    """For each question, the features of its candidates and which are right; nothing for one without a candidate."""
    embedder = StaticEmbedder(model)
    vectors = WordVectors(*embedder.vocabulary())
    with TemporaryDirectory(prefix="dixit-ranker-") as data:
        catalogue = catalogue_with(Path(data), embedder)
        files = [
            File(name, with_front_matter({"title": title} if title else {}, text).encode())
            for name, (title, text) in kind.documents.items()
        ]
        stands_for: dict[str, Communique] = {}
        for outcome in catalogue.add(files):
            if isinstance(outcome, Added | AlreadyThere):
                stands_for[outcome.name] = outcome.communique
        for text, document, answers in kind.questions:
            candidates = catalogue.search(text, _CANDIDATES)
            if candidates:
                right = np.array([_is_right(one, stands_for.get(document), answers) for one in candidates])
                yield features(text, candidates, catalogue.rarity(text), vectors), right
        catalogue.close()


def _is_right(one: Candidate, document: Communique | None, answers: tuple[str, ...]) -> bool:
    if document is None or one.outline.communique != document.id:
        return False
    words = one.outline.span.of(document.text)
    return not answers or any(answer in words for answer in answers)


def _hardest(table: Floats, names: tuple[str, ...]) -> NDArray[np.bool_]:
    telling = ("cosine of the best", "soft matching, telling words", "best window, telling words")
    scores = table[:, [names.index(name) for name in telling]].sum(axis=1)
    kept = np.zeros(len(scores), dtype=bool)
    kept[np.argsort(-scores)[:_HARDEST]] = True
    return kept
