"""Requests that no page sends, to Gradio's routes and to ours: each a method, a path, a body and its headers."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

JSON = "application/json"
FORM = "multipart/form-data; boundary=b"
JOIN, PREDICT, UPLOAD = "/gradio_api/queue/join", "/gradio_api/run/predict", "/gradio_api/upload"


@dataclass(frozen=True)
class Attack:
    """One request; `kind` is the type that its body claims."""

    method: str
    path: str
    body: bytes | None = None
    kind: str = JSON
    headers: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.path[:60]} {(self.body or b'')[:80]!r}"


_ELSEWHERE = (
    "/config",
    "/gradio_api/info",
    "/info",
    "/gradio_api/config",
    "/gradio_api/file=/etc/passwd",
    "/file=/etc/passwd",
    "/gradio_api/file=../../etc/passwd",
    "/gradio_api/file=http://127.0.0.1:1/",
    "/gradio_api/proxy=http://127.0.0.1:1/",
    "/proxy=https://exemple.test/",
    "/gradio_api/stream/x/0/0/playlist.m3u8",
    "/gradio_api/openapi.json",
    "/docs",
    "/gradio_api/startup-events",
    "/gradio_api/monitoring",
    "/monitoring/summary",
    "/gradio_api/login_check",
    "/gradio_api/token",
    "/login",
    "/logout",
    "/gradio_api/component_server",
    "/gradio_api/deep_link",
    "/static/../../../../etc/passwd",
    "/static/%2e%2e/%2e%2e/etc/passwd",
    "/assets/%2e%2e%2findex.html",
    "/dixit/../server.py",
    "/dixit/%00",
    "/static/x.js",
    "/assets/nothing.js",
    "/dixit/nothing.css",
    "/gradio_api/custom_component/x/client/component/a",
    "/gradio_api/queue/status",
    "/gradio_api/call/ask/1",
    "/gradio_api/mcp/",
    "/gradio_api/mcp/sse",
    "/manifest.json",
    "/robots.txt",
    "/theme.css/x",
    "/gradio_api/heartbeat/",
    "/gradio_api/heartbeat/../x",
    "/gradio_api/upload_progress",
    "/gradio_api/upload_progress?upload_id=x",
    "/gradio_api/queue/data",
    "/gradio_api/queue/data?session_hash=",
    "/gradio_api/queue/data?session_hash=nobody",
    "/gradio_api/queue/data?session_hash=a&session_hash=b",
    "/gradio_api/queue/data?session_hash=%00%ff",
    "/?__theme=%27%3Cscript%3E",
    "/?session_hash=x&deep_link=../../x",
    "/?deep_link=x",
    "/?view=api",
    "/passages.csv?question=a&from=never",
    "/passages.csv?question=a&without=b",
    "/passages.csv?question=a&from=9999-99-99",
    "/api/communiques/%ff",
    "/api/communiques/" + "a" * 64,
    "/api/nothing",
    "//etc/passwd",
    "/%2e%2e/",
)

_BODIES = (
    b"",
    b"null",
    b"[]",
    b"1",
    b'"x"',
    b"{",
    b"\xff\xfe",
    b'{"data": null}',
    b'{"data": {}, "fn_index": 0}',
    b'{"fn_index": 0}',
    b'{"data": [], "fn_index": "0"}',
    b'{"data": [], "fn_index": -1}',
    b'{"data": [], "fn_index": 1e99}',
    b'{"data": [], "fn_index": true}',
    b'{"data": [], "fn_index": 99999}',
    b'{"data": [], "fn_index": null}',
    b'{"data": [], "api_name": "/answer"}',
    b'{"data": [], "fn_index": 0, "session_hash": 1}',
    b'{"data": [], "fn_index": 0, "session_hash": {"a": 1}}',
    b'{"data": [], "fn_index": 0, "session_hash": "../x"}',
    b'{"data": [], "fn_index": 0, "trigger_id": "x"}',
    b'{"data": [], "fn_index": 0, "event_data": {"a": [1, {}]}}',
    b'{"data": [NaN], "fn_index": 2}',
    b'{"data": [], "data": [1], "fn_index": 0}',
    b'{"event_id": "x", "data": [], "fn_index": 0}',
)

# What a browser's field never holds.
_VALUES: tuple[Any, ...] = (
    None,
    1,
    -1.5,
    True,
    [],
    {},
    [[]],
    {"a": 1},
    "x" * 100_000,
    "\x00",
    "\ud800",
    "#" + "%ff" * 1000,
    "q=" + "a&q=" * 5000,
    {"__type__": "update", "value": "x"},
    {"path": "/etc/passwd"},
    ["CGT", None, {}],
    "-1",
    "ask=1&from=9999-99-99&to=0",
)


def attacks(inputs: dict[int, int]) -> Iterator[Attack]:
    """All of them, `inputs` being how many values each function of the page takes."""
    for path in _ELSEWHERE:
        yield Attack("GET", path)
    for path in (*_ELSEWHERE[:30], JOIN, PREDICT, UPLOAD, "/", "/connexion"):
        yield Attack("POST", path, b"{}")
    for method in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "NOTHING", "HEAD"):
        yield Attack(method, JOIN)
    for route in (JOIN, PREDICT, "/gradio_api/cancel", "/gradio_api/reset"):
        for body in _BODIES:
            yield Attack("POST", route, body)
    for kind in ("text/plain", "", "application/x-www-form-urlencoded", "multipart/form-data", "a/b; charset=\xe9"):
        yield Attack("POST", JOIN, b'{"data": [], "fn_index": 0}', kind)
    yield from _uploads()
    session: Any
    event: Any
    for session in (1, None, {}, "x" * 100, "a"):
        for event in (1, None, {}, "nothing"):
            body = json.dumps({"session_hash": session, "event_id": event, "fn_index": 0}).encode()
            yield Attack("POST", "/gradio_api/cancel", body)
            yield Attack("POST", "/gradio_api/reset", body)
    for number, value in enumerate(_VALUES):
        for function, taken in inputs.items():
            data = [value] * (taken + (number % 3 == 0) * (function % 3 - 1))  # some too few, some too many
            called = {"data": data, "fn_index": function, "session_hash": f"a{function % 5}", "event_data": value}
            route = JOIN if (function + number) % 4 == 0 else PREDICT
            yield Attack("POST", route, json.dumps(called).encode())


def _uploads() -> Iterator[Attack]:
    head = b'--b\r\nContent-Disposition: form-data; name="files"'
    for body in (
        b"",
        b"x",
        b"--b--\r\n",
        b"--b\r\n\r\nx\r\n--b--\r\n",
        head + b"\r\n\r\nx\r\n--b--\r\n",
        head + b'; filename=""\r\n\r\nx\r\n--b--\r\n',
        head + b'; filename="../../a.txt"\r\n\r\nx\r\n--b--\r\n',
        head + b'; filename="' + b"a" * 400 + b'.txt"\r\n\r\nx\r\n--b--\r\n',
        head + b'; filename="\x00.txt"\r\n\r\nx\r\n--b--\r\n',
        head + b'; filename="a.txt"\r\n\r\nx',
        head + b'; filename="\xff\xfe.txt"\r\n\r\nx\r\n--b--\r\n',
        head + b'; filename="a.txt"\r\nContent-Type: \xe9\r\n\r\nx\r\n--b--\r\n',
        b"--b\r\nA: " + b"h" * 20_000 + b"\r\n\r\nx\r\n--b--\r\n",
        head.replace(b'"files"', b'"other"') + b'; filename="a.txt"\r\n\r\nx\r\n--b--\r\n',
        b"--c\r\n\r\n--c--",
        head + b"; filename*=utf-16''%ff%fe\r\n\r\nx\r\n--b--\r\n",
        head + b'; filename="a\r\nb.txt"\r\n\r\nx\r\n--b--\r\n',
        head + b'; filename="con.txt:$DATA"\r\n\r\nx\r\n--b--\r\n',
        head + b'; filename="."\r\n\r\nx\r\n--b--\r\n',
        head + b'; filename=".."\r\n\r\nx\r\n--b--\r\n',
        head + b'; filename="/"\r\n\r\nx\r\n--b--\r\n',
    ):
        yield Attack("POST", UPLOAD, body, FORM)
    for kind in (
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\xe9",
        JSON,
        "",
    ):
        yield Attack("POST", UPLOAD, b"--b--\r\n", kind)
    yield Attack("POST", f"{UPLOAD}?upload_id=x", b"--b--\r\n", FORM)
