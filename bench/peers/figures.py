"""Raw measures of one peer → the figures that are told, each with its interval."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bench.quality import interval
from qa.evaluation.metrics import ndcg, reciprocal_rank

_DRAWS = 1_000


@dataclass(frozen=True)
class Figure:
    """A figure and the two ends of its interval, which are the figure itself where it was measured once."""

    value: float
    low: float
    high: float


def figures_of(raw: Mapping[str, Any], relevant: Mapping[str, Collection[str]]) -> dict[str, Figure]:
    """What was measured: quality with 95 % intervals by bootstrap over questions, times likewise; what was done a few
    times (opening, adding) by its median, least and most.
    """
    found = {query: raw["found"][query] for query in relevant}
    times = [1000 * seconds for seconds in raw["seconds"]]
    return {
        "MRR@10": _mean([reciprocal_rank(found[query], relevant[query]) for query in relevant]),
        "nDCG@10": _mean([ndcg(found[query], relevant[query]) for query in relevant]),
        "texts/s": _once(raw["texts"] / raw["index_s"]),
        "opening s": _few(raw["open_s"]),
        "p50 ms": quantile(times, 0.5),
        "p95 ms": quantile(times, 0.95),
        "memory MB": _once(raw["memory"] / 1e6),
        "adding one s": _few(raw["add_s"]),
    }


def quantile(values: Sequence[float], share: float) -> Figure:
    """A quantile, and where it falls in 95 % of as many values drawn from these again."""
    drawn = np.random.default_rng(7).choice(np.array(values), (_DRAWS, len(values)))
    low, high = np.quantile(np.quantile(drawn, share, axis=1), [0.025, 0.975])
    return Figure(float(np.quantile(values, share)), float(low), float(high))


def told(figure: Figure) -> str:
    """`0.787 (0.771–0.803)`, `1,107`."""
    digits = 3 if figure.value < 1 else 1 if figure.value < 100 else 0
    if figure.low == figure.high:
        return f"{figure.value:,.{digits}f}"
    return f"{figure.value:,.{digits}f} ({figure.low:,.{digits}f}–{figure.high:,.{digits}f})"


def _mean(values: Sequence[float]) -> Figure:
    return Figure(float(np.mean(values)), *interval(values))


def _few(values: Sequence[float]) -> Figure:
    return Figure(float(np.median(values)), min(values), max(values))


def _once(value: float) -> Figure:
    return Figure(value, value, value)
