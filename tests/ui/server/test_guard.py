"""What the page's server lets in, and under which headers its answers go out."""

import contextlib
import re
from collections.abc import Mapping
from typing import Any

import pytest

from ui.page.html_document import in_french
from ui.server.guard import Guard

TEMPLATE = """<!doctype html><html
	lang="en" style="margin: 0"><head><meta property="og:image"
 content="https://raw.githubusercontent.com/x.jpg" /><link rel="manifest" href="/manifest.json" />
<script>window.gradio_config = {};</script><script type="module" src="./assets/index.js"></script></head></html>"""
HERE = "127.0.0.1:7860"


def asked(
    path: str, method: str = "GET", headers: Mapping[str, str] | None = None, kind: str = "http"
) -> tuple[int, dict[str, str], str]:
    """Status, headers and body that the guard lets out around an application that always gives the template."""
    sent: list[Any] = []

    async def application(scope: Any, receive: Any, send: Any) -> None:
        headers = [(b"content-type", b"text/html"), (b"cache-control", b"no-cache")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": TEMPLATE.encode()})

    async def send(message: Any) -> None:
        sent.append(message)

    given = {"host": HERE} | dict(headers or {})
    scope = {"type": kind, "method": method, "path": path, "scheme": "http"}
    scope["headers"] = [(name.encode(), value.encode()) for name, value in given.items()]  # type: ignore[assignment]
    answering = Guard(application)(scope, None, send)  # type: ignore[arg-type]
    with contextlib.suppress(StopIteration):  # nothing here waits, so one step is all it takes, with or without a loop
        answering.send(None)
    if not sent:
        return 0, {}, ""
    out = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], out, b"".join(message.get("body", b"") for message in sent[1:]).decode()


@pytest.mark.parametrize(
    "path", ["/", "/theme.css", "/assets/index-DphvyggB.js", "/dixit/page.js", "/gradio_api/queue/data"]
)
def test_what_the_page_asks_for_is_let_in(path: str) -> None:
    assert asked(path)[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=https://exemple.test/x",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=https://exemple.test/",
        "/gradio_api/stream/a/b",
        "/gradio_api/info",
        "/gradio_api/call/ask",
        "/gradio_api/deep_link",
        "/gradio_api/mcp/sse",
        "/gradio_api/mcp/",
        "/api/docs",
        "/api/communiques/a/b",
        "/api/communiques/../health",
        "/deconnexion/",
        "/monitoring/x",
        "/docs",
        "/openapi.json",
        "/login",
        "/manifest.json",
        "/custom_component/x/y/z/w",
        "/assets/../config",
        "/assets/a/b.js",
        "//",
    ],
)
def test_what_the_page_never_asks_for_is_not_there(path: str) -> None:
    assert asked(path)[0] == 404
    assert asked(path, "POST")[0] == 404


def test_a_person_who_is_lost_is_led_back() -> None:
    status, headers, body = asked("/nulle-part", headers={"accept": "text/html,*/*"})
    assert (status, headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert '<a href="/">Retour à Dixit</a>' in body
    assert "script" not in headers["content-security-policy"]


def test_reading_is_not_changing() -> None:
    assert asked("/gradio_api/upload", "GET")[0] == 404
    assert asked("/gradio_api/upload", "POST")[0] == 200
    assert asked("/", "POST")[0] == asked("/", "DELETE")[0] == asked("/", "OPTIONS")[0] == 404
    assert asked("/", kind="websocket") == (0, {}, "")


@pytest.mark.parametrize("host", ["exemple.test", "exemple.test:7860", "127.0.0.1.exemple.test", ""])
def test_a_name_that_is_not_this_machine_is_refused(host: str) -> None:
    """So that another site cannot have its own name point here and read the page."""
    assert asked("/", headers={"host": host})[0] == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:7861", "localhost:7860", "[::1]:7860"])
def test_this_machine_has_several_names(host: str) -> None:
    assert asked("/", headers={"host": host})[0] == 200


def test_another_site_may_not_ask() -> None:
    assert asked("/gradio_api/upload", "POST", {"origin": "https://exemple.test"})[0] == 403
    assert asked("/gradio_api/upload", "POST", {"origin": "null"})[0] == 403
    assert asked("/gradio_api/upload", "POST", {"origin": "http://127.0.0.1:8000"})[0] == 403
    assert asked("/gradio_api/upload", "POST", {"origin": f"http://{HERE}"})[0] == 200
    assert asked("/assets/index-DphvyggB.js", headers={"sec-fetch-site": "cross-site"})[0] == 403
    assert asked("/", headers={"sec-fetch-site": "cross-site"})[0] == 200, "a link to the page may be followed"


def test_the_policy_lets_nothing_in_from_outside_and_evaluates_nothing() -> None:
    policy = asked("/")[1]["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]


def test_every_script_carries_the_nonce_of_this_answer_only() -> None:
    nonces = []
    for _ in range(2):
        _, headers, body = asked("/")
        found = re.search(r"'nonce-([\w-]{20,})'", headers["content-security-policy"])
        assert found is not None
        nonces.append(found[1])
        assert body.count("<script") == body.count(f'<script nonce="{found[1]}"') == 20
        assert headers["content-length"] == str(len(body.encode()))
    assert nonces[0] != nonces[1]


def test_the_document_is_french_and_names_nothing_outside() -> None:
    html = in_french(TEMPLATE, "n")
    assert re.search(r'<html\s+lang="fr"', html)
    assert "http" not in html
    assert "manifest" not in html
    assert "<title>Dixit</title>" in html


def test_what_is_named_by_its_content_is_kept_for_good_and_nothing_else() -> None:
    assert "immutable" in asked("/assets/index-DphvyggB.js")[1]["cache-control"]
    assert asked("/dixit/page.js")[1]["cache-control"] == "no-cache"
    assert asked("/theme.css")[1]["cache-control"] == "no-cache"


def test_no_answer_is_taken_for_another_kind_of_content() -> None:
    for path in ("/", "/dixit/page.js", "/nulle-part"):
        assert asked(path)[1]["x-content-type-options"] == "nosniff"
