"""The process that opens what people were sent: it reads files from its input and answers with their words.

It knows one folder, has no more memory than is needed and writes no file. `Sandbox` starts it, and ends it when a file
takes too long.
"""

import base64
import contextlib
import json
import os
import resource
import select
import struct
import sys
from typing import IO, Any

from index.errors import DixitError
from index.reading.document import Declared, Document
from index.reading.formats import reader_of, rows_of, suffix

MEMORY = 1_500_000_000  # bytes of address space; macOS does not enforce it, and time is all that bounds there
_IDLE = 60  # seconds without a file, after which the process ends
_PATIENCE = 120  # seconds of computing for one file, should the caller be gone and unable to end it
_HEAD = struct.Struct(">I")


def main() -> None:
    """Answer each file with what it holds, until there is none for a minute or the caller is gone."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    _limit()
    while select.select([0], [], [], _IDLE)[0]:
        name, content = receive(sys.stdin.buffer), receive(sys.stdin.buffer)
        if name is None or content is None:
            break
        _limit_time()
        send(answers, json.dumps(_pieces(name.decode(), content)).encode())


def send(stream: IO[bytes], content: bytes) -> None:
    stream.write(_HEAD.pack(len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """One message; None when there is no more."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    (size,) = _HEAD.unpack(head)
    content = stream.read(size)
    return content if len(content) == size else None


def _limit() -> None:
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for what in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (0, 0))
    sys.setrecursionlimit(3000)


def _limit_time() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + _PATIENCE, hard))


def _pieces(name: str, content: bytes) -> list[dict[str, Any]]:
    """What each communiqué in the file is: its document or why it is refused, and for the row of a table its bytes."""
    try:
        rows = rows_of(name)
        if rows is None:
            reader = reader_of(name)
            if reader is None:
                return [{"refused": f"Dixit ne lit pas ce format (« {suffix(name) or 'sans suffixe'} »)."}]
            return [_tried(lambda: reader(content))]
        return [
            {"line": row.line, "content": base64.b64encode(row.content).decode(), **_tried(lambda row=row: _row(row))}
            for row in rows(content)
        ] or [{"refused": "ce tableau n’a aucune ligne."}]
    except Exception as error:
        return [{"refused": _why(error)}]


def _row(row: Any) -> Document:
    from index.reading.table import read_row

    return read_row(row)


def _tried(read: Any) -> dict[str, Any]:
    try:
        return {"document": written(read())}
    except Exception as error:
        return {"refused": _why(error)}


def _why(error: Exception) -> str:
    """Our own reasons as they are. Parsers raise anything on a damaged file: no traceback would help a person there."""
    if isinstance(error, DixitError):
        return str(error)
    if isinstance(error, MemoryError):
        return "ce fichier demande trop de mémoire : il est abîmé, ou piégé."
    if isinstance(error, RecursionError):
        return "ce fichier emboîte ses éléments à l’excès : il est abîmé, ou piégé."
    return "ce fichier est abîmé, ou n’est pas du format que dit son nom."


def written(document: Document) -> dict[str, Any]:
    """The document as JSON."""
    said = {origin: _declared(one) for origin, one in document.said.items()}
    return {"text": document.text, "host": document.host, "said": said}


def _declared(one: Declared) -> dict[str, str | None]:
    return {"title": one.title, "source": one.source, "date": one.date.isoformat() if one.date else None}
