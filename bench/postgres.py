"""The shared home beside a folder, on a server to throw away: `python -m bench.postgres TEXTS [FOLDER…]`.

Over TEXTS made-up communiqués, the time of a question with and without filters, and of adding one text; then MRR@10
of each folder in the BEIR layout from both homes.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from bench.machine import machine
from bench.postgres_server import PostgresServer
from bench.texts import Author
from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.storage.postgres.dsn import Dsn
from index.values.filter import EVERYTHING, Filter, Period
from qa.assemble import open_answerer
from qa.evaluation.beir import read_beir
from qa.evaluation.evaluation import measure
from qa.query import Query

_PORT = 54_329
_QUESTIONS = 200
_ADDED = 20
_FILTERS = {
    "no filter": EVERYTHING,
    "one source of forty": Filter(frozenset({"ORG07"})),
    "three years of ten": Filter(period=Period(date(2018, 1, 1), date(2020, 12, 31))),
    "both": Filter(frozenset({"ORG03", "ORG04"}), Period(date(2018, 1, 1), date(2020, 12, 31))),
}


def measured(catalogue: Catalogue, author: Author) -> str:
    """A line for each filter, then one for adding a text."""
    answerer = open_answerer(catalogue)
    answerer.ask(author.question())  # what is loaded once is not the price of a question
    lines = []
    for name, within in _FILTERS.items():
        taken = [_timed(partial(answerer.ask, Query(author.question(), within))) for _ in range(_QUESTIONS)]
        lines.append(f"question, {name}: {_figures(taken)}")
    taken = [_timed(partial(catalogue.add, [file])) for file in Author(11).files(_ADDED)]
    return "\n".join([*lines, f"adding one text: {_figures(taken)}"])


def _timed(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return 1000 * (time.perf_counter() - start)


def _figures(taken: Sequence[float]) -> str:
    return f"p50 {statistics.median(taken):.1f} ms, p95 {statistics.quantiles(taken, n=20)[-1]:.1f} ms"


def main(texts: int, folders: Sequence[Path]) -> None:
    print(machine())
    server = PostgresServer("127.0.0.1", _PORT)
    try:
        server.create()
        server.start(shared_buffers="1GB", maintenance_work_mem="1GB", max_wal_size="4GB")
        author, start = Author(), time.perf_counter()
        catalogue = open_catalogue(Dsn(server.address()))
        catalogue.add(list(author.files(texts)))
        passages, took = catalogue.texts.counts().passages, time.perf_counter() - start
        print(f"{passages:,} passages in {took:.0f} s: {passages / took:.0f} a second", flush=True)
        print(measured(catalogue, author), flush=True)
        catalogue.close()
        for folder in folders:
            name = f"beir_{folder.name}".replace("-", "_")
            server.run("createdb", *server.reach(), name)
            with tempfile.TemporaryDirectory() as data:
                for home in (Path(data), Dsn(server.address(name))):
                    catalogue = open_catalogue(home)
                    found = measure(catalogue, read_beir(folder))
                    catalogue.close()
                    kind = "folder" if isinstance(home, Path) else "PostgreSQL"
                    print(f"{folder.name}, {kind}: MRR@10 {found['mrr@10']}, p95 {found['p95_ms']} ms", flush=True)
    finally:
        server.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
