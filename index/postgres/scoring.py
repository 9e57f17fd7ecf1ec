"""The best passages by BM25 without reading what they cannot owe their place to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from index.communique import PassageId

K1, B = 1.2, 0.75

_SCORE = f"""
sum(a.weight * p.frequency::float8 / (p.frequency::float8 + {K1 * (1 - B):.6f}::float8 + a.slope * p.length::float8))
AS score FROM postings p
JOIN (SELECT unnest(?::int[]) AS word, unnest(?::float8[]) AS weight, ?::float8 AS slope) a ON a.word = p.word
"""  # float8 throughout: a bare 0.3 is a decimal number to PostgreSQL, and three times slower

BEST = f"{{}} SELECT p.passage, {_SCORE} {{}} GROUP BY p.passage ORDER BY score DESC, p.passage LIMIT ?"
"""The best, best first; takes what goes before, and which passages."""

FEW = f"""
WITH {{}} rare AS MATERIALIZED (SELECT p.passage, {_SCORE} {{}} GROUP BY p.passage),
last AS (SELECT score FROM rare ORDER BY score DESC OFFSET ? - 1 LIMIT 1)
SELECT passage FROM rare, last WHERE last.score > ? AND rare.score > last.score - ?
"""
"""The passages among which the best are, whatever the common words bring; none when that cannot be told."""

_USUAL = 1 / (K1 + 1)  # of its weight, that a word brings to a passage of mean length that holds it once
_WORTH = 2  # times the postings of the other words, from which common ones are better left out at first


@dataclass(frozen=True)
class Asked:
    """The words of a question: of each how many passages hold it, its id, and its weight (inverse document frequency
    included). `slope` is how much the length of a passage counts against it."""

    words: Sequence[tuple[int, int, float]]
    slope: float

    @property
    def values(self) -> list[Any]:
        """What `_SCORE` takes."""
        return _values(self.words, self.slope)

    def without_common(self, k: int) -> tuple[list[Any], float]:
        """The same without its common words, and the most that these bring to a passage: each less than its weight.

        0 where leaving them out at first would spare little, or where they may well bring one among the `k` best. This
        is the MaxScore of Turtle and Flood (1995).
        """
        words, held = sorted(self.words), 0
        for place, (passages, _, weight) in enumerate(words, 1):
            held += passages
            others = words[place:]
            most = sum(weight for *_, weight in others)
            spared = sum(passages for passages, *_ in others)
            if held >= k and most < weight * _USUAL and spared > _WORTH * held:
                return _values(words[:place], self.slope), most
        return [], 0.0


def _values(words: Sequence[tuple[int, int, float]], slope: float) -> list[Any]:
    return [[id for _, id, _ in words], [weight for *_, weight in words], slope]


def hits(found: Iterable[tuple[int, float]]) -> list[tuple[PassageId, float]]:
    return [(PassageId(passage), score) for passage, score in found]
