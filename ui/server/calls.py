"""What the page's browser, or an assistant, may send to Gradio: known calls, without a path to any file but uploads.

Gradio opens whatever a body names under `path`. So a body is read here, bounded, and written anew for it.
"""

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

from ui.auth.permissions import READERS_MAY_NOT
from ui.http.asgi import (
    Application,
    Message,
    Receive,
    Scope,
    Send,
    as_json,
    header_of,
    once,
    read_body,
    send_message,
)
from ui.http.bounded_json import objects, read_json, write_json
from ui.http.uploads import Uploads
from ui.rendering.wording import NBSP
from ui.server.assistants import telling_in_french
from ui.server.call_shapes import Shape
from ui.server.in_french import MISSHAPEN, NOWHERE, TOO_LARGE, in_french

_GRADIO = "/gradio_api/"
_UPLOAD = "/gradio_api/upload"
_CALLS = frozenset({"/gradio_api/queue/join", "/gradio_api/run/predict"})
_ASSISTANT = "/gradio_api/mcp"
_HEARD = "/gradio_api/queue/data"
_ENDS: Mapping[str, Mapping[str, type]] = {  # what is needed to end something
    "/gradio_api/cancel": {"session_hash": str, "fn_index": int, "event_id": str},
    "/gradio_api/reset": {"event_id": str},
}
_FOREIGN = (_GRADIO, "/static/", "/assets/", "/dixit/", "/theme.css", "/favicon.ico")  # ours tell their errors
_NO_FORM = (AttributeError, KeyError, TypeError, ValueError)  # what Gradio raises over a form that it does not expect
_LARGEST = 1_000_000  # bytes of a call: a question, its filters, the questions that a browser remembers
_LARGEST_UPLOAD = 1_000_000_000  # bytes of all the files that are dropped at once
_SESSION = re.compile(r"[\w-]{1,64}")

_NOT_UPLOADED = f"Ce fichier n’a pas été déposé ici{NBSP}: déposez-le de nouveau."


class Calls:
    """An ASGI middleware inside the door: `shapes` of what each function of the page takes, by its number, `taking` the
    numbers of those that take in what was uploaded, `awaited` whether the queue has something to say to a session.
    """

    def __init__(
        self,
        app: Application,
        shapes: Mapping[int, Sequence[Shape]],
        taking: Collection[int],
        awaited: Callable[[str], bool],
    ) -> None:
        self._app = app
        self._shapes = shapes
        self._taking = frozenset(taking)
        self._awaited = awaited
        self._uploads = Uploads()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not (scope["path"] == "/" or scope["path"].startswith(_FOREIGN)):
            await self._app(scope, receive, send)
        elif scope["path"] == _HEARD and not self._awaited(_asked_for(scope)):
            await send_message(HTTPStatus.NOT_FOUND, NOWHERE, send)
        elif scope["method"] != "POST" or not scope["path"].startswith(_GRADIO):
            await in_french(self._app, scope, receive, send)
        elif scope["path"] == _UPLOAD:
            await self._upload(scope, receive, send)
        else:
            await self._call(scope, receive, send)

    async def _upload(self, scope: Scope, receive: Receive, send: Send) -> None:
        length = header_of(scope, "content-length")
        if not header_of(scope, "content-type").lower().startswith("multipart/form-data") or not length.isdecimal():
            await send_message(HTTPStatus.BAD_REQUEST, MISSHAPEN, send)
        elif len(length) > 12 or int(length) > _LARGEST_UPLOAD:
            await send_message(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE, send)
        else:
            await in_french(self._app, scope, receive, self._noting(scope, send), misused=_NO_FORM)

    def _noting(self, scope: Scope, send: Send) -> Send:
        """`send`, which keeps in mind the paths that Gradio answers an upload with before the browser has them."""
        body = bytearray()
        status = 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                body.extend(message.get("body", b""))
                if status == HTTPStatus.OK and not message.get("more_body", False):
                    self._uploads.keep(_session(scope), json.loads(body))
            await send(message)

        return noting

    async def _call(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await read_body(receive, _LARGEST)
        if body is None:
            await send_message(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE, send)
            return
        try:
            called = read_json(body)
            if scope["path"] in _CALLS:
                called = self._known(called, scope)
            elif (fields := _ENDS.get(scope["path"])) and not _has(called, fields):
                raise ValueError("nothing that ends")
            elif any("path" in value for value in objects(called)):
                raise ValueError("a path")
            body = write_json(called)
        except PermissionError as refused:
            await send_message(HTTPStatus.FORBIDDEN, str(refused), send)
        except ValueError:
            await send_message(HTTPStatus.BAD_REQUEST, MISSHAPEN, send)
        else:
            if scope["path"].rstrip("/") == _ASSISTANT:
                send = telling_in_french(called, send)
            await in_french(self._app, as_json(scope, len(body)), once(body, receive), send)

    def _known(self, called: Any, scope: Scope) -> dict[str, Any]:
        """The call, of which only what Gradio needs is left. Raises ValueError for one that the page does not make,
        PermissionError for a file that is not this session's to take in.
        """
        if not isinstance(called, dict) or not isinstance(called.get("data"), list):
            raise ValueError("no call")
        function, own, trigger = called.get("fn_index"), called.get("session_hash"), called.get("trigger_id")
        if type(function) is not int or function not in self._shapes:
            raise ValueError("no function of the page")
        if not isinstance(own, str) or not _SESSION.fullmatch(own):
            raise ValueError("no session")
        if function in self._taking:
            if not scope["user"].may_change:
                raise PermissionError(READERS_MAY_NOT)
            called["data"] = [self._uploaded(value, _session(scope)) for value in called["data"]]
        elif any("path" in value for value in objects(called)):
            raise ValueError("a path")
        return {
            "data": [shape(value) for shape, value in zip(self._shapes[function], called["data"], strict=True)],
            "event_data": None,  # no function of the page asks for it
            "trigger_id": trigger if type(trigger) is int else None,
            "session_hash": own,
            "fn_index": function,
        }

    def _uploaded(self, value: Any, session: str) -> Any:
        """What is given to a function that takes in files: each is an upload of this session, and nothing else."""
        if isinstance(value, list):
            return [self._uploaded(item, session) for item in value]
        if not isinstance(value, dict):
            return value
        upload = self._uploads.take(session, value.get("path"))
        if upload is None:
            raise PermissionError(_NOT_UPLOADED)
        return {"path": str(upload), "orig_name": upload.name, "meta": {"_type": "gradio.FileData"}}


def _asked_for(scope: Scope) -> str:
    """The session that a request to hear from the queue names; empty for none, or several."""
    named = parse_qs(scope["query_string"].decode("latin-1")).get("session_hash", [])
    return named[0] if len(named) == 1 else ""


def _has(called: Any, fields: Mapping[str, type]) -> bool:
    return isinstance(called, dict) and all(type(called.get(name)) is kind for name, kind in fields.items())


def _session(scope: Scope) -> str:
    """Whose session it is: the name of the person and the key that the door knows it by."""
    return f"{scope['user'].name} {scope.get('session', '')}"
