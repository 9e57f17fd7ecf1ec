"""What is refused: `python -m bench.refusing FOLDER FOLDER [--plot FILE.svg]`, two BEIR folders on other subjects.

Three kinds of questions are put to each corpus: its own, those of the other folder (foreign), and its own once the
documents that answer them are gone (near). Figures are shares of refused questions, and the area under the ROC.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from bench.machine import machine
from index.assemble import open_catalogue
from index.values.files import File
from qa.answer import Answer
from qa.assemble import open_answerer
from qa.confidence import ENOUGH
from qa.evaluation.beir import read_beir

ASKED = 500  # questions of each kind
Confidences = NDArray[np.float64]


def confidences(files: Sequence[File], questions: Sequence[str]) -> Confidences:
    """`(questions,)`: the confidence of the surest passage of each reply, 0 where there is none."""
    with TemporaryDirectory(prefix="dixit-bench-") as data:
        catalogue = open_catalogue(Path(data))
        catalogue.add(files)
        answerer = open_answerer(catalogue)
        replies = [answerer.ask(question) for question in questions]
        catalogue.close()
    shown = [reply.citations if isinstance(reply, Answer) else reply.nearest for reply in replies]
    return np.array([max((one.confidence or 0.0 for one in some), default=0.0) for some in shown])


def area(answered: Confidences, refused: Confidences) -> float:
    """How often an answered question is surer than one that is not (Mann and Whitney's U over all pairs)."""
    above = (answered[:, None] > refused[None, :]).mean()
    return float(above + (answered[:, None] == refused[None, :]).mean() / 2)


def plot(curves: dict[str, tuple[Confidences, Confidences]], path: Path) -> None:
    """The ROC of each: answered questions kept, against unanswerable ones kept."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 5))
    for name, (answered, other) in curves.items():
        cuts = np.linspace(0, 1, 401)
        kept, wrong = ((some[:, None] >= cuts).mean(axis=0) for some in (answered, other))
        line = axes.plot(wrong, kept, label=f"{name} ({area(answered, other):.3f})")
        axes.plot((other >= ENOUGH).mean(), (answered >= ENOUGH).mean(), "o", color=line[0].get_color())
    axes.set(xlabel="unanswerable questions answered", ylabel="own questions answered", title="ROC (area)")
    axes.legend()
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs=2)
    parser.add_argument("--plot", type=Path)
    asked = parser.parse_args()
    print(machine())
    sets = [read_beir(folder) for folder in asked.folders]
    drawn = [random.Random(7).sample(list(one.questions), min(ASKED, len(one.questions))) for one in sets]
    curves: dict[str, tuple[Confidences, Confidences]] = {}
    for here, there in ((0, 1), (1, 0)):
        name, beir = asked.folders[here].name, sets[here]
        own = [beir.questions[one] for one in drawn[here]]
        gone = {document for one in drawn[here] for document in beir.relevant[one]}
        answered = confidences(beir.files, own)
        foreign = confidences(beir.files, [sets[there].questions[one] for one in drawn[there]])
        near = confidences([file for file in beir.files if file.name not in gone], own)
        for kind, some in (("own", answered), ("foreign", foreign), ("near", near)):
            roc = "" if kind == "own" else f", area under the ROC {area(answered, some):.3f}"
            print(f"{name}, {kind}: {(some < ENOUGH).mean():.3f} of {len(some)} refused{roc}", flush=True)
        curves |= {f"{name}, foreign": (answered, foreign), f"{name}, near": (answered, near)}
    if asked.plot is not None:
        plot(curves, asked.plot)


if __name__ == "__main__":
    main()
