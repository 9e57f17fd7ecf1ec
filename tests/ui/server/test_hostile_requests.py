"""Hostile requests to Gradio's routes and ours, by a stranger, a reader, an editor and an assistant (finding B24).

None is answered in English or with a fault, none leaves a line in the log, none changes the corpus.
"""

import http.client
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.ui.asking_over_http import EDITOR, READER
from tests.ui.conftest import HOUSE, READY, address_in
from tests.ui.server.attacks import Attack, attacks

PART = 14  # each person makes one attack of so many: about 65
ENGLISH = re.compile(
    r"\b(not|error|invalid|internal|server|method|detail|missing|required|unauthorized|forbidden|unable|found|traceback"
    r"|expected|should|request|bad|input|field|allowed)\b",
    re.IGNORECASE,
)
TAG = re.compile(r"<[^>]*>")
ASSISTANT = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}


@dataclass
class Watched:
    """A server whose log is kept: where it listens, and what its functions take."""

    port: int
    log: Path

    def send(self, attack: Attack, cookie: str = "") -> tuple[int, str, str]:
        """Status, the answer's Set-Cookie, and its words, at most 20,000 bytes of them."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest(attack.method, attack.path)
            for name, value in {"Content-Type": attack.kind, "Cookie": cookie, **attack.headers}.items():
                if value:
                    connection.putheader(name, value)
            if attack.body is not None:
                connection.putheader("Content-Length", str(len(attack.body)))
            connection.endheaders(attack.body)
            got = connection.getresponse()
            return got.status, got.getheader("Set-Cookie", ""), got.read(20_000).decode("utf-8", "replace")
        finally:
            connection.close()

    def sign_in(self, person: tuple[str, str]) -> str:
        form = urlencode(dict(zip(("name", "password"), person, strict=True))).encode()
        return self.send(Attack("POST", "/connexion", form, "application/x-www-form-urlencoded"))[1].split(";")[0]

    def inputs(self, cookie: str = "") -> dict[int, int]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", "/", headers={"Cookie": cookie} if cookie else {})
        page = connection.getresponse().read().decode()
        connection.close()
        config = json.loads(page.split("window.gradio_config = ")[1].split(";</script>")[0])
        return {one["id"]: len(one["inputs"]) for one in config["dependencies"]}


def watched(folder: Path, *options: str, data: Path | str = "fake") -> Iterator[Watched]:
    log = folder / "err"
    command = [sys.executable, "-m", "tests.ui.serve_page", str(folder / "reached"), str(data), *options]
    with (
        log.open("w") as err,
        subprocess.Popen(
            command, cwd=HOUSE, stdout=subprocess.PIPE, stderr=err, text=True, encoding="utf-8"
        ) as process,
    ):
        try:
            assert process.stdout is not None
            line = next(line for line in process.stdout if READY in line)
            yield Watched(int(address_in(line).rsplit(":", 1)[1]), log)
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    yield from watched(tmp_path_factory.mktemp("hostile"), "login", "mcp")


@pytest.mark.parametrize("person", ["stranger", "reader", "editor"])
def test_no_hostile_request_breaks_the_server(shared: Watched, person: str) -> None:
    cookie = {"stranger": "", "reader": shared.sign_in(READER), "editor": shared.sign_in(EDITOR)}[person]
    editor = shared.sign_in(EDITOR)
    before = shared.send(Attack("GET", "/api/communiques"), editor)
    chosen = list(attacks(shared.inputs(editor)))[("stranger", "reader", "editor").index(person) :: PART]
    assert len(chosen) >= 50
    for attack in chosen:
        status, _, words = shared.send(attack, cookie)
        assert status < 500, attack
        if status >= 400:
            assert not ENGLISH.search(TAG.sub("", words)), (str(attack), words)
        assert "Traceback" not in words
        if person == "stranger" and attack.path not in ("/connexion", "/deconnexion"):
            assert status in (303, 400, 401, 403, 404, 405, 413, 421) or attack.path.startswith("/dixit/"), attack
    assert shared.send(Attack("GET", "/api/communiques"), editor) == before
    assert shared.log.read_text() == ""


CALL: dict[str, Any] = {"jsonrpc": "2.0", "id": 1, "method": "tools/call"}


def test_our_own_routes_tell_what_is_wrong_in_their_own_words(shared: Watched) -> None:
    reader = shared.sign_in(READER)
    assert "pas le changer" in shared.send(Attack("POST", "/corrections.csv", b"id,title", "text/csv"), reader)[2]
    assert "incomplète" in shared.send(Attack("GET", "/passages.csv?from=never"), reader)[2]


PARAMS: tuple[Any, ...] = (
    None,
    [],
    {},
    {"name": None},
    {"name": "ask"},
    {"name": "ask", "arguments": None},
    {"name": "ask", "arguments": {"question": None}},
    {"name": "ask", "arguments": {"question": {"path": "/etc/passwd"}}},
    {"name": "ask", "arguments": {"question": "x" * 100_000}},
    {"name": "ask", "arguments": {"other": 1}},
    {"name": "ask", "arguments": {"question": ["a"]}},
    {"name": "ask", "arguments": {"question": "\ud800\x00"}},
    {"name": "read_communique", "arguments": {"id": "../../etc/passwd"}},
    {"name": "take_in", "arguments": {}},
    {"name": "read_communique", "arguments": {"id": 1}},
    {"name": "../ask", "arguments": {}},
    {"name": "\x00"},
    {"name": "answer", "arguments": {"path": "/etc/passwd"}},
    {"name": "x" * 10_000, "arguments": {}},
)
TO_ASSISTANTS = [
    b"",
    b"null",
    b"[]",
    b"{",
    b"[" * 5000,
    b'{"jsonrpc": "2.0"}',
    b'{"jsonrpc": "1.0", "id": 1, "method": "x"}',
    b'{"jsonrpc": "2.0", "id": {}, "method": 1}',
    b"\xff",
    b'{"jsonrpc": "2.0", "id": 1, "method": "resources/read"}',
    *(json.dumps({**CALL, "params": params}).encode() for params in PARAMS),
    *(
        json.dumps({**CALL, "method": method, "params": {}}).encode()
        for method in (
            "initialize",
            "resources/list",
            "prompts/list",
            "prompts/get",
            "logging/setLevel",
            "completion/complete",
            "x",
            "",
        )
    ),
    json.dumps({**CALL, "params": {"name": "ask", "arguments": {"question": "x" * 2_000_000}}}).encode(),
]


def test_no_hostile_request_of_an_assistant_breaks_the_server(shared: Watched) -> None:
    pytest.importorskip("mcp")
    for cookie in ("", shared.sign_in(READER)):
        for body in TO_ASSISTANTS:
            attack = Attack("POST", "/gradio_api/mcp/", body, "", ASSISTANT)
            status, _, words = shared.send(attack, cookie)
            assert status < 500, attack
            assert status == 401 or cookie, attack
            assert "Traceback" not in words
            assert "/etc/passwd:" not in words
            assert "root:" not in words
    assert shared.log.read_text() == ""
