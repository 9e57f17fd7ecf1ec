"""The routes of the API: each asks one of the two conductors, as the page and the command line do."""

import base64
import binascii
from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi import APIRouter, Depends, Request, Response

from index.values.communique import Communique, CommuniqueId
from index.values.dates import PartialDate
from index.values.errors import DixitError
from index.values.files import File
from index.values.filter import Filter, Period
from qa.query import Query
from ui.api import schemas
from ui.api.errors import RefusedError
from ui.api.original import original_response
from ui.auth.permissions import READERS_MAY_NOT
from ui.rendering.json_reply import communique_as_json, list_as_json, outcomes_as_json, read_as_json, reply_as_json
from ui.rendering.wording import NBSP, quoted
from ui.version import version

if TYPE_CHECKING:
    from index.catalogue import Catalogue
    from qa.answerer import Answerer


def only_those_who_may_change(request: Request) -> None:
    if not request.user.may_change:
        raise RefusedError(HTTPStatus.FORBIDDEN, READERS_MAY_NOT)


def routes(catalogue: "Catalogue", answerer: "Answerer") -> APIRouter:
    """All of them, over this catalogue. What they say of themselves is French, since the documentation shows it."""
    router = APIRouter(responses={"4XX": {"model": schemas.Trouble, "description": "Demande refusée"}})
    editors = [Depends(only_those_who_may_change)]

    @router.get("/health", summary="Savoir si Dixit est là", response_description="Il est là")
    def health() -> schemas.Healthy:
        """Ce que contient le catalogue, en nombres."""
        counts = catalogue.texts.counts()
        return schemas.Healthy(status="ok", version=version(), communiques=counts.communiques, passages=counts.passages)

    @router.post(
        "/ask",
        summary="Poser une question",
        response_description="Une réponse, ou l’aveu que rien ne répond",
        response_model=schemas.Replied,
    )
    def ask(query: schemas.Asked) -> Response:
        """Répond par les mots mêmes des communiqués, comme `dixit ask --json`. Rien n’est rédigé."""
        return _json(reply_as_json(answerer.ask(Query(query.question, _filter(query, catalogue)))))

    @router.get(
        "/communiques",
        summary="Lister les communiqués",
        response_description="Tous, dans l’ordre où ils sont venus",
        response_model=list[schemas.Listed],
    )
    def communiques() -> Response:
        """Sans leurs textes, comme `dixit list --json`."""
        return _json(list_as_json(catalogue.texts.all()))

    @router.get(
        "/communiques/{id}",
        summary="Lire un communiqué",
        response_description="Le communiqué, avec son texte",
        response_model=schemas.Read,
    )
    def communique(id: str) -> Response:
        """Le texte est celui qui a été publié, mot pour mot."""
        return _json(read_as_json(_held(catalogue, id)))

    @router.get(
        "/communiques/{id}/original",
        summary="Ravoir le fichier d’origine",
        response_description="Le fichier, tel qu’il est venu",
        response_class=Response,
        responses={200: {"content": {"application/octet-stream": {}}}},
    )
    def original(id: str) -> Response:
        """Le fichier d’où vient le texte. Un PDF ou une image s’ouvre dans le navigateur, le reste se télécharge."""
        file = catalogue.texts.original(_held(catalogue, id).id)
        if file is None:
            raise RefusedError(HTTPStatus.NOT_FOUND, "Le fichier d’origine de ce communiqué n’a pas été gardé.")
        return original_response(file)

    @router.post(
        "/communiques",
        summary="Ajouter des communiqués",
        response_description="Ce que chaque fichier est devenu, dans l’ordre",
        response_model=list[schemas.Became],
        dependencies=editors,
    )
    def add(offered: schemas.Offered) -> Response:
        """Ajouter deux fois le même texte n’a aucun effet. Un fichier refusé n’empêche pas les autres."""
        files = [File(sent.name, _content(sent)) for sent in offered.files]
        return _json(outcomes_as_json(catalogue.add(files)))

    @router.delete(
        "/communiques/{id}",
        summary="Retirer un communiqué",
        response_description="Le communiqué qui vient d’être retiré",
        response_model=schemas.Listed,
        dependencies=editors,
    )
    def remove(id: str) -> Response:
        """Il n’est plus ni trouvé ni cité."""
        communique = _held(catalogue, id)
        if not catalogue.remove([communique.id]):  # somebody else was faster
            raise _unknown(id)
        return _json(communique_as_json(communique))

    return router


def _json(content: str) -> Response:
    """The very JSON of the command line; its shape is documented, and held by a test."""
    return Response(content, media_type="application/json")


def _held(catalogue: "Catalogue", id: str) -> Communique:
    communique = catalogue.texts.communique(CommuniqueId(id))
    if communique is None:
        raise _unknown(id)
    return communique


def _unknown(id: str) -> RefusedError:
    return RefusedError(HTTPStatus.NOT_FOUND, f"Aucun communiqué n’a l’identifiant {quoted(id)}.")


def _filter(query: schemas.Asked, catalogue: "Catalogue") -> Filter:
    """What is asked for; a source is known however it is written."""
    sources = frozenset(map(catalogue.texts.spellings().label, query.sources) if query.sources else ())
    try:
        first = PartialDate.fromisoformat(query.first).first_day if query.first else None
        last = PartialDate.fromisoformat(query.last).last_day if query.last else None
    except ValueError:
        raise DixitError(f"Une de ces dates n’existe pas{NBSP}: écrivez 2024, 2024-02 ou 2024-02-05.") from None
    if first and last and first > last:
        raise DixitError(f"Cette période finit avant de commencer{NBSP}: échangez {quoted('from')} et {quoted('to')}.")
    return Filter(sources, Period(first, last) if first or last else None)


def _content(sent: schemas.Sent) -> bytes:
    if (sent.text is None) == (sent.base64 is None):
        raise DixitError(f"Donnez à {quoted(sent.name)} un contenu, dans {quoted('text')} ou dans {quoted('base64')}.")
    if sent.text is not None:
        return sent.text.encode()
    try:
        return base64.b64decode(sent.base64 or "", validate=True)
    except (binascii.Error, ValueError):
        raise DixitError(f"Le contenu de {quoted(sent.name)} n’est pas en base64.") from None
