"""Calls that no page makes: paths that were not uploaded, bodies made to cost much, functions that are not there."""

import json
import os
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.ui.asking_over_http import EDITOR, READER
from tests.ui.conftest import Served, serving

FILE = {"_type": "gradio.FileData"}


def post(server: Served, path: str, body: bytes, kind: str = "application/json", **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(f"{server.address}{path}", body, {"Content-Type": kind, **headers})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def call(server: Served, function: int, data: Any, route: str = "queue/join", **headers: str) -> tuple[int, str]:
    body = {"data": data, "fn_index": function, "session_hash": "abc123", "event_data": None, "trigger_id": None}
    return post(server, f"/gradio_api/{route}", json.dumps(body).encode(), **headers)


def upload(server: Served, name: str, content: bytes, **headers: str) -> str:
    head = f'--b\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'.encode()
    body = head + content + b"\r\n--b--\r\n"
    status, answer = post(server, "/gradio_api/upload", body, "multipart/form-data; boundary=b", **headers)
    assert status == 200
    path: str = json.loads(answer)[0]
    return path


def taking(server: Served, **headers: str) -> int:
    """The number of the function that takes in files, as the page's own configuration tells it."""
    with urllib.request.urlopen(urllib.request.Request(server.address, headers=headers)) as page:
        text = page.read().decode()
    config = json.loads(text.split("window.gradio_config = ")[1].split(";</script>")[0])
    files = {one["id"] for one in config["components"] if one["type"] == "file"}
    return next(int(one["id"]) for one in config["dependencies"] if files & set(one["inputs"]))


def communiques(server: Served, **headers: str) -> list[dict[str, Any]]:
    with urllib.request.urlopen(urllib.request.Request(f"{server.address}/api/communiques", headers=headers)) as got:
        listed: list[dict[str, Any]] = json.load(got)
    return listed


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "secret.txt"
    file.write_text("COMMUNIQUÉ CGT\n\nUn secret que personne n’a déposé ici.")
    return file


@pytest.mark.parametrize("route", ["queue/join", "run/predict"])
@pytest.mark.parametrize("shape", ["bare", "listed", "deep", "url", "stream"])
def test_a_path_that_was_not_uploaded_is_refused_in_any_function(
    served: Served, secret: Path, route: str, shape: str
) -> None:
    file: dict[str, Any] = {"path": str(secret), "meta": FILE}
    if shape == "url":
        file |= {"url": "http://127.0.0.1:1/x"}
    if shape == "stream":
        file |= {"is_stream": True}
    wrapped: Any = [[file]] if shape == "listed" else [{"a": [{"b": file}]}] if shape == "deep" else [file]
    before = len(communiques(served))
    for function in range(30):
        status, said = call(served, function, wrapped, route)
        assert status in (400, 403), function
        assert "/secret" not in said
    assert secret.exists()
    assert len(communiques(served)) == before


@pytest.mark.parametrize("place", ["/etc/passwd", "/dev/zero", "/proc/self/environ", "../../../../etc/passwd", "", 3])
def test_no_path_of_the_machine_is_taken_in(served: Served, place: object) -> None:
    assert call(served, taking(served), [[{"path": place, "meta": FILE}]])[0] == 403


@pytest.mark.parametrize(
    "written",
    [
        '{"data": [{"p\\u0061th": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}], "fn_index": 1}',
        '{"data": [], "data": [{"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}], "fn_index": 1}',
        '{"data": [null], "event_data": {"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}, "fn_index": 1}',
        '{"data": [null], "fn_index": "1"}',
        '{"data": [null], "fn_index": true}',
        '{"data": [null], "fn_index": 4096}',
        '{"data": [null], "fn_index": 1, "session_hash": "../../x"}',
        '{"data": [NaN], "fn_index": 1}',
        '{"data": {}, "fn_index": 1}',
        "[]",
        "{",
        "",
        '{"data": [' + "[" * 5000 + "]" * 5000 + '], "fn_index": 1}',
        '{"data": [' + "1" * 10000 + '], "fn_index": 1}',
        '{"data": ["\\"' + '\\"' * 50_000,
    ],
)
def test_what_no_page_writes_is_refused_in_french(served: Served, written: str) -> None:
    for encoding in ("utf-8", "utf-16", "utf-32"):
        status, said = post(served, "/gradio_api/queue/join", written.encode(encoding))
        assert status == 400
        assert "demande" in json.loads(said)["message"]


def test_an_upload_is_taken_in_once_by_whoever_uploaded_it(served: Served) -> None:
    path = upload(served, "appel.txt", "COMMUNIQUÉ FO\n\nUn texte déposé une fois.".encode())
    function = taking(served)
    assert call(served, function, [[{"path": path, "meta": FILE, "url": "http://127.0.0.1:9/x"}]])[0] == 200
    assert call(served, function, [[{"path": path, "meta": FILE}]])[0] == 403


def test_an_upload_that_became_a_link_is_refused(served: Served, secret: Path) -> None:
    path = Path(upload(served, "lien.txt", b"COMMUNIQUE FO\n\nUn texte."))
    path.unlink()
    path.symlink_to(secret)
    assert call(served, taking(served), [[{"path": str(path), "meta": FILE}]])[0] == 403


def test_a_body_without_end_is_not_read(served: Served) -> None:
    """B15: a question of 40 MB took 2.4 GB."""
    assert call(served, 1, ["x" * 2_000_000])[0] == 413
    assert post(served, "/api/ask", json.dumps({"question": "x" * 2_000_000}).encode())[0] == 413
    assert post(served, "/api/communiques", b'{"files": [' + b"[]," * 500_000 + b"[]]}")[0] == 400


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from serving(tmp_path_factory.mktemp("shared") / "log", "fake", "login")


def signed_in(server: Served, person: tuple[str, str]) -> str:
    """The cookie of a session."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: Any, **__: Any) -> None:
            return None

    form = urllib.parse.urlencode({"name": person[0], "password": person[1]}).encode()
    try:
        urllib.request.build_opener(Stay).open(f"{server.address}/connexion", form, timeout=20)
    except urllib.error.HTTPError as redirected:
        return str(redirected.headers["Set-Cookie"]).split(";")[0]
    raise AssertionError("nobody was let in")


def test_neither_a_reader_nor_another_session_takes_in_what_somebody_uploaded(shared: Served) -> None:
    ruth, again, paul = (signed_in(shared, one) for one in (EDITOR, EDITOR, READER))
    path = upload(shared, "a.txt", b"COMMUNIQUE FO\n\nUn texte.", Cookie=ruth)
    function = taking(shared, Cookie=ruth)
    for other in (paul, again):
        assert call(shared, function, [[{"path": path, "meta": FILE}]], Cookie=other)[0] == 403
        assert call(shared, function, [[{"path": os.devnull, "meta": FILE}]], Cookie=other)[0] == 403
    assert call(shared, function, [[{"path": path, "meta": FILE}]])[0] == 401
    assert call(shared, function, [[{"path": path, "meta": FILE}]], Cookie=ruth)[0] == 200
