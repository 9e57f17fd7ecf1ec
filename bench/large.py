"""A large corpus: `python -m bench.large [--texts FOLDER] [--passages 100000] [--data FOLDER]`.

The texts are variations of those in a folder of `*.jsonl.xz`, or made up. Each measure is taken in a process of its
own over the same data folder, which is made unless `--data` names one that holds enough already. Seconds of processor
are told beside those of the clock, for a machine that others use. Never name a person's own folder: it is added to.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from bench.machine import line, machine
from bench.texts import Author
from bench.variations import Variations
from index.assemble import open_catalogue
from index.values.files import File
from index.values.filter import EVERYTHING, Filter, Period
from qa.assemble import open_answerer
from qa.query import Query

_STEP = 2_000  # texts, added at once
_QUESTIONS = 200
_ADDITIONS = 15
_FILTERS = {
    "": EVERYTHING,
    ", one source of forty": Filter(frozenset({"ORG07"})),
    ", half of the years": Filter(period=Period(date(2010, 1, 1), date(2019, 12, 31))),
}


class Clock:
    """Seconds since it was made, of the wall and of this process's processor."""

    def __init__(self) -> None:
        self._wall, self._processor = time.perf_counter(), time.process_time()

    def __call__(self) -> tuple[float, float]:
        return time.perf_counter() - self._wall, time.process_time() - self._processor


def add(data: Path, texts: Path | None, passages: int) -> Iterator[str]:
    """Until there are so many; nothing when there are."""
    catalogue = open_catalogue(data)
    there = before = catalogue.texts.counts().passages
    files = Variations(texts).files(10**9) if texts else Author().files(10**9)
    added = catalogue.texts.counts().communiques
    next(islice(files, added, added), None)  # those that are there
    walls, processors = 0.0, 0.0
    while there < passages:
        some = list(islice(files, _STEP))
        clock = Clock()
        catalogue.add(some)
        wall, processor = clock()
        walls, processors, there = walls + wall, processors + processor, catalogue.texts.counts().passages
    if there > before:
        yield line(f"adding, to {there:,} passages", _rate(there - before, walls, processors), "3,000 passages/s")
    yield f"   {_size(data) / there:,.0f} bytes a passage on disk; {_memory()}"


def answer(data: Path, texts: Path | None, passages: int) -> Iterator[str]:
    """Opening, questions, and texts that another process adds."""
    clock = Clock()
    catalogue = open_catalogue(data)
    catalogue.search("la grève", 1)  # both indexes caught up
    wall, processor = clock()
    number = catalogue.texts.counts().passages
    goal = "1 s" if number < 500_000 else "3 s"
    yield line(f"opening {number:,} passages", f"{wall:.2f} s ({processor:.2f} of processor)", goal)
    answerer = open_answerer(catalogue)
    author = Author()
    questions = (
        Variations(texts, seed=8).questions(_QUESTIONS) if texts else [author.question() for _ in range(_QUESTIONS)]
    )
    answerer.ask(questions[0])  # what is loaded once is not the price of a question
    for name, within in _FILTERS.items():
        figure = _times(answerer.ask, [Query(question, within) for question in questions])
        yield line(f"{_QUESTIONS} questions{name}", figure, "p95 60 ms" if number < 500_000 else "p50 30, p95 80 ms")
    yield f"   {_memory()}"
    with subprocess.Popen(
        [sys.executable, "-m", "bench.large", "--data", str(data), "--only", "write"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as writer:  # fmt: skip
        assert writer.stdin is not None
        assert writer.stdout is not None
        writer.stdout.readline()
        taken: list[float] = []
        seen: list[float] = []
        for n in range(_ADDITIONS):
            token = f"zyx{os.getpid()}w{n}"
            clock = Clock()
            writer.stdin.write(f"{token}\n")
            writer.stdin.flush()
            writer.stdout.readline()
            stored = clock()[0]
            found = False
            while not found:
                ids = {one.passage.communique for one in catalogue.search(f"communiqué {token}", 5).candidates}
                found = any(token in one.text for one in catalogue.texts.these(ids).values())
            taken.append(1000 * clock()[0])
            seen.append(taken[-1] - 1000 * stored)
        writer.stdin.close()
    reader = statistics.median(seen)
    shown = f"median {statistics.median(taken):.0f} ms, slowest {max(taken):.0f}, the reader's {reader:.0f}"
    yield line("one communiqué, from another process's add until it is found here", shown, "300 ms")
    catalogue.close()


def write(data: Path, texts: Path | None, passages: int) -> Iterator[str]:
    """Adds a communiqué for each word that it is told, and says when it is stored."""
    catalogue = open_catalogue(data)
    catalogue.texts.sources()
    yield "ready"
    for word in sys.stdin:
        text = f"Communiqué {word.strip()}. " + "La grève continue dans les hôpitaux. " * 20
        catalogue.add([File("un.txt", text.encode())])
        yield "stored"


def rebuild(data: Path, texts: Path | None, passages: int) -> Iterator[str]:
    catalogue = open_catalogue(data)
    number = catalogue.texts.counts().passages
    clock = Clock()
    catalogue.rebuild()
    yield line(f"rebuilding {number:,} passages from the store", _rate(number, *clock()), "20,000 passages/s")
    yield f"   {_memory()}"
    catalogue.close()


def _times(ask: Callable[[Query], object], questions: Sequence[Query]) -> str:
    walls, processors = [], []
    for question in questions:
        clock = Clock()
        ask(question)
        wall, processor = clock()
        walls.append(1000 * wall)
        processors.append(1000 * processor)
    p95, of_processor = (statistics.quantiles(some, n=20)[-1] for some in (walls, processors))
    return (
        f"p50 {statistics.median(walls):.0f} ms, p95 {p95:.0f} ms "
        f"(processor: {statistics.median(processors):.0f}, {of_processor:.0f})"
    )


def _rate(passages: int, wall: float, processor: float) -> str:
    return f"{passages / wall:,.0f} passages/s ({passages / processor:,.0f} a second of processor)"


def _memory() -> str:
    """What this process has held at most, and what of its present memory is not pages of files."""
    status = Path("/proc/self/status")
    if not status.exists():
        return "memory: not told by this system"
    told = dict(re.findall(r"(\w+):\s+(\d+) kB", status.read_text(encoding="utf-8")))
    most, own = (int(told[name]) / 1024 for name in ("VmHWM", "RssAnon"))
    return f"memory: {most:,.0f} MB at most, pages of files included; {own:,.0f} MB of its own now"


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


_MEASURES = {"add": add, "answer": answer, "rebuild": rebuild, "write": write}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--only", choices=_MEASURES)
    asked = parser.parse_args()
    if asked.only and not asked.data:
        parser.error("--only needs --data")
    if asked.only:
        for said in _MEASURES[asked.only](asked.data, asked.texts, asked.passages):
            print(said, flush=True)
        return
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory(prefix="dixit-bench-") as made:
        data = asked.data or Path(made)
        texts = ["--texts", str(asked.texts)] if asked.texts else []
        for measure in ("add", "answer", "rebuild"):
            size = ["--passages", str(asked.passages), "--data", str(data), "--only", measure]
            subprocess.run([sys.executable, "-m", "bench.large", *texts, *size], check=True)


if __name__ == "__main__":
    main()
