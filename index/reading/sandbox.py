"""A file that may be a trap → what it holds, read in a process of its own, bounded in time and memory."""

import base64
import json
import os
import select
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from index.communique import Origin
from index.french.dates import PartialDate
from index.intake import File, Refused
from index.reading.document import Declared, Document
from index.reading.worker import send

TIME = 60.0  # seconds for one file: a report of two hundred pages takes about thirty
_MOST = 200_000_000  # bytes of an answer
_START = "import sys; sys.path.insert(0, sys.argv[1]); from index.reading.worker import main; main()"
_HOUSE = Path(__file__).resolve().parents[2]
_TOO_LONG = "ce fichier demande trop de temps : il est abîmé, piégé ou démesuré."
_DIED = "ce fichier a fait échouer sa lecture : il est abîmé, ou piégé."


@dataclass(frozen=True)
class Piece:
    """One communiqué of a file: the bytes that hold it, and its document or why there is none."""

    file: File
    found: Document | Refused


class Sandbox:
    """One process that reads file after file. It is started at the first, replaced after one that it did not survive,
    and ends by itself when it has nothing to do. Several threads may call: they wait for each other.
    """

    def __init__(self, seconds: float = TIME) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def __call__(self, file: File) -> list[Piece]:
        """What is in `file`: a table's rows are pieces, any other file is one."""
        with self._lock:
            answer = self._ask(file)
            if answer is None:
                answer = self._ask(file)
        if isinstance(answer, str) or answer is None:
            return [Piece(file, Refused(file.name, answer or _DIED))]
        return [_piece(file, one, alone=len(answer) == 1) for one in answer]

    def close(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _ask(self, file: File) -> list[dict[str, Any]] | str | None:
        """The answer, or why there is none; `None` where a process that had read files before is gone: ask again."""
        process = self._process
        fresh = process is None or process.poll() is not None
        if process is None or fresh:
            self.close()
            process = self._process = _start()
        assert process.stdin is not None
        assert process.stdout is not None
        deadline = time.monotonic() + self._seconds
        try:
            send(process.stdin, file.name.encode("utf-8", "replace"))
            send(process.stdin, file.content)
        except BrokenPipeError:
            self.close()
            return _DIED if fresh else None  # one that was waiting may have just ended for want of work
        try:
            answer = _received(process.stdout.fileno(), deadline)
        except TimeoutError:
            self.close()
            return _TOO_LONG
        if answer is None:
            self.close()
            return _DIED if fresh else None
        read: list[dict[str, Any]] = json.loads(answer)
        return read


def _start() -> subprocess.Popen[bytes]:
    # -I: neither the current folder nor the environment decides which code reads the files.
    return subprocess.Popen(
        [sys.executable, "-I", "-B", "-c", _START, str(_HOUSE)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"PATH": os.defpath, "OMP_NUM_THREADS": "1"},
        start_new_session=True,  # Ctrl+C is for the caller, which then goes away, and this one after it
    )


def _received(stream: int, deadline: float) -> bytes | None:
    """One message as `send` writes them; None when the other end is gone. Raises TimeoutError at the deadline."""
    got = bytearray()
    size = 4
    while len(got) < size:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([stream], [], [], left)[0]:
            raise TimeoutError
        some = os.read(stream, min(size - len(got), 1 << 20))
        if not some:
            return None
        got += some
        if len(got) == 4 and size == 4:
            size = 4 + int.from_bytes(got, "big")
            if size > _MOST:
                return None
    return bytes(got[4:])


def _piece(file: File, one: dict[str, Any], alone: bool) -> Piece:
    if "content" in one:
        path = PurePath(file.name)
        name = file.name if alone else f"{path.stem} (ligne {one['line']}){path.suffix}"
        file = File(name, base64.b64decode(one["content"]))
    if "refused" in one:
        return Piece(file, Refused(file.name, one["refused"]))
    document = one["document"]
    said = {Origin(origin): _declared(declared) for origin, declared in document["said"].items()}
    return Piece(file, Document(document["text"], said, document["host"]))


def _declared(one: dict[str, str | None]) -> Declared:
    date = one["date"]
    return Declared(one["title"], one["source"], PartialDate.fromisoformat(date) if date else None)
