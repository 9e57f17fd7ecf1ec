"""Each route of our own, as the application lists them, with what no page sends: by a stranger, a reader, an editor."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.routing import Mount, Route

from tests.ui.asking_over_http import EDITOR, READER
from tests.ui.fake_floors import FakeAnswerer, FakeCatalogue
from tests.ui.server.attacks import JSON, Attack
from tests.ui.server.test_hostile_requests import ENGLISH, TAG, Watched, watched
from ui.server.server import build_application

pytestmark = pytest.mark.slow

OF_THE_DOOR = [("POST", "/connexion"), ("GET", "/connexion"), ("POST", "/deconnexion")]
QUERIES = (
    "",
    "question=" + "a" * 60_000,
    "question=%00%ff%fe",
    "question=a&question=b&from=9999-99-99&to=0&without=c",
    "question=" + "%F0%9F%92%A9" * 500 + "&source=" + "x" * 5_000,
    "q=" + "a&q=" * 5_000,
    "ask=" + "%28" * 3_000,
    "=&=&&&;;;=%",
    "question=a&from=-1&to=1e99&kind=../../etc/passwd&view=%3Cscript%3E",
    "ask=Que+dit+la+CGT&" + "&".join(f"s{i}={i}" for i in range(2_000)),
)
BODIES = (
    b"",
    b"null",
    b"\xff\xfe\x00",
    b"[" * 50_000,
    b'{"question": ' + b'{"a":' * 500 + b"1" + b"}" * 500 + b"}",
    b'{"question": NaN, "sources": [1e999], "from": "9999-99-99", "to": {}}',
    b'{"files": [{"name": "../../etc/passwd", "text": null, "base64": "%%%"}, {"path": "/etc/passwd"}]}',
    b'{"question": "\\ud800\\u0000", "files": [{"name": "\\ud800", "base64": "AA"}]}',
    b"id,title,source,date\n../../x,\x00,\xff,9999-99-99\n" + b"," * 5_000 + b"\n" + b'"' * 999,
    b"#/" + b"%ff" * 3_000 + b"\t" + b"a.*+?(" * 3_000 + b"\n" * 3_000,
)
IDS = ("%00", "..%2f..%2fetc", "a" * 64, "A", "0", "%ff", "'--", "_", "0123456789abcdef", "%F0%9F%92%A9")


def own_routes() -> list[tuple[str, str]]:
    fake: Any = FakeCatalogue()
    answerer: Any = FakeAnswerer(fake)
    return [*OF_THE_DOOR, *_in(build_application(fake, answerer).routes, "")]


def _in(routes: list[Any], before: str) -> Iterator[tuple[str, str]]:
    for route in routes:
        if isinstance(route, Route):
            yield from ((method, before + route.path) for method in sorted(route.methods or ()))
        elif isinstance(route, Mount) and isinstance(route.app, FastAPI) and route.path:  # that of Gradio has none
            yield from _in(route.routes, route.path)
            for path, methods in route.app.openapi()["paths"].items():
                yield from ((method.upper(), route.path + path) for method in methods)


def attacks_on(method: str, path: str) -> Iterator[Attack]:
    kind = "text/csv" if path == "/corrections.csv" else "application/x-www-form-urlencoded"
    for number, (query, body, id) in enumerate(zip(QUERIES, BODIES, IDS, strict=True)):
        named = path.replace("{id}", id)
        if method == "POST":
            yield Attack(method, named, body, JSON if path.startswith("/api") and number % 5 else kind)
        else:
            yield Attack(method, f"{named}?{query}" if query else named)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    folder = tmp_path_factory.mktemp("own")
    yield from watched(folder, "login", data=folder / "data")


def test_no_route_of_ours_breaks(shared: Watched) -> None:
    people = {"stranger": "", "reader": shared.sign_in(READER), "editor": shared.sign_in(EDITOR)}
    routes = own_routes()
    assert {"/completions", "/suivi.atom", "/api/communiques/{id}/original"} <= {path for _, path in routes}
    before = shared.send(Attack("GET", "/api/communiques"), people["editor"])
    assert '"id"' in before[2]
    for method, path in routes:
        for attack in attacks_on(method, path):
            for person, cookie in people.items():
                if person == "editor" and path == "/deconnexion":
                    continue  # who would be signed out
                status, _, words = shared.send(attack, cookie)
                assert status < 500, (person, attack, words)
                if status >= 400:
                    assert not ENGLISH.search(TAG.sub("", words)), (person, str(attack), words)
                assert "Traceback" not in words
                assert "root:" not in words
                if person == "stranger" and path not in ("/connexion", "/deconnexion"):
                    assert status in (303, 400, 401, 403, 404, 405, 413, 421), attack
                people["reader"] = people["reader"] if path != "/deconnexion" else shared.sign_in(READER)
    assert shared.send(Attack("GET", "/api/communiques"), people["editor"]) == before
    assert shared.log.read_text() == ""
