"""All the passages that hold the words of a question, counted."""

from dataclasses import dataclass

from index.truth.records import Tally
from qa.answer import Citation
from qa.understanding.question import Question


@dataclass(frozen=True)
class Survey:
    """Every passage that holds the words `asked`, which is a matter of letters and not of meaning.

    A passage holds a word in any of its forms (plural, conjugation), in its own text or in the title of its
    communiqué, or the word that was meant by a slip, or what a sigle stands for. `held` is how many of the words each
    passage holds at least: all of them, or the most that any passage does, down to half of them. No word asked for is
    every passage that the filter admits.

    `tally` counts all of them by source and year; `latest` are quoted, the latest first, undated ones last.
    """

    question: Question
    asked: tuple[str, ...]  # as they are written in the question
    held: int
    tally: Tally
    latest: tuple[Citation, ...]

    @property
    def total(self) -> int:
        return sum(self.tally.values())

    def sources(self) -> list[str | None]:
        """Those with most passages first, None last."""
        every = {source for source, _ in self.tally}
        return sorted(every, key=lambda one: (one is None, -self.of_source(one), (one or "").casefold()))

    def years(self) -> list[int | None]:
        """The latest first, None last."""
        return sorted({year for _, year in self.tally}, key=lambda year: (year is None, -(year or 0)))

    def of_source(self, source: str | None) -> int:
        return sum(number for (one, _), number in self.tally.items() if one == source)

    def of_year(self, year: int | None) -> int:
        return sum(number for (_, one), number in self.tally.items() if one == year)

    def count(self, source: str | None, year: int | None) -> int:
        return self.tally.get((source, year), 0)
