"""How surely a passage answers: `python -m training.confidence HELD --model MODEL --encoder ENCODER --out WEIGHTS`.

HELD, MODEL and ENCODER are those of `training.ranker`, which comes first: the candidates that it puts first are judged.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from qa.ranking.context import ORDER
from qa.ranking.linear import ALWAYS, KEY_WORDS, QUESTION, Linear, Weights
from qa.ranking.matching import Floats
from qa.ranking.ranker import CONFIDENCE
from training.ranker import read_arguments, write
from training.ranker_data import Models, searched
from training.ranker_kinds import Kind, few, kinds
from training.texts import sentence_bounds

_ALIKE = (  # they mean the same from one question to another
    "log matching",
    "log matching, telling words",
    "soft matching, telling words",
    "best window, telling words",
    "soft near pairs",
    "cosine",
)
FEATURES = (*_ALIKE, *(f"in context: {name}" for name in _ALIKE))
PENALTY = 1e-2  # on the square of how far each standardised weight goes from where it began
TIE = 1e-2  # on that of the difference between how far a feature's two weights go
ASKED = 90  # questions in a situation
SIZES = (3, 20)  # documents in a small corpus
LOST = 0.04  # share of the answered questions that may be refused
BEST = 5  # candidates, of which one must be likely enough


@dataclass(frozen=True)
class Firsts:
    """The `BEST` first candidates of each question, and how it is put: `values` are `(questions, BEST, features)`.

    `right` `(questions, BEST)` says which answer. Fewer candidates are filled up with the last of them.
    """

    values: Floats
    right: NDArray[np.bool_]
    asks: NDArray[np.bool_]


def situations(name: str, found: Mapping[str, Kind], draw: random.Random) -> dict[str, list[Kind]]:
    """A kind of texts, asked what they answer, what they nearly answer, and what another kind answers."""
    kind = found[name]
    asked = draw.sample(kind.questions, min(ASKED, len(kind.questions)))
    gone = {document for _, document, _ in asked}
    unanswered = draw.sample(kind.unanswered, min(ASKED, len(kind.unanswered)))
    family = name.split(",")[0]
    others = [question for other, one in found.items() if other.split(",")[0] != family for question in one.questions]
    smaller = [draw.sample(list(kind.documents), min(size, len(kind.documents))) for size in SIZES]
    return {
        "answered": [replace(kind, questions=asked)],
        "near": [replace(kind, questions=asked, documents=_without(kind, gone))],
        "unanswered": [replace(kind, questions=[(text, "", ()) for text in unanswered])],
        "fact gone": [_bereft(kind, [question for question in asked if question[2]])],
        "foreign": [replace(kind, questions=draw.sample(others, ASKED))],
        "small, answered": [_small(kind, some, True, draw) for some in smaller],
        "small, near": [_small(kind, some, False, draw) for some in smaller],
    }


def _without(kind: Kind, gone: set[str]) -> dict[str, tuple[str, str]]:
    return {name: document for name, document in kind.documents.items() if name not in gone}


def _bereft(kind: Kind, asked: list[tuple[str, str, tuple[str, ...]]]) -> Kind:
    """The same texts without the sentences that hold the answers: the subject is there, and not the fact."""
    documents = dict(kind.documents)
    for _, name, answers in asked:
        title, text = documents[name]
        sentences = [text[start:end] for start, end in sentence_bounds(text)]
        documents[name] = title, "".join(one for one in sentences if not any(answer in one for answer in answers))
    return replace(kind, questions=asked, documents=documents)


def _small(kind: Kind, chosen: list[str], answered: bool, draw: random.Random) -> Kind:
    """A few documents, with questions that they answer or that only others answer."""
    asked = [one for one in kind.questions if (one[1] in set(chosen)) is answered]
    documents = {name: kind.documents[name] for name in chosen}
    return replace(kind, questions=draw.sample(asked, min(25, len(asked))), documents=documents)


def firsts(asked: list[Kind], models: Models, order: Linear) -> Firsts:
    """The first candidates of each question that has any."""
    values, right, asks = [], [], []
    for kind in asked:
        for found, is_right in searched(kind, models):
            best = np.argsort(-order(found), kind="stable")[:BEST]
            best = np.pad(best, (0, BEST - len(best)), mode="edge")
            values.append(np.stack([found.columns[name][best] for name in FEATURES], axis=1))
            right.append(is_right[best])
            asks.append(found.asks)
    return Firsts(np.array(values, dtype=np.float32), np.array(right), np.array(asks))


def learn(sets: Sequence[Firsts], begun: Weights, names: Sequence[str] = FEATURES) -> Weights:
    """Logistic regression on the candidate put first, with two weights a feature: in a question and in key words.

    Each set counts as much. `begun` are the weights to begin at and to stay near, nil for features that it lacks.
    """
    values = np.concatenate([one.values[:, 0] for one in sets])
    right = np.concatenate([one.right[:, 0] for one in sets])
    asks = np.concatenate([one.asks for one in sets])[:, None]
    share = np.concatenate([np.full(len(one.right), 1 / len(one.right)) for one in sets]) / len(sets)
    mean, scale = values.mean(axis=0), values.std(axis=0) + 1e-6
    ones = np.hstack([(values - mean) / scale, np.ones((len(values), 1))])
    columns = np.hstack([ones * asks, ones * ~asks])
    half = ones.shape[1]
    counted = np.tile(np.append(np.ones(half - 1), 0.0), 2)  # the constant is free

    before = np.zeros(2 * half)
    for column, name in enumerate(names):
        both = np.array([begun[name][kind] if name in begun else 0.0 for kind in (QUESTION, KEY_WORDS)])
        before[[column, half + column]] = both * scale[column]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        likely = 1 / (1 + np.exp(-columns @ weights))
        gone = weights - before
        apart = (gone[:half] - gone[half:]) * counted[:half]
        total = -(share * np.log(np.where(right, likely, 1 - likely) + 1e-12)).sum()
        total += PENALTY * (counted * gone**2).sum() + TIE * (apart**2).sum()
        slope = columns.T @ (share * (likely - right)) + 2 * PENALTY * counted * gone
        return total, slope + 2 * TIE * np.concatenate([apart, -apart])

    bounds = ([(0, None)] * (half - 1) + [(None, None)]) * 2  # all of them speak for an answer
    found = minimize(loss, np.maximum(before, 0.0), jac=True, method="L-BFGS-B", bounds=bounds).x.reshape(2, half)
    plain = found[:, :-1] / scale
    always = found[:, -1] - plain @ mean
    rows = {name: _both(plain[:, place]) for place, name in enumerate(names)}
    return {**rows, ALWAYS: _both(always)}


def _both(pair: NDArray[np.float64]) -> dict[str, float]:
    return {QUESTION: float(f"{pair[0]:.4g}"), KEY_WORDS: float(f"{pair[1]:.4g}")}


def probability(one: Firsts, weights: Weights, names: Sequence[str] = FEATURES) -> NDArray[np.float64]:
    """`(questions,)`: how likely the likeliest of the best candidates is to answer."""
    table = np.array([[weights[name][kind] for name in (*names, ALWAYS)] for kind in (QUESTION, KEY_WORDS)])
    sums = one.values @ table[:, :-1].T + table[:, -1]
    chosen = np.where(one.asks[:, None], sums[..., 0], sums[..., 1])
    likeliest: NDArray[np.float64] = 1 / (1 + np.exp(-chosen.max(axis=1)))
    return likeliest


def report(sets: Mapping[tuple[str, str], Firsts], weights: Weights, names: Sequence[str] = FEATURES) -> None:
    """Prints from which probability on answers are to be given, and what that refuses in each situation."""
    answered = [
        probability(asked, weights, names)[asked.right.any(axis=1)]
        for (_, situation), asked in sets.items()
        if "answered" in situation
    ]
    enough = float(np.quantile(np.concatenate(answered), LOST))
    print(f"{LOST:.0%} of the answered questions lie below {enough:.3f}")
    for (name, situation), asked in sets.items():
        likely = probability(asked, weights, names)
        below, mean, right = (float(np.mean(column)) for column in (likely < enough, likely, asked.right.any(axis=1)))
        print(f"{name} / {situation}: {below:.2f} below, mean {mean:.2f}, answered {right:.2f}")


def main() -> None:
    arguments = read_arguments(__doc__)
    models = Models.read(arguments.model, arguments.encoder, arguments.held)
    draw, order = random.Random(7), Linear.read(ORDER)
    found = few(kinds(arguments.held, draw), draw)
    sets = {
        (name, situation): firsts(some, models, order)
        for name in found
        for situation, some in situations(name, found, draw).items()
    }
    sets = {name: one for name, one in sets.items() if len(one.asks)}
    weights = learn(list(sets.values()), Linear.read(CONFIDENCE).weights)
    report(sets, weights)
    write(arguments.out, "training.confidence", weights)


if __name__ == "__main__":
    main()
