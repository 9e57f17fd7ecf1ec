"""The first candidates, read together with the question: how surely each answers, and which of its words do."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from index.encoder.span_reader import Reading, SpanReader
from index.french.markdown import places_without_markdown
from index.passages.prepare import texts_for_search
from index.search.hybrid import Candidate
from index.values.communique import Communique, CommuniqueId, Passage, Span
from qa.ranking.matching import Floats

ORDER = Path(__file__).with_name("order-together.json")
CONFIDENCE = Path(__file__).with_name("confidence-together.json")
READ = 8  # candidates
_FARTHEST = 12.0  # of a logit, that tells anything more
_LIKELY = 3.0  # a logit: of the words that are as likely, three in five are those that answer
UNREAD = -_FARTHEST  # of a candidate whose text has left


class Words(NamedTuple):
    """Words that may answer, and the logit of their doing so rather than none of the passage."""

    span: Span
    logit: float


@dataclass(frozen=True)
class Answering:
    """What was read of a passage: where its answer may stand in the text that it is of.

    `places` are those of the characters that were read, in the text; `title` of them stand above.
    """

    reading: Reading
    places: Sequence[int]
    title: int
    text: str

    @property
    def answers(self) -> float:
        """The logit of the passage answering at all."""
        return self.reading.answers

    def best(self, *within: Span) -> list[Words | None]:
        """Within each span of the text, the likeliest words to answer; None where nothing was read."""
        bounds = [
            (self.title + bisect_left(self.places, one.start), self.title + bisect_left(self.places, one.end))
            for one in within
        ]
        return [self._placed(*found) for found in self.reading.best(*bounds)]

    def answer(self, quoted: Span) -> Span | None:
        """The likeliest words of a quote to answer, where they are likely enough."""
        [best] = self.best(quoted)
        if best is None or best.logit < _LIKELY:
            return None
        start, end = max(best.span.start, quoted.start), min(best.span.end, quoted.end)
        return Span(start, end) if start < end else None

    def _placed(self, start: int, end: int, logit: float) -> Words | None:
        places = self.places[max(0, start - self.title) : max(0, end - self.title)]
        words = [place for place in places if not self.text[place].isspace()]
        return Words(Span(words[0], words[-1] + 1), logit) if words else None


class Together:
    """Reads the question together with each of some candidates."""

    def __init__(
        self,
        reader: SpanReader,
        texts: Callable[[Collection[CommuniqueId]], Mapping[CommuniqueId, Communique]],
    ) -> None:
        """`texts` gives those that are still there."""
        self._reader = reader
        self._texts = texts

    def __call__(self, question: str, candidates: Sequence[Candidate]) -> list[Answering | None]:
        """Of each candidate; None for one whose text has left."""
        texts = self._texts({one.passage.communique for one in candidates})
        there = [one.passage for one in candidates if one.passage.communique in texts]
        passages = [Passage(texts[one.communique], one.span) for one in there]
        shown = texts_for_search(passages)
        places = [
            [passage.span.start + place for place in places_without_markdown(passage.text)] for passage in passages
        ]
        titles = [len(words) - len(some) for words, some in zip(shown, places, strict=True)]
        readings = self._reader(question, shown, titles)
        found = {
            info.id: Answering(reading, some, title, passage.communique.text)
            for info, passage, reading, some, title in zip(there, passages, readings, places, titles, strict=True)
        }
        return [found.get(one.passage.id) for one in candidates]


def columns(answerings: Sequence[Answering | None], candidates: Sequence[Candidate]) -> dict[str, Floats]:
    """`(candidates,)` each: what the reading of question and passage together tells of each."""
    answers = [one.answers if one else UNREAD for one in answerings]
    best = [
        words.logit if one and (words := one.best(candidate.passage.span)[0]) else UNREAD
        for one, candidate in zip(answerings, candidates, strict=True)
    ]
    together = {"together: answers": answers, "together: best words": best}
    return {
        name: np.clip(np.array(logits, dtype=np.float32), -_FARTHEST, _FARTHEST) for name, logits in together.items()
    }
