"""All the passages that hold the words of a question, counted."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from index.storage.records import Facets
from index.values.sources import cosigners
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
    tally: Facets
    latest: tuple[Citation, ...]

    @property
    def total(self) -> int:
        return sum(self.tally.values())

    @property
    def has_cosigners(self) -> bool:
        """Whether some passages are of several sources at once."""
        return sum(self._each.values()) > self.total

    def sources(self) -> list[str | None]:
        """Those with most passages first, None last; of those who sign together, each, so that their sum may be more
        than the total.
        """
        every = {source for source, _ in self._each}
        return sorted(every, key=lambda source: (source is None, -self.of_source(source), (source or "").casefold()))

    def years(self) -> list[int | None]:
        """The latest first, None last."""
        return sorted({year for _, year in self.tally}, key=lambda year: (year is None, -(year or 0)))

    def of_source(self, source: str | None) -> int:
        return sum(number for (label, _), number in self._each.items() if label == source)

    def of_year(self, year: int | None) -> int:
        return sum(number for (_, published), number in self.tally.items() if published == year)

    def count(self, source: str | None, year: int | None) -> int:
        return self._each.get((source, year), 0)

    def of_any(self, sources: Collection[str | None], year: int | None) -> int:
        """How many of a year are of these sources, those that some of them sign together counted once."""
        signing = set(sources)
        return sum(
            n
            for (label, published), n in self.tally.items()
            if published == year and not signing.isdisjoint(_names(label))
        )

    @cached_property
    def _each(self) -> Counter[tuple[str | None, int | None]]:
        """The tally with each of those who sign together in place of their label."""
        each = Counter[tuple[str | None, int | None]]()
        for (label, year), number in self.tally.items():
            each.update({(name, year): number for name in _names(label)})
        return each


def _names(label: str | None) -> tuple[str | None, ...]:
    return (None,) if label is None else cosigners(label)
