"""The time that a question speaks of, « l'autorisation de 2020 », brings the texts of that time forward."""

from collections.abc import Sequence
from itertools import groupby

from index.values.filter import Period
from qa.ranking.ranker import Ranked

_ABOUT_AS_GOOD = 1.0  # of score, that of a softmax: the better is right 2.7 times where the other is once


def boost_period(ranked: Sequence[Ranked], period: Period) -> list[Ranked]:
    """The same ones; among those about as good, the texts that are dated in `period` first.

    `ranked` comes best first, and the best of what is left says who is about as good as it. A text of no known date
    stands with those of another time. With scores 3.0, 2.5 and 1.0, the last stays last whatever its date.
    """
    bests: list[float] = []
    for result in ranked:
        bests.append(bests[-1] if bests and abs(bests[-1] - result.score) <= _ABOUT_AS_GOOD else result.score)
    alike = groupby(zip(bests, ranked, strict=True), key=lambda pair: pair[0])
    return [
        result for _, as_good in alike for _, result in sorted(as_good, key=lambda pair: not _is_of(pair[1], period))
    ]


def _is_of(result: Ranked, period: Period) -> bool:
    days = result.passage.days
    return days is not None and period.overlaps(*days)
