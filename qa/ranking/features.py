"""A question and its candidates → what the ranker judges by: one number for each feature and candidate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.search.hybrid import Candidate
from qa.ranking.context import Context
from qa.ranking.features_communique import of_communiques, of_titles
from qa.ranking.features_words import of_words
from qa.ranking.matching import Floats, Grid, WordVectors, align
from qa.understanding.intent.answer_type import answer_type_of, asks

_MOST_WORDS = 24  # of a question, that are compared
_USUAL = 20.0  # the idf weights of all the words of a question, about
_FOR_ALL = ("log matching", "log matching, telling words", "communiqué: log matching")


@dataclass(frozen=True)
class Features:
    """`columns` have one number for each candidate; `asks` when the text is put as a question, not as key words."""

    columns: Mapping[str, Floats]
    asks: bool


def features(
    question: str,
    candidates: Sequence[Candidate],
    idf_weights: Mapping[str, float],
    vectors: WordVectors,
    context: Context | None = None,
) -> Features:
    """What tells the candidates of a question apart. `idf_weights`: of each word looked for (never negative).

    With the `context` of all their words, the features of words are told of that too, under « in context: … ».
    """
    words = _rarest(idf_weights)
    weights = np.array([idf_weights[word] for word in words], dtype=np.float32)
    grid = align(words, [candidate.passage.words for candidate in candidates], vectors)
    titles = [candidate.passage.title or "" for candidate in candidates]
    dense = np.array([candidate.cosine for candidate in candidates], dtype=np.float32)
    starts = np.array([candidate.passage.span.start for candidate in candidates], dtype=np.float32)
    communiques = [candidate.passage.communique for candidate in candidates]
    columns = {
        "cosine": dense,
        "cosine of the best": _of_the_best(dense),
        **of_words(grid, words, weights, vectors, answer_type_of(question)),
        **of_titles(titles, words, vectors),
        **of_communiques(communiques, dense, grid.best, weights),
        "length": np.log1p(np.array([len(candidate.passage.words) for candidate in candidates], dtype=np.float32)),
        "first passage": (starts == 0).astype(np.float32),
    }
    # A mean forgets that many words prove more than one: each counts once more for all the words together.
    all_words = float(weights.sum()) / _USUAL
    columns |= {f"{name}, for all": columns[name] * all_words for name in _FOR_ALL}
    if context is not None:
        columns |= _in_context(context, grid, question, candidates, vectors)
    return Features(columns, asks(question))


def _in_context(
    context: Context, grid: Grid, question: str, candidates: Sequence[Candidate], vectors: WordVectors
) -> dict[str, Floats]:
    in_context, weights = context.over(grid), context.asked.weights
    columns = of_words(in_context, context.asked.words, weights, vectors, answer_type_of(question))
    cosines = context.cosines()
    communiques = [candidate.passage.communique for candidate in candidates]
    columns |= {
        "cosine": cosines,
        "cosine of the best": _of_the_best(cosines),
        **of_communiques(communiques, cosines, in_context.best, weights),
    }
    return {f"in context: {name}": column for name, column in columns.items()}


def _rarest(idf_weights: Mapping[str, float]) -> list[str]:
    """The `_MOST_WORDS` rarest words, in the order of the question."""
    by_weight = sorted(idf_weights, key=lambda word: -idf_weights[word])[:_MOST_WORDS]
    rarest = set(by_weight)
    return [word for word in idf_weights if word in rarest]


def _of_the_best(scores: Floats) -> Floats:
    """`[2, 4, -1] -> [.5, 1, -.25]`, never under -1; zeros where even the best is not above zero."""
    best = float(scores.max(initial=0.0))
    relative: Floats = np.maximum(scores / best, -1.0) if best > 0 else np.zeros_like(scores)
    return relative
