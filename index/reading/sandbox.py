"""A file that may be a trap → its communiqués, read in a process of its own, bounded in time and memory."""

import base64
import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from index.metadata.organisations import Publisher
from index.reading.apart import FLAGS, end, environment
from index.reading.wire import communique_from_json, listed_as_json
from index.reading.worker import ALIVE, receive, send
from index.values.files import File, LeftAside, Reading, Refused

TIME = 60.0  # seconds for one file: a report of two hundred pages takes about thirty
_PROCESSES = 3  # files read at once: one that takes its minute does not hold up the others
_MOST_PAGES = 10_000  # two signs of life for each page of a scan
_MOST = 200_000_000  # bytes of an answer
_START = "import sys; sys.path.insert(0, sys.argv[1]); from index.reading.worker import main; main()"
_HOUSE = Path(__file__).resolve().parents[2]
_TOO_LONG = "ce fichier demande trop de temps\N{NO-BREAK SPACE}: il est abîmé, piégé ou démesuré."
_DIED = "ce fichier a fait échouer sa lecture\N{NO-BREAK SPACE}: il est abîmé, ou piégé."


class Sandbox:
    """A few processes that read file after file. Each is started when none is free, replaced after a file that it did
    not survive, and ends by itself when it has nothing to do. Several threads may call.
    """

    def __init__(self, seconds: float = TIME, processes: int = _PROCESSES) -> None:
        self._seconds = seconds
        self._places = threading.BoundedSemaphore(processes)
        self._free: list[_Process] = []  # the last one that was used first: it is warm

    def __call__(self, file: File, listed: Sequence[Publisher] = ()) -> list[Reading]:
        """What is in `file`: each row of a table, each text of a mail is a reading. `listed` are the organisations of a
        person's own list.
        """
        with self._process() as process:
            answer = process.ask(file, listed, self._seconds)
            if answer is None:
                answer = process.ask(file, listed, self._seconds)
        if isinstance(answer, str) or answer is None:
            return [Reading(file, Refused(file.name, answer or _DIED))]
        return [_reading(file, fields) for fields in answer]

    def close(self) -> None:
        while self._free:
            self._free.pop().end()

    @contextlib.contextmanager
    def _process(self) -> "Iterator[_Process]":
        with self._places:
            try:
                process = self._free.pop()
            except IndexError:
                process = _Process()
            try:
                yield process
            finally:
                self._free.append(process)


class _Process:
    """One that reads, started at its first file."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        return self._running.pid if self._running else None

    def ask(self, file: File, listed: Sequence[Publisher], seconds: float) -> list[dict[str, Any]] | str | None:
        """The answer, or why there is none; `None` where a process that had read files before is gone: ask again."""
        fresh = self._running is None or self._running.poll() is not None
        if fresh:
            self.end()
            self._running = _start()
        running = self._running
        assert running is not None
        with _Clock(seconds, running) as clock:
            answer = _exchange(running, file, listed, clock)
        if answer is not None:
            read: list[dict[str, Any]] = json.loads(answer)
            return read
        self.end()
        if clock.is_late:
            return _TOO_LONG
        return _DIED if fresh else None  # one that was waiting may have just ended for want of work

    def end(self) -> None:
        if self._running is not None:
            _kill(self._running)
            with contextlib.suppress(OSError):  # what was still to be written to it
                self._running.communicate()
            self._running = None


def _exchange(
    running: subprocess.Popen[bytes], file: File, listed: Sequence[Publisher], clock: "_Clock"
) -> bytes | None:
    """What the process answers; None when it is gone, or answers without end."""
    assert running.stdin is not None
    assert running.stdout is not None
    try:
        send(running.stdin, file.name.encode("utf-8", "replace"))
        send(running.stdin, listed_as_json(listed))
        send(running.stdin, file.content)
        answer = receive(running.stdout, _MOST)
        while answer == ALIVE and clock.goes_on():
            answer = receive(running.stdout, _MOST)
        return answer or None
    except (BrokenPipeError, ValueError):  # ValueError: closed by a call that came to nothing
        return None


class _Clock:
    """Ends the process after so long, whether it is written to or read from; each page that is done gives it as much
    again, so many times.
    """

    def __init__(self, seconds: float, running: subprocess.Popen[bytes]) -> None:
        self._seconds = seconds
        self._running = running
        self._times = _MOST_PAGES
        self.is_late = False

    def __enter__(self) -> "_Clock":
        self._timer = threading.Timer(self._seconds, self._end)
        self._timer.daemon = True
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def goes_on(self) -> bool:
        self._timer.cancel()
        self._times -= 1
        if self.is_late or self._times < 0:
            return False
        self.__enter__()
        return True

    def _end(self) -> None:
        self.is_late = True
        _kill(self._running)


def _kill(running: subprocess.Popen[bytes]) -> None:
    """Ends the process and those that it started."""
    if running.poll() is None:
        end(running)


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
    if "content" in fields:
        file = File(fields["name"], base64.b64decode(fields["content"]))
    if "left_out" in fields:
        return Reading(file, LeftAside(file.name, fields["left_out"]))
    if "refused" in fields:
        return Reading(file, Refused(file.name, fields["refused"]))
    return Reading(file, communique_from_json(fields["communique"]))
