"""A process that opens homes and asks them something, and waits for its end.

For each line of its input, where a home is, it begins such a life in a process of its own, with all that is slow to
load loaded, that prints its number, then `whole` if it came to the end; `over` when it has been killed.
"""

import importlib
import os
import sys
import time
from pathlib import Path

from index.assemble import catalogue_with
from index.passages.embedding import StaticEmbedder
from index.storage.postgres.dsn import Dsn


def live(where: str, embedder: StaticEmbedder) -> None:
    print(os.getpid(), flush=True)
    catalogue = catalogue_with(Dsn(where) if "://" in where else Path(where), embedder)
    catalogue.search("Qui demande des guichets ?", 5)
    catalogue.close()
    print("whole", flush=True)
    time.sleep(60)


def main() -> None:
    embedder = StaticEmbedder()
    embedder.question("chargé")
    for engine in ("folder", "postgres"):
        importlib.import_module(f"index.storage.{engine}.storage")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                live(line.rstrip("\n"), embedder)
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        print("over", flush=True)


if __name__ == "__main__":
    main()
