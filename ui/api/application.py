"""The API as an application of its own, mounted beside the page."""

from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from starlette.responses import HTMLResponse

from ui.api.documentation import documentation
from ui.api.errors import tell_errors
from ui.api.json_body import JsonOnly
from ui.api.routes import routes
from ui.http.asgi import WITHOUT_SCRIPT
from ui.version import version

if TYPE_CHECKING:
    from index.catalogue import Catalogue
    from qa.answerer import Answerer

_WHAT_IT_IS = (
    "Posez une question à vos communiqués depuis un programme. La réponse est faite de leurs propres mots, avec leur "
    "source et leur date. Rien n’est inventé, rien ne sort de cette machine."
)


def build_api(catalogue: "Catalogue", answerer: "Answerer") -> FastAPI:
    """The application to mount at `/api`. Its document is at `openapi.json`, its French page at the root."""
    api = FastAPI(
        title="Dixit", summary="L’interface pour les programmes", description=_WHAT_IT_IS, version=version(),
        openapi_url="/openapi.json", docs_url=None, redoc_url=None, redirect_slashes=False,
    )  # fmt: skip
    api.include_router(routes(catalogue, answerer))
    api.add_middleware(JsonOnly)

    @api.get("/", include_in_schema=False)
    def page(request: Request) -> HTMLResponse:
        html = documentation(api.openapi(), f"{request.base_url}api")
        return HTMLResponse(html, headers={"content-security-policy": WITHOUT_SCRIPT, "cache-control": "no-store"})

    tell_errors(api)
    return api
