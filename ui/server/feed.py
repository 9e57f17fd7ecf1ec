"""A question that is followed: the communiqués that answer it, as a feed that any reader takes."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from index.values.errors import DixitError
from qa.answer import Citation, NoAnswer
from qa.overviews.timeline import Timeline
from qa.query import Query
from ui.http.asgi import read_body
from ui.page.address import Address
from ui.page.atom import feed_in_atom

if TYPE_CHECKING:
    from qa.librarian import Librarian

PATH = "/suivi.atom"
_LARGEST = 20_000  # bytes of an address


def feed(answerer: "Librarian") -> Callable[[Request], Awaitable[Response]]:
    """The question is that of the page's address: after « ? » for a reader of feeds, in a body for the page itself, so
    that no server on the way writes it down. 200 with the feed, empty where nothing answers; 400 without a question.
    """

    async def followed(request: Request) -> Response:
        body = await read_body(request.receive, _LARGEST) if request.method == "POST" else b""
        fragment = request.url.query if request.method != "POST" else (body or b"").decode("utf-8", "replace")
        address = Address.parse(fragment)
        if not address.asked.strip():
            return PlainTextResponse("Cette adresse est incomplète.", status_code=400)
        query = Query(address.asked, address.within, left_out=address.left_out)
        try:
            view = await run_in_threadpool(answerer.timeline, query)
        except DixitError as error:
            return PlainTextResponse(str(error), status_code=400)
        atom = feed_in_atom(address.asked, str(request.base_url), answering(view))
        return Response(atom, media_type="application/atom+xml", headers={"cache-control": "no-store"})

    return followed


def answering(view: Timeline | NoAnswer) -> tuple[Citation, ...]:
    """What answers, dated or not."""
    return () if isinstance(view, NoAnswer) else (*view.dated, *view.undated)
