"""What went wrong, as `{"message": …}` in French: nothing of the library's own words, and no traceback."""

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from index.values.errors import DixitError
from ui.rendering.errors import BUG
from ui.rendering.wording import NBSP, NNBSP, quoted

_NOWHERE = "Cette adresse n’existe pas ici."
MISSHAPEN = "Cette demande n’a pas la forme attendue"
_FEW = 3  # faults told at once


class RefusedError(Exception):
    """A request that is understood and refused, with the status and the sentence that say why."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


def tell_errors(api: FastAPI) -> None:
    """From now on whatever goes wrong in `api` is told in this way; a bug's traceback goes to the terminal only."""

    @api.exception_handler(RefusedError)
    def refused(request: Request, error: RefusedError) -> JSONResponse:
        return _told(error.status, str(error))

    @api.exception_handler(DixitError)
    def impossible(request: Request, error: DixitError) -> JSONResponse:
        return _told(HTTPStatus.BAD_REQUEST, str(error))

    @api.exception_handler(RequestValidationError)
    def misshapen(request: Request, error: RequestValidationError) -> JSONResponse:
        faults = f"{NNBSP}; ".join(_fault(str(fault["type"]), fault["loc"]) for fault in error.errors()[:_FEW])
        return _told(HTTPStatus.BAD_REQUEST, f"{MISSHAPEN}{NBSP}: {faults}.")

    @api.exception_handler(HTTPException)
    def answered(request: Request, error: HTTPException) -> JSONResponse:
        nowhere = error.status_code in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED)
        return _told(HTTPStatus(error.status_code), _NOWHERE if nowhere else f"{MISSHAPEN}.")

    @api.exception_handler(Exception)
    def failed(request: Request, error: Exception) -> JSONResponse:
        return _told(HTTPStatus.INTERNAL_SERVER_ERROR, BUG)


def _fault(kind: str, place: tuple[int | str, ...]) -> str:
    """`il manque « files.0.name »` for what is missing at ("body", "files", 0, "name")."""
    field = quoted(".".join(map(str, place[1:]))[:100].encode("utf-8", "replace").decode())
    match kind:
        case "json_invalid":
            return "ce n’est pas du JSON"
        case "missing":
            return f"il manque {field}" if len(place) > 1 else "elle est vide"
        case "extra_forbidden":
            return f"{field} n’est pas connu"
        case _:
            return f"{field} ne convient pas" if len(place) > 1 else "ce n’est pas l’objet qui est documenté"


def _told(status: HTTPStatus, message: str) -> JSONResponse:
    return JSONResponse({"message": message}, status)
