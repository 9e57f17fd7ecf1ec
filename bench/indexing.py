"""How fast texts become passages that can be found: bytes in, both views caught up."""

import tempfile
import time
from pathlib import Path

from bench.machine import line
from bench.texts import Author
from index.assemble import open_catalogue

_TEXTS = 1_120  # ten thousand passages


def measured() -> str:
    files = list(Author().files(_TEXTS))
    with tempfile.TemporaryDirectory() as data:
        catalogue = open_catalogue(Path(data))
        start = time.perf_counter()
        catalogue.add(files)
        taken = time.perf_counter() - start
        passages = catalogue.texts.counts().passages
    return line(f"adding {_TEXTS:,} texts, {passages:,} passages", f"{passages / taken:,.0f} passages/s", "2,000")


if __name__ == "__main__":
    print(measured())
