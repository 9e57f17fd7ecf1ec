"""How long one question takes inside the process, once the catalogue is open: `python -m bench.answering [TEXTS]`."""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench.machine import line
from bench.texts import Author
from index.assemble import open_catalogue
from qa.assemble import open_answerer

_TEXTS = 1_120  # ten thousand passages, unless the command says how many texts
_QUESTIONS = 400


def measured(texts: int = _TEXTS) -> str:
    author = Author()
    with tempfile.TemporaryDirectory() as data:
        catalogue = open_catalogue(Path(data))
        catalogue.add(list(author.files(texts)))
        answerer = open_answerer(catalogue)
        answerer.ask(author.question())  # what is loaded once is not the price of a question
        taken = []
        for question in [author.question() for _ in range(_QUESTIONS)]:
            start = time.perf_counter()
            answerer.ask(question)
            taken.append(1000 * (time.perf_counter() - start))
        passages = catalogue.texts.counts().passages
    p95 = statistics.quantiles(taken, n=20)[-1]
    figure = f"p50 {statistics.median(taken):.1f} ms, p95 {p95:.1f} ms"
    goal = "p95 40 ms" if passages < 50_000 else "p95 60 ms"
    return line(f"{_QUESTIONS} questions over {passages:,} passages", figure, goal)


if __name__ == "__main__":
    print(measured(*map(int, sys.argv[1:2])))
