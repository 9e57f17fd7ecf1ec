"""What may be sent to the API: JSON, and not too much of it."""

from http import HTTPStatus

from ui.serving.web import Application, Message, Receive, Scope, Send, header_of, read_body, send_message
from ui.wording import NBSP

LARGEST = 16_000_000  # bytes: a file of ten million in base64, and some room


class JsonOnly:
    """An ASGI middleware that reads a body whole, up to a limit, before anything is done with it.

    A form or a plain text, which a page elsewhere can have a browser send without asking, is refused.
    """

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "POST":
            await self._app(scope, receive, send)
            return
        if header_of(scope, "content-type").split(";")[0].strip().lower() != "application/json":
            why = f"Envoyez du JSON, avec l’en-tête «\u202fContent-Type{NBSP}: application/json\u202f»."
            await send_message(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, why, send)
            return
        body = await read_body(receive, LARGEST)
        if body is None:
            why = f"Cette demande dépasse {LARGEST // 1_000_000}{NBSP}Mo{NBSP}: envoyez les fichiers en plusieurs fois."
            await send_message(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, why, send)
            return
        given = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def again() -> Message:
            return next(given, None) or await receive()

        await self._app(scope, again, send)
