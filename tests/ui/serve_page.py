"""A server of the page, from the root: `python -m tests.ui.serve_page LOG fake|DATA [login] [mcp]`.

Over the fake floors with the seeds in them, or over the real ones with the data folder DATA. LOG receives, line by
line, every address that the process looks up or reaches for. With `login`, only EDITOR and READER may come in.
"""

import contextlib
import sys
from pathlib import Path
from typing import Any

from index.reading.collect import collect
from tests.ui.asking_over_http import people
from tests.ui.fake_floors import FakeAnswerer, FakeCatalogue
from ui.server.server import serve

SEEDS = Path(__file__).parents[2] / "seeds"


def hold_up_sign(log: Path) -> Path:
    """The file that keeps a fake rebuild from going on while it is there."""
    return log.with_name("hold-up")


def main(log: Path, data: str, *options: str) -> None:
    def note(event: str, arguments: tuple[Any, ...]) -> None:
        reached = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0}.get(event)
        if reached is not None:
            with log.open("a") as lines:
                print(arguments[reached], file=lines)

    sys.addaudithook(note)
    seeds: Any = list(collect([SEEDS]))
    shared: Any = {"port": 0, "people": people() if "login" in options else None, "mcp": "mcp" in options}
    if data == "fake":
        fake: Any = FakeCatalogue(seeds, hold_up_sign(log))
        answerer: Any = FakeAnswerer(fake)
        serve(fake, answerer, **shared)
    else:
        from index.assemble import open_catalogue
        from qa.assemble import open_answerer

        catalogue = open_catalogue(Path(data))
        catalogue.add(seeds)
        serve(catalogue, open_answerer(catalogue), **shared)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main(Path(sys.argv[1]), *sys.argv[2:])
