"""What Gradio and Starlette answer when something is wrong, in our words; no traceback for what was only misused."""

from http import HTTPStatus

from starlette.requests import ClientDisconnect

from ui.http.asgi import Application, Message, Receive, Scope, Send, send_message
from ui.rendering.errors import BUG, explain

NOWHERE = "Cette adresse n’existe pas ici."
MISSHAPEN = "Cette demande n’est pas de celles que la page envoie."
TOO_LARGE = "Cette demande est trop grande."
_WORDS = {
    HTTPStatus.NOT_FOUND: NOWHERE,
    HTTPStatus.METHOD_NOT_ALLOWED: NOWHERE,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: TOO_LARGE,
}


async def in_french(
    app: Application, scope: Scope, receive: Receive, send: Send, misused: tuple[type[Exception], ...] = ()
) -> None:
    """Calls `app`; of an answer that tells an error only the status is kept. An exception is a bug, and its traceback
    goes to the terminal, unless it is of those that `misused` names, which `app` raises over what it does not expect.
    """
    status = 0

    async def translated(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        if status < HTTPStatus.BAD_REQUEST:
            await send(message)

    try:
        await app(scope, receive, translated)
    except ClientDisconnect:
        return
    except misused:
        status = status if 0 < status < HTTPStatus.BAD_REQUEST else HTTPStatus.BAD_REQUEST
    except Exception as error:
        explain(error)
        status = status if 0 < status < HTTPStatus.BAD_REQUEST else HTTPStatus.INTERNAL_SERVER_ERROR
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        await send_message(HTTPStatus(status), BUG, send)
    elif status >= HTTPStatus.BAD_REQUEST:
        await send_message(HTTPStatus(status), _WORDS.get(HTTPStatus(status), MISSHAPEN), send)
