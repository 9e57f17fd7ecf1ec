"""The routes of the API: each asks one of the two conductors, as the page and the command line do."""

import base64
import binascii
from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi import APIRouter, Depends, Request, Response

from index.communique import Communique, CommuniqueId
from index.errors import DixitError
from index.filter import Filter, Period
from index.french.dates import PartialDate
from index.intake import File
from ui.api import shapes
from ui.api.errors import RefusedError
from ui.json_reply import communique_as_json, list_as_json, outcomes_as_json, read_as_json, reply_as_json
from ui.sharing.permitting import READERS_MAY_NOT
from ui.version import version
from ui.wording import NBSP, quoted

if TYPE_CHECKING:
    from index.catalogue import Catalogue
    from qa.answerer import Answerer


def only_those_who_may_change(request: Request) -> None:
    if not request.user.may_change:
        raise RefusedError(HTTPStatus.FORBIDDEN, READERS_MAY_NOT)


def routes(catalogue: "Catalogue", answerer: "Answerer") -> APIRouter:
    """All of them, over this catalogue. What they say of themselves is French, since the documentation shows it."""
    router = APIRouter(responses={"4XX": {"model": shapes.Trouble, "description": "Demande refusée"}})
    editors = [Depends(only_those_who_may_change)]

    @router.get("/health", summary="Savoir si Dixit est là", response_description="Il est là")
    def health() -> shapes.Healthy:
        """Ce que contient le catalogue, en nombres."""
        counts = catalogue.counts()
        return shapes.Healthy(status="ok", version=version(), communiques=counts.communiques, passages=counts.passages)

    @router.post(
        "/ask",
        summary="Poser une question",
        response_description="Une réponse, ou l’aveu que rien ne répond",
        response_model=shapes.Replied,
    )
    def ask(asked: shapes.Asked) -> Response:
        """Répond par les mots mêmes des communiqués, comme `dixit ask --json`. Rien n’est rédigé."""
        return _json(reply_as_json(answerer.ask(asked.question, _filter(asked, catalogue))))

    @router.get(
        "/communiques",
        summary="Lister les communiqués",
        response_description="Tous, dans l’ordre où ils sont venus",
        response_model=list[shapes.Listed],
    )
    def communiques() -> Response:
        """Sans leurs textes, comme `dixit list --json`."""
        return _json(list_as_json(catalogue.communiques()))

    @router.get(
        "/communiques/{id}",
        summary="Lire un communiqué",
        response_description="Le communiqué, avec son texte",
        response_model=shapes.Read,
    )
    def communique(id: str) -> Response:
        """Le texte est celui qui a été publié, mot pour mot."""
        return _json(read_as_json(_held(catalogue, id)))

    @router.post(
        "/communiques",
        summary="Ajouter des communiqués",
        response_description="Ce que chaque fichier est devenu, dans l’ordre",
        response_model=list[shapes.Became],
        dependencies=editors,
    )
    def add(offered: shapes.Offered) -> Response:
        """Ajouter deux fois le même texte n’a aucun effet. Un fichier refusé n’empêche pas les autres."""
        files = [File(sent.name, _content(sent)) for sent in offered.files]
        return _json(outcomes_as_json(catalogue.add(files)))

    @router.delete(
        "/communiques/{id}",
        summary="Retirer un communiqué",
        response_description="Le communiqué qui vient d’être retiré",
        response_model=shapes.Listed,
        dependencies=editors,
    )
    def remove(id: str) -> Response:
        """Il n’est plus ni trouvé ni cité."""
        found = _held(catalogue, id)
        if not catalogue.remove([found.id]):  # somebody else was faster
            raise _unknown(id)
        return _json(communique_as_json(found))

    return router


def _json(written: str) -> Response:
    """The very JSON of the command line; its shape is documented, and held by a test."""
    return Response(written, media_type="application/json")


def _held(catalogue: "Catalogue", id: str) -> Communique:
    found = catalogue.communique(CommuniqueId(id))
    if found is None:
        raise _unknown(id)
    return found


def _unknown(id: str) -> RefusedError:
    return RefusedError(HTTPStatus.NOT_FOUND, f"Aucun communiqué n’a l’identifiant {quoted(id)}.")


def _filter(asked: shapes.Asked, catalogue: "Catalogue") -> Filter:
    """What is asked for; the case of a source does not matter."""
    known = {source.casefold(): source for source in catalogue.sources()} if asked.sources else {}
    sources = frozenset(known.get(source.casefold(), source) for source in asked.sources)
    try:
        first = PartialDate.fromisoformat(asked.first).first_day if asked.first else None
        last = PartialDate.fromisoformat(asked.last).last_day if asked.last else None
    except ValueError:
        raise DixitError(f"Une de ces dates n’existe pas{NBSP}: écrivez 2024, 2024-02 ou 2024-02-05.") from None
    if first and last and first > last:
        raise DixitError(f"Cette période finit avant de commencer{NBSP}: échangez {quoted('from')} et {quoted('to')}.")
    return Filter(sources, Period(first, last) if first or last else None)


def _content(sent: shapes.Sent) -> bytes:
    if (sent.text is None) == (sent.base64 is None):
        raise DixitError(f"Donnez à {quoted(sent.name)} un contenu, dans {quoted('text')} ou dans {quoted('base64')}.")
    if sent.text is not None:
        return sent.text.encode()
    try:
        return base64.b64decode(sent.base64 or "", validate=True)
    except (binascii.Error, ValueError):
        raise DixitError(f"Le contenu de {quoted(sent.name)} n’est pas en base64.") from None
