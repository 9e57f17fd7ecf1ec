"""The server's parts in one process, asked as a program or a browser asks: the guard, the door, the API."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from index.reading.collect import collect
from tests.ui.fake_floors import FakeAnswerer, FakeCatalogue
from ui.api.application import build_api
from ui.serving.guard import Guard
from ui.sharing.door import Door
from ui.sharing.hosts import Hosts
from ui.sharing.password_file import People
from ui.sharing.passwords import hash_password
from ui.sharing.person import Person
from ui.sharing.slowing import Slowing

SEEDS = Path(__file__).parents[2] / "seeds"
HERE = "http://127.0.0.1:7860"
EDITOR, READER = ("ruth", "quatre mots au hasard"), ("paul", "cheval agrafe pile juste")


def people() -> People:
    """Ruth, who may change the corpus, and Paul, who reads."""
    both = (Person(EDITOR[0], may_change=True), EDITOR[1]), (Person(READER[0], may_change=False), READER[1])
    return People({person.name: (person, hash_password(password)) for person, password in both})


def seeded() -> FakeCatalogue:
    files: Any = list(collect([SEEDS]))
    return FakeCatalogue(files)


def server(
    catalogue: Any, login: People | None = None, names: tuple[str, ...] = (), answerer: Any = None
) -> TestClient:
    """A client of everything but the page, in whose place stands the name of who asks. No time passes there."""

    def who(request: Request) -> PlainTextResponse:
        return PlainTextResponse(f"{request.user.name} {request.user.may_change}")

    answering: Any = answerer or FakeAnswerer(catalogue)
    api = Mount("/api", build_api(catalogue, answering))
    inside = Starlette(routes=[api, Route("/", who), Route("/gradio_api/upload", who, methods=["POST"])])
    application: Any = Guard(Door(inside, login, Slowing(lambda: 0.0)), Hosts(names=names))
    return TestClient(application, HERE, raise_server_exceptions=False, follow_redirects=False)


def sentences(thing: Any) -> Iterator[str]:
    """Every text in some JSON."""
    match thing:
        case str():
            yield thing
        case dict():
            for value in thing.values():
                yield from sentences(value)
        case list():
            for value in thing:
                yield from sentences(value)
