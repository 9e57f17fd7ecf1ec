"""What a question leaves out beside sources is not cited: « sauf en 2021 », « hors fret »."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import reduce

import numpy as np

from index.french.words import search_words
from index.storage.port import Variants
from index.values.filter import EVERYTHING, Filter
from index.values.vectors import Ids
from qa.answer import Citation
from qa.ranking.ranker import Ranked
from qa.understanding.exclusions import EXCEPTIONS, Exclusions

MatchingAll = Callable[[Sequence[Variants], int, Filter], Ids]
"""The passages that hold so many of these words, under a filter."""


def admitted(ranked: Sequence[Ranked], exclusions: Exclusions | None) -> Sequence[Ranked]:
    """Those that are not left out, in the same order."""
    if exclusions is None:
        return ranked
    return [one for one in ranked if exclusions.admits(one.passage.days, one.passage.words)]


def cited_of(exclusions: Exclusions | None, citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The same of citations."""
    return tuple(
        one for one in citations if exclusions is None or exclusions.admits(_days(one), search_words(one.passage.text))
    )


def left_in(ids: Ids, exclusions: Exclusions | None, matching_all: MatchingAll) -> Ids:
    """The same of passages, however many there are: asked of the index, and none of them is read."""
    if exclusions is None or not len(ids):
        return ids
    out = [matching_all((), 0, Filter(period=period)) for period in exclusions.periods]
    if exclusions.subjects:
        excepting = matching_all([[(word,)] for word in sorted(EXCEPTIONS)], 1, EVERYTHING)
        subjects = (
            matching_all([[(w,)] for w in subject], len(subject), EVERYTHING) for subject in exclusions.subjects
        )
        out += [np.setdiff1d(of_subject, excepting) for of_subject in subjects]
    return ids[~np.isin(ids, reduce(np.union1d, out))]


def _days(citation: Citation) -> tuple[date, date] | None:
    dated = citation.passage.communique.date
    return None if dated is None else (dated.value.first_day, dated.value.last_day)
