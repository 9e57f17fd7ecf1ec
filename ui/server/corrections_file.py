"""The facts of all texts as a table, and the same table when a person has filled it in."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from index.values.errors import DixitError
from ui.auth.permissions import READERS_MAY_NOT
from ui.http.asgi import read_body
from ui.page.corpus.corrections_import import corrected_by
from ui.rendering.corrections_csv import facts_in_csv

if TYPE_CHECKING:
    from index.catalogue import Catalogue

PATH = "/corrections.csv"
_LARGEST = 50_000_000  # bytes


def corrections_file(catalogue: "Catalogue") -> Callable[[Request], Awaitable[Response]]:
    """GET gives the table, POST takes it back: 200 with what was done, 400 for no such table, 403 for a reader."""

    async def exchange(request: Request) -> Response:
        if request.method != "POST":
            name = f"dixit-communiques-{date.today().isoformat()}.csv"
            return StreamingResponse(
                facts_in_csv(catalogue.texts.all()),
                media_type="text/csv; charset=utf-8",
                headers={"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"},
            )
        if not request.user.may_change:
            return PlainTextResponse(READERS_MAY_NOT, status_code=403)
        content = await read_body(request.receive, _LARGEST)
        if content is None:
            return PlainTextResponse("Ce tableau est trop grand.", status_code=413)
        try:
            return PlainTextResponse(await run_in_threadpool(corrected_by, catalogue, content))
        except DixitError as error:
            return PlainTextResponse(str(error), status_code=400)

    return exchange
