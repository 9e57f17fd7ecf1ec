"""Learns the ranker: `python -m training.ranker HELD --model MODEL --encoder ENCODER --out WEIGHTS`, see README.md.

HELD and MODEL come from `training.ranker_kinds` and from `training.embedding` on what it leaves; ENCODER, of
`training.encoder`, has not seen any pair. What passages are read as is kept beside HELD.
"""

import argparse
import json
import random
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from qa.ranking.linear import KEY_WORDS, QUESTION, Linear, Weights
from qa.ranking.matching import Floats
from qa.ranking.ranker import ORDER
from training.ranker_data import Judged, Models, judged
from training.ranker_kinds import few, kinds

PENALTY = 1e-2  # on the square of how far each weight goes from where it began
TIE = 1e-2  # on that of the difference between how far a feature's two weights go
FREE = {"length", "first passage"}  # the others speak for a passage, never against it
LEAST = 0.02  # standardised weight that is worth computing a feature for
HELD_OUT = 0.3  # of the questions, for the measure


def learn(sets: Mapping[str, Judged], names: tuple[str, ...], begun: Weights) -> tuple[Floats, Floats]:
    """`(features,)` each: the weights in a question and in key words that make the right passages likeliest.

    The loss of a question is that of a softmax over its candidates (ListNet with one relevant set; Cao et al., 2007).
    Each kind counts with its weight, times the square root of its number of questions. `begun` are the weights to begin
    at, and to stay near: those of the words alone, which were learned from many more questions; nil for the others.
    """
    scale = np.concatenate([one.values for one in sets.values()]).std(axis=0) + 1e-6
    parts = [_differences(one, scale) for one in sets.values()]
    values = np.concatenate([part for part, _, _ in parts])
    shares = [np.full(one.questions, one.weight * one.questions**-0.5) for one in sets.values()]
    share = np.concatenate(shares) / np.concatenate(shares).sum()
    offsets = np.cumsum([0, *(one.questions for one in sets.values())])
    question = np.concatenate([part + offset for (_, part, _), offset in zip(parts, offsets, strict=False)])
    right = np.concatenate([part for _, _, part in parts])
    first = np.flatnonzero(np.diff(question, prepend=-1))
    half = len(names)
    before = np.array([begun[name][kind] if name in begun else 0.0 for kind in (QUESTION, KEY_WORDS) for name in names])
    before = before * np.tile(scale, 2)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = values @ weights.astype(np.float32)
        scores = np.exp(scores - np.maximum.reduceat(scores, first)[question])
        among_all = scores / np.add.reduceat(scores, first)[question]
        likely = np.add.reduceat(among_all * right, first)
        among_right = among_all * right / np.maximum(likely, 1e-12)[question]
        slope = values.T @ ((among_all - among_right) * share[question]).astype(np.float32)
        gone = weights - before
        apart = gone[:half] - gone[half:]
        total = -(share * np.log(np.maximum(likely, 1e-12))).sum()
        total += PENALTY * (gone**2).sum() + TIE * (apart**2).sum()
        return total, slope + 2 * PENALTY * gone + 2 * TIE * np.concatenate([apart, -apart])

    bounds = [(None, None) if name in FREE else (0, None) for name in names] * 2
    found = minimize(loss, before, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 200}).x
    small = np.maximum(abs(found[:half]), abs(found[half:])) < LEAST
    found[np.tile(small, 2)] = 0.0
    return (found[:half] / scale).astype(np.float32), (found[half:] / scale).astype(np.float32)


def _differences(one: Judged, scale: Floats) -> tuple[Floats, NDArray[np.int64], NDArray[np.bool_]]:
    """Each candidate's features against the mean of its question's, in the columns of its kind of question."""
    values = one.values / scale
    mean = np.add.reduceat(values, one.first, axis=0) / np.diff(np.append(one.first, len(values)))[:, None]
    values = values - mean[one.question]
    asks = one.asks[one.question][:, None]
    return np.hstack([values * asks, values * ~asks]).astype(np.float32), one.question, one.right


def readable(names: tuple[str, ...], weights: tuple[Floats, Floats]) -> Weights:
    """The weights by name, the heaviest first, without those that are nil."""
    rows = {
        name: {QUESTION: float(f"{asked:.3g}"), KEY_WORDS: float(f"{told:.3g}")}
        for name, asked, told in zip(names, *weights, strict=True)
        if asked or told
    }
    return rows


def read_arguments(description: str | None) -> argparse.Namespace:
    """What the ranker and its confidence are learned from, and where their weights go."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("held", type=Path)
    parser.add_argument("--model", type=Path, required=True, help="an embedding that has not seen HELD")
    parser.add_argument("--encoder", type=Path, required=True, help="that has not seen HELD either")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def write(path: Path, module: str, weights: Weights) -> None:
    """Weights, with what made them."""
    made = {"made": f"python -m {module}", "weights": weights}
    path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    arguments = read_arguments(__doc__)
    drawn = random.Random(7)
    sets: dict[str, Judged] = {}
    begun = Linear.read(ORDER).weights
    models = Models.read(arguments.model, arguments.encoder, arguments.held)
    for name, kind in few(kinds(arguments.held, drawn), drawn).items():
        names, sets[name] = judged(kind, models)
        print(f"{name}: {sets[name].questions} questions, recall {sets[name].recall:.3f}", flush=True)
    parts = {name: one.parted(HELD_OUT) for name, one in sets.items()}
    weights = learn({name: learned for name, (learned, _) in parts.items()}, names, begun)
    for name, (_, kept) in parts.items():
        print(f"{name}: MRR@10 {kept.reciprocal_rank(weights):.3f} on {kept.questions} held-out questions", flush=True)
    write(arguments.out, "training.ranker", readable(names, learn(sets, names, begun)))


if __name__ == "__main__":
    main()
