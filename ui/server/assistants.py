"""What an assistant's program is told when its call is none of ours: in French; the codes of its protocol are kept."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from ui.http.asgi import Message, Send
from ui.rendering.wording import NBSP, quoted

ARGUMENTS: Mapping[str, str] = {"ask": "question", "read_communique": "id"}
"""The tools, and the one argument that each of them takes, a text."""

_WORDS = {
    -32700: "Ce message n’est pas du JSON.",
    -32600: "Cette demande n’a pas la forme que le protocole attend.",
    -32601: "Cette méthode n’est pas de celles que Dixit connaît.",
    -32602: "Cette méthode, ou ce qui l’accompagne, n’est pas de celles que Dixit connaît.",
}
_NOT_HERE = "Dixit n’a rien de tel à donner."
_DATA = b"data: "


def misused(called: Any) -> str | None:
    """Why a call is none of a tool of ours, as a sentence; None where it is one, or calls no tool."""
    if not isinstance(called, dict) or called.get("method") != "tools/call":
        return None
    given = called.get("params")
    name, arguments = (given.get("name"), given.get("arguments")) if isinstance(given, dict) else (None, None)
    if not isinstance(name, str) or name not in ARGUMENTS:
        return f"Cet outil n’existe pas ici{NBSP}: il y a {' et '.join(map(quoted, ARGUMENTS))}."
    argument = ARGUMENTS[name]
    if isinstance(arguments, dict) and arguments.keys() == {argument} and isinstance(arguments[argument], str):
        return None
    return f"L’outil {quoted(name)} ne prend qu’un argument, {quoted(argument)}, qui est un texte."


def telling_in_french(called: Any, send: Send) -> Send:
    """`send`, for the answer to `called`: what is an error in it is told in our words."""
    start: Message = {}
    body = bytearray()

    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            body.extend(message.get("body", b""))
        if message["type"] == "http.response.start" or message.get("more_body", False):
            return
        answer = _translated(bytes(body), misused(called)) if start["status"] == HTTPStatus.OK else bytes(body)
        headers = [
            (name, str(len(answer)).encode() if name == b"content-length" else value)
            for name, value in start["headers"]
        ]
        await send({**start, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    return told


def _translated(body: bytes, fault: str | None) -> bytes:
    """One message of JSON, or those of a stream of events."""
    if body.lstrip().startswith(b"{"):
        return _message(body, fault)
    return b"".join(
        _DATA + _message(line[len(_DATA) :], fault) + line[len(line.rstrip(b"\r\n")) :]
        if line.startswith(_DATA)
        else line
        for line in body.splitlines(keepends=True)
    )


def _message(written: bytes, fault: str | None) -> bytes:
    message = json.loads(written)
    error, result = message.get("error"), message.get("result")
    if isinstance(error, dict):
        code = error.get("code", 0)
        message["error"] = {"code": code, "message": _WORDS.get(code, _NOT_HERE)}
    elif fault is not None and isinstance(result, dict) and result.get("isError"):
        result["content"] = [{"type": "text", "text": fault}]
    else:
        return written.rstrip(b"\r\n")
    return json.dumps(message, ensure_ascii=False).encode()
