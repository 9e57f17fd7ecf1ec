"""What may come in to the page's server, and under which conditions its answers go out."""

import re
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from http import HTTPStatus
from typing import Any

from ui.document import in_french

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

# All that the page asks for, and no more: Gradio also has routes that fetch addresses, serve files and proxy.
_READ = re.compile(
    r"/|/theme\.css|/favicon\.ico|/assets/[\w.-]+|/static/(?:[\w-]+/)*[\w.-]+|/dixit/[\w.-]+"
    r"|/gradio_api/(?:queue/data|heartbeat/\w+|upload_progress|app_id)"
)
_CHANGE = re.compile(r"/gradio_api/(?:queue/join|run/predict|upload|cancel|reset)")
_NAMED_BY_CONTENT = re.compile(r"/assets/.+-[\w-]{8}\.\w+|/static/.+")

_LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
_COMMON = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
}


class Guard:
    """An ASGI middleware: who may ask, for what; a strict Content-Security-Policy; a page in French.

    A request is refused when its Host is not this machine (another site's name made to point here), when it comes
    from another site's page, or when nothing of ours asks for its path.
    """

    def __init__(self, app: Application, host: str = "127.0.0.1") -> None:
        self._app = app
        self._names = _LOCAL_NAMES | {host, f"[{host}]"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            refused = self._refusal(scope)
            if refused is not None:
                await _refuse(refused, send)
            elif scope["path"] == "/":
                await self._page(scope, receive, send)
            else:
                await self._app(scope, receive, _with_headers(send, scope["path"]))

    def _refusal(self, scope: Scope) -> HTTPStatus | None:
        """Why this request is not let in; None when it is."""
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get("host", "")
        if re.sub(r":\d+$", "", host) not in self._names:
            return HTTPStatus.MISDIRECTED_REQUEST
        origin = headers.get("origin")
        if origin is not None and origin != f"{scope['scheme']}://{host}":
            return HTTPStatus.FORBIDDEN
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none") and scope["path"] != "/":
            return HTTPStatus.FORBIDDEN
        allowed = {"GET": _READ, "HEAD": _READ, "POST": _CHANGE}.get(scope["method"])
        if allowed is None or not allowed.fullmatch(scope["path"]):
            return HTTPStatus.NOT_FOUND
        return None

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The page's own document: read whole, put into French, with a nonce on each script that is in it."""
        nonce = secrets.token_urlsafe(16)
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        start: Message = {}
        body = bytearray()

        async def gather(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                body.extend(message.get("body", b""))

        await self._app({**scope, "headers": plain}, receive, gather)
        document = in_french(bytes(body).decode(), nonce).encode()
        headers = [(name, value) for name, value in start["headers"] if name != b"content-length"]
        headers += [(b"content-length", str(len(document)).encode()), (b"cache-control", b"no-store")]
        headers += [*_COMMON.items(), (b"content-security-policy", _policy(nonce).encode())]
        await send({**start, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else document})


def _policy(nonce: str) -> str:
    """Everything from this server and from nowhere else; no script but ours, no evaluated text."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' 'nonce-{nonce}'",
            "style-src 'self' 'unsafe-inline'",  # Gradio writes styles as it goes
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "form-action 'none'",
            "base-uri 'self'",
            "frame-ancestors 'none'",
        ]
    )


def _with_headers(send: Send, path: str) -> Send:
    added = dict(_COMMON)
    if _NAMED_BY_CONTENT.fullmatch(path):
        added[b"cache-control"] = b"public, max-age=31536000, immutable"

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == HTTPStatus.OK:
            kept = [(name, value) for name, value in message["headers"] if name.lower() not in added]
            message = {**message, "headers": [*kept, *added.items()]}
        await send(message)

    return send_with_headers


async def _refuse(status: HTTPStatus, send: Send) -> None:
    body = "Cette adresse n’existe pas ici.".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": int(status), "headers": [*headers, *_COMMON.items()]})
    await send({"type": "http.response.body", "body": body})
