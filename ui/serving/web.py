"""What the parts of the server share of ASGI: its types, a body read up to a limit, small answers of our own."""

import json
from collections.abc import Awaitable, Callable, MutableMapping
from http import HTTPStatus
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Header = tuple[bytes, bytes]

# For our own pages that have no script: styles of ours, forms that come back here, and nothing else.
WITHOUT_SCRIPT = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def header_of(scope: Scope, name: str) -> str:
    """The value of a header, the first if it is there several times; empty when it is not there."""
    wanted = name.encode()
    return next((value.decode("latin-1") for given, value in scope["headers"] if given == wanted), "")


async def read_body(receive: Receive, limit: int) -> bytes | None:
    """The body of a request; None for one of more than `limit` bytes, the rest of which is not read."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        if not message.get("more_body", False):
            return bytes(body)


async def send_message(status: HTTPStatus, message: str, send: Send, *headers: Header) -> None:
    """`{"message": …}`, a French sentence that a person can act on."""
    body = json.dumps({"message": message}, ensure_ascii=False).encode()
    await _send(status, body, b"application/json", send, *headers)


async def send_page(status: HTTPStatus, html: str, send: Send, *headers: Header) -> None:
    """A page of ours that runs no script."""
    policy = (b"content-security-policy", WITHOUT_SCRIPT.encode())
    await _send(status, html.encode(), b"text/html; charset=utf-8", send, policy, *headers)


async def _send(status: HTTPStatus, body: bytes, kind: bytes, send: Send, *headers: Header) -> None:
    own = [(b"content-type", kind), (b"content-length", str(len(body)).encode()), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": int(status), "headers": [*own, *headers]})
    await send({"type": "http.response.body", "body": body})
