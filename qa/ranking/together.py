"""The first candidates, read together with the question: how surely each answers, and which of its words do."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from index.encoder.span_reader import Reading, SpanReader, each_best
from index.passages.prepare import placed_for_search
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
        return [self.placed(*found) for found in self.reading.best(*map(self.bounds, within))]

    def answer(self, quoted: Span) -> Span | None:
        """The likeliest words of a quote to answer, where they are likely enough."""
        [best] = self.best(quoted)
        if best is None or best.logit < _LIKELY:
            return None
        start, end = max(best.span.start, quoted.start), min(best.span.end, quoted.end)
        return Span(start, end) if start < end else None

    def bounds(self, within: Span) -> tuple[int, int]:
        """The characters that were read of a span of the text."""
        return self.title + bisect_left(self.places, within.start), self.title + bisect_left(self.places, within.end)

    def placed(self, start: int, end: int, logit: float) -> Words | None:
        """The words of the text that were read from `start` to `end`."""
        places = self.places[max(0, start - self.title) : max(0, end - self.title)]
        words = [place for place in places if not self.text[place].isspace()]
        return Words(Span(words[0], words[-1] + 1), logit) if words else None


class Together:
    """Reads the question together with each of some candidates."""

    def __init__(self, reader: SpanReader) -> None:
        self._reader = reader

    def __call__(
        self, question: str, candidates: Sequence[Candidate], texts: Mapping[CommuniqueId, Communique]
    ) -> list[Answering | None]:
        """Of each candidate; None for one that is not among the `texts`."""
        infos = [candidate.passage for candidate in candidates if candidate.passage.communique in texts]
        passages = [Passage(texts[info.communique], info.span) for info in infos]
        placed = placed_for_search(passages)
        titles = [len(words) - len(places) for words, places in placed]
        readings = self._reader(question, [words for words, _ in placed], titles)
        answerings = {
            info.id: Answering(reading, places, title, texts[info.communique].text)
            for info, reading, (_, places), title in zip(infos, readings, placed, titles, strict=True)
        }
        return [answerings.get(candidate.passage.id) for candidate in candidates]


def columns(answerings: Sequence[Answering | None], candidates: Sequence[Candidate]) -> dict[str, Floats]:
    """`(candidates,)` each: what the reading of question and passage together tells of each."""
    answers = [answering.answers if answering else UNREAD for answering in answerings]
    pairs = zip(answerings, candidates, strict=True)
    read = [(answering, candidate.passage) for answering, candidate in pairs if answering]
    bounds = [answering.bounds(passage.span) for answering, passage in read]
    likeliest = zip(read, each_best([answering.reading for answering, _ in read], bounds), strict=True)
    words_of = {passage.id: answering.placed(*best) for (answering, passage), best in likeliest}
    best = [words.logit if (words := words_of.get(candidate.passage.id)) else UNREAD for candidate in candidates]
    together = {"together: answers": answers, "together: best words": best}
    return {
        name: np.clip(np.array(logits, dtype=np.float32), -_FARTHEST, _FARTHEST) for name, logits in together.items()
    }
