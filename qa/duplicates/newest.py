"""Of several versions of a text, the newest is quoted."""

from collections.abc import Sequence

from index.values.communique import Communique
from qa.duplicates.correcting import bare, says_it_corrects
from qa.duplicates.passages import Deduplicated, alike
from qa.ranking.ranker import Ranked

_CORRECTED = 0.45  # likeness of two passages of two versions, from which the later one says the earlier one anew


def newest(first: Ranked, ranked: Sequence[Ranked], versions: Sequence[Communique]) -> Ranked:
    """The passage among `ranked` that says what `first` says in the latest of the `versions` of its text, newest first;
    `first` itself when none is later, or when it is what the later version changed.
    """
    for version in versions:
        if not _is_later(version, first):
            continue
        for later in ranked:
            if later.passage.communique == version.id and _says_anew(later, first, says_it_corrects(version)):
                return later
    return first


def _is_later(version: Communique, first: Ranked) -> bool:
    own = first.passage.days
    if version.date is None or own is None or version.date.value.last_day == own[1]:
        unknown = version.date is None and own is not None
        return not unknown and ((version.date is not None and own is None) or says_it_corrects(version))
    return version.date.value.last_day > own[1]


def _says_anew(later: Ranked, first: Ranked, corrects: bool) -> bool:
    """With other figures only in a text that says that it corrects: a monthly bulletin takes no other's place."""
    words, others = later.passage.words, first.passage.words
    return alike(words, others) >= _CORRECTED or (corrects and alike(bare(words), bare(others)) >= _CORRECTED)


def once_each(results: Sequence[Deduplicated[Ranked]]) -> list[Deduplicated[Ranked]]:
    """Without the passages that came back in the place of an older version's, and were there already."""
    first = {distinct.item.passage.id: distinct for distinct in reversed(results)}
    return [distinct for distinct in results if first[distinct.item.passage.id] is distinct]
