"""Pairs drawn on the fly: what someone could ask or write → a passage that should be near it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.corpus import Corpus, Ints
from training.neighbourhoods import grouped

SPAN = (4, 13)  # tokens of a span cut out of a sentence, as short as a question
PASSAGE = (60, 220)  # tokens of a passage, before it is rounded to whole segments
BEGINNING = 150  # tokens by which a document finds its neighbourhood
NEAR = 128  # pairs of a batch that come from about one neighbourhood
DRAWN_TOGETHER = 16  # batches


@dataclass(frozen=True)
class Mix:
    """The share of each kind of pair in a batch, and how given pairs are spread over their sources.

    A source of n documents weighs n ** `evenness`: 1 draws each document alike, 0 each source.
    """

    asked: float = 0.40  # a given query → its passage
    heading: float = 0.20  # a title or lead → a passage of its article
    sentence: float = 0.30  # a sentence, or a span of one → the rest of its passage
    neighbour: float = 0.10  # a passage → the passage after it
    evenness: float = 0.5


@dataclass(frozen=True)
class Bags:
    """Texts as bags of tokens: text `i` holds `tokens[offsets[i]:offsets[i + 1]]`, the last to the end."""

    tokens: Ints
    offsets: Ints


@dataclass(frozen=True)
class Batch:
    """`queries` and `passages` in step; pairs of one same document must not be taken for negatives."""

    queries: Bags
    passages: Bags
    document: Ints


class Pairs:
    """Draws batches from a corpus; the same seed draws the same batches."""

    def __init__(self, corpus: Corpus, mix: Mix, seed: int) -> None:
        self._corpus = corpus
        self._mix = mix
        self._random = np.random.default_rng(seed)
        count = corpus.first[1:] - corpus.body
        headed = (corpus.body > corpus.first[:-1]) & (count > 0)
        self._asked = np.flatnonzero(headed & corpus.asked)
        self._titled = np.flatnonzero(headed & ~corpus.asked)
        per_source = np.bincount(corpus.source[self._asked], minlength=len(corpus.sources))
        weight = np.maximum(per_source, 1)[corpus.source[self._asked]] ** (mix.evenness - 1.0)
        self._asked_share = weight / weight.sum()
        # Sentences of documents that have a few: a pair takes one and must leave something to find.
        self._document_of = np.repeat(np.arange(len(count)), np.diff(corpus.first))
        segment = np.arange(len(self._document_of))
        in_body = segment >= corpus.body[self._document_of]
        self._in_body = np.flatnonzero(in_body & (count[self._document_of] >= 3))

    def draw(self, size: int) -> Batch:
        """`size` pairs; a few fewer where one side came out empty."""
        queries, passages, document = self._pairs(size)
        return Batch(self._gather(queries), self._gather(passages), document)

    def draw_near(self, size: int, neighbourhood: Ints) -> Iterator[Batch]:
        """Batches without end, of about `size` pairs; `neighbourhood` numbers that of each document."""
        while True:
            queries, passages, document = self._pairs(size * DRAWN_TOGETHER)
            for rows in grouped(neighbourhood[document], size, NEAR, self._random):
                yield Batch(self._gather(queries[rows]), self._gather(passages[rows]), document[rows])

    def beginnings(self) -> Bags:
        """The first tokens of each document's body."""
        corpus = self._corpus
        start = corpus.bounds[corpus.body]
        end = np.minimum(corpus.bounds[corpus.first[1:]], start + BEGINNING)
        return self._gather(stretch(start, end))

    def _pairs(self, size: int) -> tuple[Ints, Ints, Ints]:
        """Token ranges of queries and of passages, none empty, and their documents."""
        mix = self._mix
        kinds = self._random.choice(4, size, p=[mix.asked, mix.heading, mix.sentence, mix.neighbour])
        n_asked, n_heading, n_sentence, n_neighbour = np.bincount(kinds, minlength=4)
        asked = self._random.choice(self._asked, n_asked, p=self._asked_share)
        titled = self._random.choice(self._titled, n_heading) if len(self._titled) else asked[:0]
        parts = [
            self._from_heading(np.concatenate([asked, titled])),
            self._from_sentence(self._random.choice(self._in_body, n_sentence)),
            self._from_neighbour(self._random.choice(self._in_body, n_neighbour)),
        ]
        queries, passages, document = (np.concatenate(column) for column in zip(*parts, strict=True))
        kept = np.flatnonzero((lengths(queries) > 0) & (lengths(passages) > 0))
        return queries[kept], passages[kept], document[kept]

    def _from_heading(self, document: Ints) -> tuple[Ints, Ints, Ints]:
        """A heading of each document → its beginning, or a later passage, one time in two."""
        corpus = self._corpus
        heading = self._between(corpus.first[document], corpus.body[document])
        later = self._between(corpus.body[document], corpus.first[document + 1])
        start = np.where(self._random.random(len(document)) < 0.5, corpus.body[document], later)
        return self._segments(heading, heading + 1), self._segments(start, self._passage_end(start)), document

    def _from_sentence(self, inside: Ints) -> tuple[Ints, Ints, Ints]:
        """A segment around which a passage is drawn, whole or in part → that passage without it."""
        body = self._corpus.body[self._document_of[inside]]
        start = self._between(np.maximum(inside - 4, body), inside + 1)
        end = np.maximum(self._passage_end(start), inside + 1)
        rest = np.hstack([self._segments(start, inside)[:, :2], self._segments(inside + 1, end)[:, :2]])
        bounds = self._corpus.bounds
        length = bounds[inside + 1] - bounds[inside]
        cut = np.minimum(length, self._random.integers(*SPAN, len(inside)))
        cut = np.where(self._random.random(len(inside)) < 0.5, cut, length)
        first = self._between(bounds[inside], bounds[inside + 1] - cut + 1)
        return stretch(first, first + cut), rest, self._document_of[inside]

    def _from_neighbour(self, start: Ints) -> tuple[Ints, Ints, Ints]:
        """A passage → the one that follows; nothing follows the last, and such pairs are dropped later."""
        middle = self._passage_end(start)
        end = self._passage_end(np.minimum(middle, len(self._document_of) - 1))
        document = self._document_of[start]
        end = np.maximum(middle, np.minimum(end, self._corpus.first[document + 1]))
        return self._segments(start, middle), self._segments(middle, end), document

    def _passage_end(self, start: Ints) -> Ints:
        """Where the passage that begins at segment `start` ends: at a drawn length, within its document."""
        corpus = self._corpus
        wanted = corpus.bounds[start] + self._random.integers(*PASSAGE, len(start))
        end: Ints = np.searchsorted(corpus.bounds, wanted, side="right") - 1
        return np.clip(end, start + 1, corpus.first[self._document_of[start] + 1])

    def _between(self, low: Ints, high: Ints) -> Ints:
        return low + (self._random.random(len(low)) * (high - low)).astype(np.int64)

    def _segments(self, start: Ints, end: Ints) -> Ints:
        """Token ranges of the segments from `start` to `end`."""
        return stretch(self._corpus.bounds[start], self._corpus.bounds[end])

    def _gather(self, ranges: Ints) -> Bags:
        """The tokens of `ranges`, `(n, 4)`: two stretches a text."""
        starts, ends = ranges[:, 0::2].ravel(), ranges[:, 1::2].ravel()
        size = ends - starts
        before = np.cumsum(size) - size
        positions = np.arange(size.sum()) + np.repeat(starts - before, size)
        total = lengths(ranges)
        return Bags(self._corpus.tokens[positions].astype(np.int64), np.cumsum(total) - total)


def stretch(start: Ints, end: Ints) -> Ints:
    """Ranges `(n, 4)` that hold one stretch, and a second, empty one."""
    return np.stack([start, end, end, end], 1)


def lengths(ranges: Ints) -> NDArray[np.int64]:
    """Tokens in each row of ranges.

    >>> lengths(np.array([[0, 3, 10, 12]]))
    array([5])
    """
    total: Ints = (ranges[:, 1::2] - ranges[:, 0::2]).sum(axis=1)
    return total
