"""The server's parts in one process, asked as a program or a browser asks: the guard, the door, the API."""

import asyncio
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
from ui.auth.checking import Checking
from ui.auth.hosts import Hosts
from ui.auth.middleware import Door
from ui.auth.password_file import People
from ui.auth.passwords import hash_password
from ui.auth.rate_limit import RateLimit
from ui.auth.user import User
from ui.server.guard import Guard

SEEDS = Path(__file__).parents[2] / "seeds"
HERE = "http://127.0.0.1:7860"
EDITOR, READER = ("ruth", "quatre mots au hasard"), ("paul", "cheval agrafe pile juste")


def people() -> People:
    """Ruth, who may change the corpus, and Paul, who reads."""
    both = (User(EDITOR[0], may_change=True), EDITOR[1]), (User(READER[0], may_change=False), READER[1])
    return People({user.name: (user, hash_password(password)) for user, password in both})


def seeded() -> FakeCatalogue:
    files: Any = list(collect([SEEDS]))
    return FakeCatalogue(files)


def in_no_time(login: People) -> Checking:
    """Who checks passwords with a clock of its own, that each wait moves on."""
    now = [0.0]

    async def pause(seconds: float) -> None:
        now[0] += seconds
        await asyncio.sleep(0)

    return Checking(login, RateLimit(lambda: now[0]), pause)


def server(
    catalogue: Any, login: People | None = None, names: tuple[str, ...] = (), answerer: Any = None
) -> TestClient:
    """A client of everything but the page, in whose place stands the name of who asks. No wait takes time there."""

    def who(request: Request) -> PlainTextResponse:
        return PlainTextResponse(f"{request.user.name} {request.user.may_change}")

    answering: Any = answerer or FakeAnswerer(catalogue)
    api = Mount("/api", build_api(catalogue, answering))
    inside = Starlette(routes=[api, Route("/", who), Route("/gradio_api/upload", who, methods=["POST"])])
    application: Any = Guard(Door(inside, login, in_no_time(login) if login else None), Hosts(names=names))
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
