"""What a field of the page may be completed with, sent in a body so that no address on the way holds what is typed."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from ui.http.asgi import read_body
from ui.page.completions import completions

if TYPE_CHECKING:
    from index.storage.sql.texts import Texts

PATH = "/completions"
_LARGEST = 4_000  # bytes


def completing(texts: "Texts") -> Callable[[Request], Awaitable[Response]]:
    """Takes the words as plain text; 200 with `Completions`, 400 for what is far too long."""

    async def complete(request: Request) -> Response:
        typed = await read_body(request.receive, _LARGEST)
        if typed is None:
            return PlainTextResponse("C’est trop long pour être complété.", status_code=400)
        words = await run_in_threadpool(completions, texts, typed.decode("utf-8", "replace"))
        return JSONResponse(words, headers={"cache-control": "no-store"})

    return complete
