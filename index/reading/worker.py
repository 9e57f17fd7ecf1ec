"""The process that opens what people were sent: it reads files from its input and answers with their communiqués.

It knows one folder, has no more memory than is needed, writes no file and ends when a file takes too much of the
processor. `Sandbox` starts it, and ends it when the clock has gone on for far longer.
"""

import json
import mmap
import os
import struct
import sys
import threading
import time
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import IO, Any

from index.metadata.organisations import Publishers
from index.metadata.organisations_list import well_known, well_known_publishers
from index.metadata.resolve import communique_of
from index.reading.allowance import Allowance
from index.reading.bounds import CORE, FILE, bound, bound_next
from index.reading.bounds import MEMORY as ADDRESS_SPACE
from index.reading.heartbeat import HEARTBEAT
from index.reading.limits import EMPTY
from index.reading.opening import opened, why
from index.reading.parts import LeftOut, Part
from index.reading.stream import Bytes
from index.reading.wire import communique_as_json, listed_from_json

MEMORY = 1_500_000_000  # bytes of address space; macOS and Windows do not enforce it, and time is all that bounds there
_IDLE = 60  # seconds without a file, after which the process ends
_HEAD = struct.Struct(">I")
LAST = b"null"


def main() -> None:
    """Answer each file with what it holds, until there is none for a minute or the caller is gone.

    A message for each part, and one with its own bytes if it has any: then one that says that it was the last. Between
    them come some that tell how far it is: two numbers.
    """
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    _limit()
    while (name := _awaited()) is not None:
        seconds, listed, path, content = (receive(sys.stdin.buffer) for _ in range(4))
        if seconds is None or listed is None or path is None or content is None:
            break
        file = _mapped(path) if path else content
        processor = _Processor(float(seconds), len(file))
        HEARTBEAT.begin(partial(_live, answers, processor))
        for said, own in pieces(name.decode(), file, _publishers(listed)):
            processor.go_on()
            send(answers, json.dumps(said).encode())
            if own is not None:
                send(answers, own)
        send(answers, LAST)


def _awaited() -> bytes | None:
    """The next message; none comes for a minute, and the process ends."""
    idle = threading.Timer(_IDLE, os._exit, (0,))
    idle.daemon = True
    idle.start()
    try:
        return receive(sys.stdin.buffer)
    finally:
        idle.cancel()


def _mapped(path: bytes) -> Bytes:
    """The file at `path`; nothing where it has gone meanwhile."""
    try:
        with open(path, "rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        return b""


def _live(answers: IO[bytes], processor: "_Processor", done: int, total: int) -> None:
    """Tells that a page is done: the next has as much time again."""
    processor.give_more()
    send(answers, json.dumps([done, total]).encode())


class _Processor:
    """Ends this process when a file takes more of the processor than it is allowed, whatever else the machine does."""

    def __init__(self, seconds: float, size: int) -> None:
        self._allowance = Allowance(seconds, size)
        self._since = time.process_time()
        self.go_on()

    def go_on(self) -> None:
        """With the next answer."""
        now = time.process_time()
        self._allowance.spend(now - self._since)
        self._since = now
        bound_next(self._allowance.next())

    def give_more(self) -> None:
        self._allowance.give_more()
        self.go_on()


def send(stream: IO[bytes], content: bytes) -> None:
    stream.write(_HEAD.pack(len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes], most: int = 1 << 32) -> bytes | None:
    """One message; None when there is no more, or when it has more than `most` bytes."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    (size,) = _HEAD.unpack(head)
    content = stream.read(size) if size <= most else b""
    return content if len(content) == size else None


def _limit() -> None:
    bound(ADDRESS_SPACE, MEMORY)
    bound(FILE, 0)
    bound(CORE, 0)
    sys.setrecursionlimit(3000)


def pieces(name: str, content: Bytes, publishers: Publishers) -> Iterator[tuple[dict[str, Any], bytes | None]]:
    """What each communiqué in the file is: its name, the communiqué or why it is refused, and its own bytes."""
    any_part = False
    for part in opened(name, content):
        any_part = True
        yield {"name": part.name, "own": part.content is not None, **_known(part, publishers)}, part.content
    if not any_part:
        yield {"name": name, "own": False, "refused": EMPTY}, None


def _known(part: Part, publishers: Publishers) -> dict[str, Any]:
    if isinstance(part.found, LeftOut):
        return {"left_out": part.found.why}
    if isinstance(part.found, str):
        return {"refused": part.found}
    try:
        return {"communique": communique_as_json(communique_of(part.found, part.name, publishers))}
    except Exception as error:
        return {"refused": why(error)}


@lru_cache(maxsize=1)  # a person's own list is the same for all files
def _publishers(listed: bytes) -> Publishers:
    return Publishers(well_known(), listed_from_json(listed)) if listed else well_known_publishers()
