"""A server of the page over the fake floors, in a process of its own: `serve_fake.py PORT LOG [SLOWNESS]`.

LOG receives, line by line, every address that the process looks up or connects to.
"""

import sys
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from fake_floors import FakeAnswerer, FakeCatalogue

from index.intake import File
from ui.server import serve

SEEDS = Path(__file__).parents[2] / "seeds"


def main() -> None:
    port, log, slowness = int(sys.argv[1]), open(sys.argv[2], "a", buffering=1), float(sys.argv[3])

    def note(event: str, arguments: tuple[Any, ...]) -> None:
        if event in ("socket.connect", "socket.sendto"):
            print(event, arguments[1], file=log)
        elif event == "socket.getaddrinfo":
            print(event, arguments[0], file=log)

    sys.addaudithook(note)
    seeds = [File(path.name, path.read_bytes()) for path in sorted(SEEDS.iterdir())]
    catalogue = FakeCatalogue(seeds, slowness)
    serve(catalogue, FakeAnswerer(catalogue), port=port)  # type: ignore[arg-type]


main()
