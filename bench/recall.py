"""What packing vectors costs in recall: `python -m bench.recall TEXTS [--passages 1000000]`.

Of the candidates that exact search finds for a question, how many the packed vectors find. The vectors are those of
passages of variations of the texts in a folder of `*.jsonl.xz`, and nothing else of them is kept.
"""

import argparse
import statistics
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np

from bench.machine import line, machine
from bench.variations import Variations
from index.assemble import reader_of
from index.passages.embedding import StaticEmbedder
from index.passages.splitting import split
from index.storage.folder.vectors.flat import FlatVectors, Float16s
from index.storage.folder.vectors.quantized import QuantizedVectors
from index.values.communique import Communique
from index.values.vectors import Ids, Vectors

_TOGETHER = 500  # texts, embedded at once
_QUESTIONS = 200
_KEPT = (60, 100)  # candidates
_A_TENTH = 10


def vectors(texts: Path, passages: int, embedder: StaticEmbedder) -> Iterator[Float16s]:
    """Those of so many passages, some thousands at a time."""
    files, there, read = Variations(texts).files(10**9), 0, reader_of(Path())
    while there < passages:
        some = [one.found for file in islice(files, _TOGETHER) for one in read(file)]
        split_up = [one.text for text in some if isinstance(text, Communique) for one in split(text)]
        found = embedder.passages(split_up)
        yield found[: passages - there].astype(np.float16)
        there += len(found)


def main(texts: Path, passages: int) -> None:
    print(machine(), flush=True)
    embedder = StaticEmbedder()
    exact, blocks = FlatVectors.empty(len(embedder.question("la grève"))), list[Float16s]()
    for block in vectors(texts, passages, embedder):
        first = len(exact)
        exact.add(np.arange(first, first + len(block)), block)
        blocks.append(block)
    ids = np.arange(len(exact))
    packed = QuantizedVectors.made(ids, blocks)
    questions = [embedder.question(one) for one in Variations(texts, seed=8).questions(_QUESTIONS)]
    for name, admitted in (("all", None), ("one in ten", ids[::_A_TENTH])):
        for k in _KEPT:
            print(_compared(name, exact, packed, questions, k, admitted), flush=True)


def _compared(
    name: str, exact: FlatVectors, packed: QuantizedVectors, questions: list[Vectors], k: int, admitted: Ids | None
) -> str:
    shares, taken = [], []
    for question in questions:
        wanted = {one for one, _ in exact.search(question, k, admitted)}
        start = time.perf_counter()
        found = {one for one, _ in packed.search(question, k, admitted)}
        taken.append(1000 * (time.perf_counter() - start))
        shares.append(len(wanted & found) / len(wanted))
    figure = (
        f"{statistics.mean(shares):.4f}, the worst question {min(shares):.2f}; p50 {statistics.median(taken):.1f} ms"
    )
    return line(f"recall@{k} among {name} of {len(exact):,} passages", figure, ".98")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--passages", type=int, default=1_000_000)
    asked = parser.parse_args()
    main(asked.texts, asked.passages)
