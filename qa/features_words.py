"""Features of the words that a passage shares with a question, or nearly shares."""

from collections.abc import Sequence

import numpy as np

from index.french.words import search_words
from qa.asking import Asked
from qa.matching import EXACT, Floats, Grid, WordVectors, within

Columns = dict[str, Floats]

_WINDOW = 25  # words: about a sentence
_NARROW = 10
_LONG_WINDOW = 30
_NEAR = 5  # places, within which two words of the question that follow each other are together
_MONTHS = frozenset(
    search_words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
)


def of_words(grid: Grid, words: Sequence[str], weights: Floats, vectors: WordVectors, asked: Asked) -> Columns:
    """A column `(passages,)` each. `words` are those of the question, `weights` says how rare each is.

    Coverage counts the words that a passage holds, soft matching the closest that it comes to each; shares, 0 to 1.
    """
    telling = vectors.telling(words)
    rare, both = _share(weights), _share(weights * telling)
    best, similarity = grid.best, grid.similarity
    in_window = within(similarity, _WINDOW)
    by_window = np.tensordot(rare, in_window, axes=1)
    return {
        "coverage": rare @ (best > EXACT),
        "soft matching": rare @ best,
        "soft matching, telling words": both @ best,
        "occurrences": rare @ np.log1p((similarity > EXACT).sum(axis=2, dtype=np.float32)),
        "best window": _best(by_window),
        "best window, telling words": _best(np.tensordot(both, in_window, axes=1)),
        "best window, exact": _best(np.tensordot(rare, (in_window > EXACT).astype(np.float32), axes=1)),
        "best narrow window": _best(np.tensordot(rare, within(similarity, _NARROW), axes=1)),
        "beginning": rare @ similarity[:, :, :_WINDOW].max(axis=2, initial=0.0),
        "cosine of best window": _window_cosine(grid, words, vectors),
        **_pairs(grid, weights),
        "asked for in window": _best(by_window * within(grid.at(_answers(grid.words, words, asked)), _WINDOW)),
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
        return {"bigrams": none, "near pairs": none, "soft near pairs": none}
    share = _share(weights[:-1] + weights[1:])
    ahead = within(similarity[1:], _NEAR)
    behind = np.zeros_like(ahead)
    behind[..., _NEAR - 1 :] = ahead[..., : 1 - _NEAR]  # the same window, ending where it began
    together = (similarity[:-1] * np.maximum(ahead, behind)).max(axis=2)
    side_by_side = (similarity[:-1, :, :-1] * similarity[1:, :, 1:]).max(axis=2)
    return {
        "bigrams": share @ (side_by_side > EXACT),
        "near pairs": share @ (together > EXACT),
        "soft near pairs": share @ together,
    }


def _window_cosine(grid: Grid, words: Sequence[str], vectors: WordVectors) -> Floats:
    """The cosine of the question and of the window closest to it, its words taken to be orthogonal."""
    question = vectors.directions(words).T @ vectors.telling(words)
    question /= max(float(np.linalg.norm(question)), 1e-9)
    telling = vectors.telling(grid.words)
    along = _sums(grid.at(vectors.directions(grid.words) @ question * telling))
    return _best(along / np.sqrt(_sums(grid.at(telling**2)) + 4.0))  # a few words alone are not a window


def _sums(values: Floats) -> Floats:
    """At each place, the sum of the `_LONG_WINDOW` values that begin there."""
    before = np.pad(np.cumsum(values, axis=1, dtype=np.float32), ((0, 0), (1, _LONG_WINDOW)), mode="edge")
    before[:, 0] = 0.0
    sums: Floats = before[:, _LONG_WINDOW : _LONG_WINDOW + values.shape[1]] - before[:, : values.shape[1]]
    return sums


def _answers(passages: Sequence[str], question: Sequence[str], asked: Asked) -> Floats:
    """1 for each word of the passages that may answer, as a date or a number that the question does not hold."""
    if asked is Asked.ANYTHING:
        return np.zeros(len(passages), dtype=np.float32)
    held = set(question)
    dates = asked is Asked.DATE
    return np.array([word not in held and _may_answer(word, dates) for word in passages], dtype=np.float32)


def _may_answer(word: str, dates: bool) -> bool:
    if dates:
        return word in _MONTHS or (len(word) == 4 and word.isdigit())
    return word[0].isdigit()
