"""How much each sign tells of a title: `python -m training.titles CASES… --out index/metadata/title_weights.toml`.

CASES are files as `tests/index/metadata/headers/*.toml`: whole texts, or their heads, with the title of each, « | »
between several that are right, nothing where there is none. A softmax over the lines that may be it and « none ».
"""

import argparse
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from index.metadata.headline import title_candidates
from index.metadata.line_labelling import untitled
from index.metadata.lines import plain
from index.metadata.title_signs import signs_of
from index.reading.opening import opened
from index.values.document import Document

PENALTY = 5e-3  # on the square of each weight
HARD = 2.0  # how much a text counts whose first line is not its title
_BODY = "\n\n" + "Un paragraphe qui parle d’autre chose, avec des mots de tous les jours.\n\n" * 3


@dataclass(frozen=True)
class Choice:
    """The lines of a text that may be its title, by their signs, and which is it; None where none is."""

    signs: tuple[dict[str, float], ...]
    right: int | None


def choices(path: Path) -> Iterator[Choice]:
    """Those of the texts of a file whose title is told, and is a line of them."""
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
        text = case["text"].lstrip("\n") if "text" in case else f"{case['head']}{_BODY}{case['foot']}"
        document = next(part.found for part in opened(case.get("name", "texte.txt"), text.encode()))
        if "title" not in case or not isinstance(document, Document):
            continue
        if any(said.title for said in document.said.values()):
            continue
        roles, words, gaps = untitled(document.text)
        candidates = title_candidates(roles, words, gaps)
        said = [" ".join(plain(words[i]) for i in lines).casefold() for lines in candidates]
        titles = case["title"].replace("'", "’").casefold().split("|")
        right = next((n for n, one in enumerate(said) if one in titles), None)
        if candidates and (right is not None or "" in titles):
            signs = (dict(signs_of(n, candidates, roles, words, gaps)) for n in range(len(candidates)))
            yield Choice(tuple(signs), right)


def fit(learned: Sequence[Choice]) -> dict[str, float]:
    """The weight of each sign."""
    names = sorted({name for choice in learned for signs in choice.signs for name in signs})
    most = max(len(choice.signs) for choice in learned)
    values = np.zeros((len(learned), most + 1, len(names)))
    closed = np.full((len(learned), most + 1), -1e9)
    right = np.zeros((len(learned), most + 1))
    closed[:, most] = 0.0  # none of them
    for i, choice in enumerate(learned):
        for n, signs in enumerate(choice.signs):
            values[i, n] = [signs.get(name, 0.0) for name in names]
            closed[i, n] = 0.0
        right[i, most if choice.right is None else choice.right] = 1.0
    counted = np.array([1.0 if choice.right == 0 else HARD for choice in learned])
    counted /= counted.sum()

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = values @ weights + closed
        scores -= scores.max(axis=1, keepdims=True)
        likely = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        lost = -(counted * np.log((likely * right).sum(axis=1) + 1e-12)).sum() + PENALTY * (weights @ weights)
        slope = np.einsum("cn,cnf->f", (likely - right) * counted[:, None], values) + 2 * PENALTY * weights
        return float(lost), slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return dict(zip(names, map(float, found.x), strict=True))


def write(weights: dict[str, float], path: Path) -> None:
    lines = [f'"{name}" = {weight:.2f}' for name, weight in sorted(weights.items())]
    head = "# How much each sign tells that lines are the title (python -m training.titles).\n[weights]\n"
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    learned = [choice for path in arguments.cases for choice in choices(path)]
    write(fit(learned), arguments.out)
    print(f"{len(learned)} textes")


if __name__ == "__main__":
    main()
