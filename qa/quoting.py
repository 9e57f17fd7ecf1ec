"""A passage and a question → the sentences to quote."""

import math
from collections.abc import Mapping, Sequence

from index.communique import Passage, Span
from index.french.sentences import sentences
from index.french.words import search_words
from index.marks import without_marks

_MOST_SENTENCES = 3
_GAIN = 0.15  # of the question's weight, that another sentence must bring to be quoted too


def quote(passage: Passage, weights: Mapping[str, float]) -> Span:
    """The sentence of `passage` that says most of the question, and its neighbours while they add to it.

    `weights` gives each search word of the question its importance. The span is of the communiqué's text.
    """
    spans = sentences(passage.text)
    said = [set(search_words(without_marks(span.of(passage.text)))) & weights.keys() for span in spans]
    total = math.fsum(weights.values()) or 1.0

    def gain(words: set[str]) -> float:
        return math.fsum(weights[word] for word in words) / total

    best = max(range(len(spans)), key=lambda i: (gain(said[i]), -i))
    first = last = best
    covered = set(said[best])
    while last - first + 1 < _MOST_SENTENCES:
        neighbours = [i for i in (first - 1, last + 1) if 0 <= i < len(spans)]
        following = max(neighbours, key=lambda i: gain(said[i] - covered), default=None)
        if following is None or gain(said[following] - covered) < _GAIN:
            break
        covered |= said[following]
        first, last = min(first, following), max(last, following)
    return Span(passage.span.start + spans[first].start, passage.span.start + spans[last].end)


def importance(words: Sequence[str], passages: Sequence[Sequence[str]]) -> dict[str, float]:
    """Each of `words` with its inverse document frequency over `passages` (Robertson's, never negative)."""
    sets = [set(passage) for passage in passages]
    frequency = {word: sum(word in some for some in sets) for word in words}
    return {word: math.log(1 + (len(sets) - n + 0.5) / (n + 0.5)) for word, n in frequency.items()}
