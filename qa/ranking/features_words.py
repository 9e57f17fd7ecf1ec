"""Features of the words that a passage shares with a question, or nearly shares."""

from collections.abc import Sequence

import numpy as np

from index.french.calendar import MONTHS
from index.french.words import search_words
from qa.ranking.matching import EXACT, Floats, Grid, WordVectors, log_closeness, within
from qa.understanding.intent.answer_type import AnswerType

Columns = dict[str, Floats]

_WINDOW = 25  # words: about a sentence
_NEAR = 5  # places, within which two words of the question that follow each other are together
_MONTHS = frozenset(search_words(" ".join(MONTHS)))


def of_words(
    grid: Grid, words: Sequence[str], weights: Floats, vectors: WordVectors, answer_type: AnswerType
) -> Columns:
    """A column `(passages,)` each. `words` are those of the question, `weights` says how rare each is.

    Matching takes the closest that a passage, or a window of it, comes to each word: a share, 0 to 1; log matching the
    mean of its logarithms, 0 or less.
    """
    telling = vectors.telling(words)
    rare, both = _share(weights), _share(weights * telling)
    best, similarity = grid.best, grid.similarity
    in_window = within(similarity, _WINDOW)
    answers = within(grid.at(_answers(grid.words, words, answer_type)), _WINDOW)
    return {
        "log matching": rare @ log_closeness(best),
        "log matching, telling words": both @ log_closeness(best),
        "soft matching, telling words": both @ best,
        "best window, telling words": _best(np.tensordot(both, in_window, axes=1)),
        "beginning": rare @ similarity[:, :, :_WINDOW].max(axis=2, initial=0.0),
        **_pairs(grid, weights),
        "asked for in window": _best(np.tensordot(rare, in_window, axes=1) * answers),
    }


def _share(weights: Floats) -> Floats:
    """`weights`, of which the sum is 1; zeros when nothing weighs."""
    total = weights.sum()
    share: Floats = weights / total if total > 0 else weights
    return share


def _best(values: Floats) -> Floats:
    """The highest of each passage, 0 for one without words."""
    highest: Floats = values.max(axis=-1, initial=0.0)
    return highest


def _pairs(grid: Grid, weights: Floats) -> Columns:
    """Words that follow each other in the question: side by side in the passage, or near each other."""
    similarity = grid.similarity
    none = np.zeros(len(grid.places), dtype=np.float32)
    if len(weights) < 2 or similarity.shape[2] < 2:
        return {"bigrams": none, "soft near pairs": none}
    share = _share(weights[:-1] + weights[1:])
    ahead = within(similarity[1:], _NEAR)
    behind = within(similarity[1:, :, ::-1], _NEAR)[..., ::-1]
    together = (similarity[:-1] * np.maximum(ahead, behind)).max(axis=2)
    side_by_side = (similarity[:-1, :, :-1] * similarity[1:, :, 1:]).max(axis=2)
    return {
        "bigrams": share @ (side_by_side > EXACT),
        "soft near pairs": share @ together,
    }


def _answers(passages: Sequence[str], question: Sequence[str], answer_type: AnswerType) -> Floats:
    """1 for each word of the passages that may answer, as a date or a number that the question does not hold."""
    if answer_type not in (AnswerType.DATE, AnswerType.NUMBER):
        return np.zeros(len(passages), dtype=np.float32)
    question_words = set(question)
    dates = answer_type is AnswerType.DATE
    return np.array([word not in question_words and _may_answer(word, dates) for word in passages], dtype=np.float32)


def _may_answer(word: str, dates: bool) -> bool:
    if dates:
        return word in _MONTHS or (len(word) == 4 and word.isdigit())
    return word[0].isdigit()
