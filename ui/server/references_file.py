"""Extracts that were kept in a browser, as programs that keep references take them: RIS, CSL-JSON."""

import re
from collections.abc import Awaitable, Callable, Iterator
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from index.values.communique import Communique, Passage, Span
from qa.answer import Citation
from ui.http.asgi import read_body
from ui.page.permalink import Place, linked_to
from ui.rendering.escaping import Shown
from ui.rendering.references import as_references

if TYPE_CHECKING:
    from index.storage.sql.texts import Texts

PATHS = {"/references.ris": "ris", "/references.json": "csl"}
_TYPES = {"ris": "application/x-research-info-systems; charset=utf-8", "csl": "application/json"}
_LARGEST = 2_000_000  # bytes
_MOST = 2_000  # extracts


def references_file(texts: "Texts") -> Callable[[Request], Awaitable[Response]]:
    """POST takes a line for each extract, its place as a link writes it, and after a tab the words that were chosen
    where that is the whole text. 200 with the references, without those of texts that are gone; 400 where none is left.
    """

    async def given(request: Request) -> Response:
        body = await read_body(request.receive, _LARGEST)
        if body is None:
            return PlainTextResponse("Ce dossier est trop grand.", status_code=413)
        lines = body.decode("utf-8", "replace").splitlines()[:_MOST]
        form = PATHS[request.url.path]
        citations = await run_in_threadpool(lambda: [one for line in lines for one in _cited(texts, line)])
        if not citations:
            return PlainTextResponse("Ces textes ne sont plus dans le corpus.", status_code=400)
        return Response(as_references(citations, form), media_type=_TYPES[form], headers={"cache-control": "no-store"})

    return given


def _cited(texts: "Texts", line: str) -> Iterator[Citation]:
    """What a line of the dossier quotes, by the text that is stored: a browser may send anything."""
    link, _, words = line.partition("\t")
    place = Place.parse(link)
    named = place.communique if place else linked_to(link)
    communique = texts.communique(named) if named else None
    if communique is None:
        return
    if place is not None and communique.id == named and place.lies_in(communique):
        quoted, beside = place.quoted, place.others
        held = Span(min(place.passage.start, quoted.start), max(place.passage.end, quoted.end))
    elif (chosen := _words_in(communique, words)) is not None:
        held, quoted, beside = chosen, chosen, ()
    else:
        return
    try:
        yield Citation(Passage(communique, held), quoted, 0.0, beside)
    except ValueError:  # places that no page writes
        return


def _words_in(communique: Communique, words: str) -> Span | None:
    """Where the words that were chosen stand, as they are seen: without Markdown marks, on one line."""
    wanted = r"\s+".join(map(re.escape, words.split()[:_MOST]))
    if not wanted:
        return None
    shown = Shown(communique.text)
    found = re.search(wanted, shown.slice(Span(0, len(communique.text))))
    return shown.stored(Span(*found.span())) if found else None
