"""Of several versions of a text, the newest is quoted."""

from collections.abc import Sequence

from index.communique import Communique
from qa.ranking.ranker import Ranked
from qa.ranking.repeats import without_repeats


def newest(one: Ranked, ranked: Sequence[Ranked], versions: Sequence[Communique]) -> Ranked:
    """The passage among `ranked` that says what `one` says in the latest of the `versions` of its text, newest first;
    `one` itself when none is later, or when it is what the later version changed.
    """
    own = one.candidate.outline.days
    for version in versions:
        if version.date is None or (own is not None and version.date.value.last_day <= own[1]):
            break
        for other in ranked:
            if other.candidate.outline.communique == version.id and _say_the_same(one, other):
                return other
    return one


def _say_the_same(one: Ranked, other: Ranked) -> bool:
    return len(without_repeats((one, other), lambda each: each.candidate.outline.words, 2)) == 1
