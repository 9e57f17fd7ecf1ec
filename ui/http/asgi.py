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
    sought = name.encode()
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == sought), "")


async def read_body(receive: Receive, limit: int) -> bytes | None:
    """The body of a request; None for one of more than `limit` bytes, the rest of which is not read, and for one whose
    sender went away before its end.
    """
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def as_json(scope: Scope, length: int) -> Scope:
    """`scope` of a body of `length` bytes of JSON, whatever it was said to be."""
    names = (b"content-type", b"content-length", b"content-encoding", b"transfer-encoding")
    other_headers = [(name, value) for name, value in scope["headers"] if name.lower() not in names]
    own = [(b"content-type", b"application/json"), (b"content-length", str(length).encode())]
    return {**scope, "headers": [*other_headers, *own]}


def once(body: bytes, receive: Receive) -> Receive:
    """`body`, then whatever `receive` has to say: that the other end is gone."""
    messages = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def again() -> Message:
        return next(messages, None) or await receive()

    return again


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
