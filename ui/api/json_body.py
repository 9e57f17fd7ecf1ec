"""What may be sent to the API: JSON, and not too much of it."""

from http import HTTPStatus

from ui.api.errors import MISSHAPEN
from ui.http.asgi import Application, Receive, Scope, Send, as_json, header_of, once, read_body, send_message
from ui.http.bounded_json import read_json, write_json
from ui.rendering.wording import NBSP

LARGEST = 16_000_000  # bytes: a file of ten million in base64, and some room
LARGEST_QUESTION = 1_000_000  # bytes: a question and a hundred names of sources
_QUESTIONS = "/ask"


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
        largest = LARGEST_QUESTION if scope["path"].endswith(_QUESTIONS) else LARGEST
        body = await read_body(receive, largest)
        if body is None:
            why = f"Cette demande dépasse {largest // 1_000_000}{NBSP}Mo{NBSP}: envoyez les fichiers en plusieurs fois."
            await send_message(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, why, send)
            return
        try:
            body = write_json(read_json(body))
        except ValueError:
            await send_message(HTTPStatus.BAD_REQUEST, f"{MISSHAPEN}{NBSP}: ce n’est pas du JSON.", send)
        else:
            await self._app(as_json(scope, len(body)), once(body, receive), send)
