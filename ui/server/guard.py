"""What may come in to the page's server, and under which conditions its answers go out."""

import re
import secrets
from http import HTTPStatus

from ui.auth.hosts import Hosts
from ui.http.asgi import Application, Message, Receive, Scope, Send, header_of, send_message, send_page
from ui.http.plain_page import plain_page
from ui.page.html_document import in_french

# All that the page asks for, and no more: Gradio also has routes that fetch addresses, serve files and proxy.
_READ = re.compile(
    r"/|/theme\.css|/favicon\.ico|/assets/[\w.-]+|/static/(?:[\w-]+/)*[\w.-]+|/dixit/[\w.-]+|/passages\.csv|/suivi\.atom|/corrections\.csv"
    r"|/accessibilite"
    r"|/gradio_api/(?:queue/data|heartbeat/\w+|upload_progress|app_id)"
    r"|/api/(?:openapi\.json|health|communiques(?:/\w{1,64}(?:/original)?)?)?|/connexion"
)
_CHANGE = re.compile(
    r"/gradio_api/(?:queue/join|run/predict|upload|cancel|reset)|/api/(?:ask|communiques)|/completions|/suivi\.atom|/references\.(?:ris|json)"
    r"|/corrections\.csv"
    r"|/connexion|/deconnexion"
)
_REMOVE = re.compile(r"/api/communiques/\w{1,64}")
_ASSISTANT = re.compile(r"/gradio_api/mcp/?")  # Gradio's MCP server, when it was asked for
_LINKED = frozenset({"/", "/connexion", "/api/"})  # what a page elsewhere may lead to
_NAMED_BY_CONTENT = re.compile(r"/assets/.+-[\w-]{8}\.\w+|/static/.+")

_REFUSED = "Cette adresse n’existe pas ici."
_NOWHERE = plain_page(
    "Page introuvable – Dixit",
    f'<h1>Page introuvable</h1><p>{_REFUSED}</p><p><a href="/">Retour à Dixit</a></p>',
)
_COMMON = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
}


class Guard:
    """An ASGI middleware: who may ask, for what; a strict Content-Security-Policy; a page in French.

    A request is refused when its Host is not this machine (another site's name made to point here), when it comes
    from another site's page, or when nothing of ours asks for its path.
    """

    def __init__(self, app: Application, hosts: Hosts | None = None, mcp: bool = False) -> None:
        self._app = app
        self._hosts = hosts or Hosts()
        self._mcp = mcp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            refused = self._refusal(scope)
            if refused is not None:
                await _refuse(refused, scope, _with_headers(send, scope["path"]))
            elif scope["path"] == "/":
                await self._page(scope, receive, send)
            else:
                await self._app(scope, receive, _with_headers(send, scope["path"]))

    def _refusal(self, scope: Scope) -> HTTPStatus | None:
        """Why this request is not let in; None when it is."""
        method, path, host = scope["method"], scope["path"], header_of(scope, "host")
        if not self._hosts.admit(host, (scope.get("server") or (None,))[0]):
            return HTTPStatus.MISDIRECTED_REQUEST
        origin = header_of(scope, "origin")
        if origin and not self._hosts.is_our_page(origin, scope["scheme"], host):
            return HTTPStatus.FORBIDDEN
        followed = method == "GET" and path in _LINKED
        if header_of(scope, "sec-fetch-site") not in ("", "same-origin", "none") and not followed:
            return HTTPStatus.FORBIDDEN
        if self._mcp and _ASSISTANT.fullmatch(path):
            return None if method == "POST" else HTTPStatus.METHOD_NOT_ALLOWED  # as its protocol has it
        allowed = {"GET": _READ, "HEAD": _READ, "POST": _CHANGE, "DELETE": _REMOVE}.get(method)
        if allowed is None or not allowed.fullmatch(path):
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
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            added = dict(_COMMON)
            if message["status"] == HTTPStatus.OK and _NAMED_BY_CONTENT.fullmatch(path):
                added[b"cache-control"] = b"public, max-age=31536000, immutable"
            kept = [(name, value) for name, value in message["headers"] if name.lower() not in added]
            message = {**message, "headers": [*kept, *added.items()]}
        await send(message)

    return send_with_headers


async def _refuse(status: HTTPStatus, scope: Scope, send: Send) -> None:
    """In the words of a program where programs ask, else in those of a person."""
    if scope["path"].startswith("/api/"):
        await send_message(status, _REFUSED, send)
        return
    if status is HTTPStatus.NOT_FOUND and scope["method"] == "GET" and "text/html" in header_of(scope, "accept"):
        await send_page(status, _NOWHERE, send)
        return
    body = _REFUSED.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": int(status), "headers": headers})
    await send({"type": "http.response.body", "body": body})
