"""A file that may be a trap → its communiqués, read in a process of its own, bounded in time and memory."""

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from index.metadata.organisations import Publisher
from index.reading.allowance import Allowance
from index.reading.apart import FLAGS, end, environment
from index.reading.bounds import STARVED, has_burnt
from index.reading.wire import communique_from_json, listed_as_json
from index.reading.worker import receive, send
from index.values.files import File, LeftAside, OnDisk, Reading, Refused

TIME = 60.0  # seconds of processor for one file: a report of two hundred pages takes about thirty
_PROCESSES = 3  # files read at once: one that takes its minute does not hold up the others
_GONE = 5.0  # seconds: one whose answers end ends itself
_MOST = 400_000_000  # bytes of an answer
_START = "import sys; sys.path.insert(0, sys.argv[1]); from index.reading.worker import main; main()"
_HOUSE = Path(__file__).resolve().parents[2]
_TOO_LONG = "ce fichier demande trop de temps\N{NO-BREAK SPACE}: il est abîmé, piégé ou démesuré."
_DIED = "ce fichier a fait échouer sa lecture\N{NO-BREAK SPACE}: il est abîmé, ou piégé."
_NOT_ALL = "la suite de ce fichier n’a pas été lue\N{NO-BREAK SPACE}: {}"

FAR: ContextVar[Callable[[int, int], None]] = ContextVar("far", default=lambda done, total: None)
"""Who is told how far the reading of a file is, by whoever has it read: how many of its texts or pages, of how many."""


class Sandbox:
    """A few processes that read file after file. Each is started when none is free, replaced after a file that it did
    not survive, and ends by itself when it has nothing to do. Several threads may call.
    """

    def __init__(self, seconds: float = TIME, processes: int = _PROCESSES, starved: float = STARVED) -> None:
        """`seconds` of the processor for each answer, and `starved` times as many of the clock, as a last wall."""
        self._seconds = seconds
        self._starved = starved
        self._places = threading.BoundedSemaphore(processes)
        self._free: list[_Process] = []  # the last one that was used first: it is warm
        self._here = threading.local()

    def __call__(self, file: File, listed: Sequence[Publisher] = ()) -> Iterable[Reading]:
        """What is in `file`, as it is read: each row of a table, each text of a mail is a reading. `listed` are the
        organisations of a person's own list.
        """
        any_part, why = False, _DIED
        with self._process() as process:
            for _ in range(2):
                try:
                    for reading in process.read(file, listed, self._seconds, self._starved):
                        any_part = True
                        yield reading
                    return
                except _EndedError as ended:
                    why = ended.why or _DIED
                    if ended.why or any_part:
                        break
        yield Reading(file, Refused(file.name, _NOT_ALL.format(why) if any_part else why))

    def close(self) -> None:
        while self._free:
            self._free.pop().end()

    @contextlib.contextmanager
    def _process(self) -> "Iterator[_Process]":
        with self._place():
            try:
                process = self._free.pop()
            except IndexError:
                process = _Process()
            try:
                yield process
            finally:
                self._free.append(process)

    @contextlib.contextmanager
    def _place(self) -> Iterator[None]:
        """One of the few; whoever reads a file within one that he is reading waits for nobody, who may wait for him."""
        if getattr(self._here, "reads", False):
            yield
            return
        with self._places:
            self._here.reads = True
            try:
                yield
            finally:
                self._here.reads = False


class _EndedError(Exception):
    """A process ended before it had answered; `why`, unless it may just have ended for want of work: ask again."""

    def __init__(self, why: str | None) -> None:
        super().__init__(why)
        self.why = why


class _Process:
    """One that reads, started at its first file."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        return self._running.pid if self._running else None

    def read(self, file: File, listed: Sequence[Publisher], seconds: float, starved: float) -> Iterator[Reading]:
        """What it answers, while it does. Raises _EndedError."""
        fresh = self._running is None or self._running.poll() is not None
        if fresh:
            self.end()
            self._running = _start()
        running = self._running
        assert running is not None
        clock = _Clock(Allowance(seconds, len(file.content), starved), running)
        whole = False
        try:
            yield from _exchange(running, file, listed, seconds, clock)
            whole = True
        except (BrokenPipeError, ValueError, EOFError):  # ValueError: closed by a call that came to nothing
            took_too_long = clock.is_late or has_burnt(_code(running))
            raise _EndedError(_TOO_LONG if took_too_long else _DIED if fresh else None) from None
        finally:
            if not whole:  # nor does it where nobody listens any more
                self.end()

    def end(self) -> None:
        if self._running is not None:
            _kill(self._running)
            with contextlib.suppress(OSError):  # what was still to be written to it
                self._running.communicate()
            self._running = None


def _exchange(
    running: subprocess.Popen[bytes], file: File, listed: Sequence[Publisher], seconds: float, clock: "_Clock"
) -> Iterator[Reading]:
    """What the process answers. Raises EOFError when it is gone, or answers without end."""
    assert running.stdin is not None
    with clock:
        send(running.stdin, file.name.encode("utf-8", "replace"))
        send(running.stdin, str(seconds).encode())
        send(running.stdin, listed_as_json(listed))
        lies, content = _lies(file.content)
        send(running.stdin, lies)
        send(running.stdin, content)
    while (said := json.loads(_received(running, clock))) is not None:
        if isinstance(said, list):
            clock.give_more()
            FAR.get()(said[0], said[1])
            continue
        yield _reading(File(said["name"], _received(running, clock)) if said["own"] else file, said)


def _lies(content: bytes | OnDisk) -> tuple[bytes, bytes]:
    """The path of bytes that are not held, and those that are."""
    return (b"", content) if isinstance(content, bytes) else (os.fsencode(content.path), b"")


def _received(running: subprocess.Popen[bytes], clock: "_Clock") -> bytes:
    assert running.stdout is not None
    with clock:
        answer = receive(running.stdout, _MOST)
    if answer is None:
        raise EOFError
    return answer


class _Clock:
    """Ends the process where it is written to or read from for longer than allowed. While nobody waits for it, it
    stands still.
    """

    def __init__(self, allowance: Allowance, running: subprocess.Popen[bytes]) -> None:
        self._allowance = allowance
        self._running = running
        self.give_more = allowance.give_more
        self.is_late = False

    def __enter__(self) -> None:
        self._since = time.monotonic()
        self._timer = threading.Timer(self._allowance.next(), self._end)
        self._timer.daemon = True
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._allowance.spend(time.monotonic() - self._since)

    def _end(self) -> None:
        self.is_late = True
        _kill(self._running)


def _kill(running: subprocess.Popen[bytes]) -> None:
    """Ends the process and those that it started."""
    if running.poll() is None:
        end(running)


def _code(running: subprocess.Popen[bytes]) -> int | None:
    """What a process that answers no more ended with; None where it is there all the same."""
    try:
        return running.wait(_GONE)
    except subprocess.TimeoutExpired:
        return None


def _start() -> subprocess.Popen[bytes]:
    # -I: neither the current folder nor the environment decides which code reads the files.
    return subprocess.Popen(
        [sys.executable, "-I", "-B", "-c", _START, str(_HOUSE)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env=environment(OMP_NUM_THREADS="1"),
        creationflags=FLAGS,
        start_new_session=True,  # Ctrl+C is for the caller, which then goes away, and this one after it
    )


def _reading(file: File, fields: dict[str, Any]) -> Reading:
    if "left_out" in fields:
        return Reading(file, LeftAside(file.name, fields["left_out"]))
    if "refused" in fields:
        return Reading(file, Refused(file.name, fields["refused"]))
    return Reading(file, communique_from_json(fields["communique"]))
