"""A question and passages, read together: where in each the answer stands, and whether it answers at all."""

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index.encoder.encoder import SHIPPED, Encoder, Spans, States, session

_LONGEST = 40  # sub-words of an answer


@dataclass(frozen=True)
class Reading:
    """Of one passage, `(sub-words,)` each and logits: that an answer begins, that it ends there; and where they stand.

    `answers` is the logit of there being one. `start` and `end` are told against no answer at all, which is at 0.
    """

    start: States
    end: States
    spans: Spans
    answers: float

    def best(self, *bounds: tuple[int, int]) -> list[tuple[int, int, float]]:
        """Between each two characters of the passage: where the likeliest answer begins and ends, and its logit; an
        empty one with minus infinity where no sub-word lies there.
        """
        return [self._best(first, last) for first, last in bounds]

    def _best(self, first: int, last: int) -> tuple[int, int, float]:
        inside = (self.spans[:, 1] > first) & (self.spans[:, 0] < last)
        places = np.flatnonzero(inside)
        if not len(places):
            return first, first, -np.inf
        sums = self.start[places][:, None] + self.end[places][None, :]
        within = np.triu(np.ones_like(sums, dtype=bool)) & np.tril(np.ones_like(sums, dtype=bool), _LONGEST - 1)
        start, end = divmod(int(np.where(within, sums, -np.inf).argmax()), len(places))
        bounds = int(self.spans[places[start], 0]), int(self.spans[places[end], 1])
        return *bounds, float(sums[start, end])


def each_best(readings: Iterable[Reading], bounds: Iterable[tuple[int, int]]) -> list[tuple[int, int, float]]:
    """`best` of each reading, between its own two characters."""
    return [reading.best(own)[0] for reading, own in zip(readings, bounds, strict=True)]


class SpanReader:
    """The upper layers of the encoder, over its states of a question and of a passage (`reader.onnx` of a folder)."""

    def __init__(self, encoder: Encoder, folder: Path = SHIPPED) -> None:
        self._encoder = encoder
        self._folder = folder

    def __call__(self, question: str, passages: Sequence[str], titles: Sequence[int]) -> list[Reading]:
        """Of each passage; of `titles`, how many characters stand above its own words, in which no answer is sought.

        Each is read by itself: beside others it would be read otherwise.
        """
        asked = self._encoder.question(question).states.astype(np.float32)
        return list(self._encoder.beside(lambda one: self._reading(asked, *one), [*zip(passages, titles, strict=True)]))

    def _reading(self, question: States, passage: str, title: int) -> Reading:
        [read] = self._encoder.passages([passage])
        start, end, answers = self._run(question, read.states.astype(np.float32))
        own = read.spans[:, 1] > title
        inner = slice(len(start) - len(read.spans) - 1, -1)
        return Reading(
            np.where(own, start[inner] - start[0], -np.inf),
            np.where(own, end[inner] - end[0], -np.inf),
            np.where(
                own[:, None], np.maximum(read.spans, title), read.spans
            ),  # one may begin with the end of the title
            float(answers),
        )

    def _run(self, question: States, passage: States) -> tuple[States, States, float]:
        start, end, answers = self._session.run(
            ["start", "end", "answers"],
            {
                "question": question[None],
                "question_mask": np.ones((1, len(question)), dtype=np.int64),
                "passage": passage[None],
                "passage_mask": np.ones((1, len(passage)), dtype=np.int64),
            },
        )
        return start[0], end[0], float(answers[0])

    @functools.cached_property
    def _session(self) -> Any:
        return session(self._folder / "reader.onnx")
