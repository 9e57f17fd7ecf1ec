"""Commands of `dixit` in processes of their own, begun in no time: this one has loaded all that they load."""

import faulthandler
import importlib
import io
import json
import os
import signal
import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

_SLOW = (
    "index.assemble",
    "index.repair.repair",
    "index.storage.folder.restore",
    "index.storage.folder.storage",
    "index.sync.folder",
    "index.sync.reread",
    "index.sync.watch",
    "qa.assemble",
    "ui.page.atom",
    "ui.server.server",
)


def load() -> None:
    """Loads what is slow, and starts no thread."""
    for module in _SLOW:
        importlib.import_module(module)


@dataclass
class Life:
    """A process: what it printed so far, and how it ended once it has."""

    pid: int
    out: Path
    began: float
    status: int | None = None

    def printed(self) -> str:
        return self.out.read_text(encoding="utf-8", errors="replace") if self.out.exists() else ""

    def end(self, seconds: float) -> int | None:
        """Waits so long; the status of its end, None when it still goes on."""
        until = time.monotonic() + seconds
        while self.status is None and time.monotonic() < until:
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.status = os.waitstatus_to_exitcode(status)
            else:
                time.sleep(0.005)
        return self.status

    def hung(self) -> str:
        """Kills what does not end, and says what it was at, each of its threads."""
        if self.status is None:
            os.kill(self.pid, signal.SIGUSR1)
            time.sleep(1)
        self.kill()
        return self.printed()[-3_000:]

    def kill(self) -> bool:
        """Kills it as a power cut of its own does; whether it was still there."""
        if self.status is not None:
            return False
        os.kill(self.pid, signal.SIGKILL)
        return self.end(60) == -signal.SIGKILL


def begun(out: Path, work: Callable[[], int]) -> Life:
    """A process that does `work`, in a session of its own, what it prints going into `out`."""
    began, pid = time.monotonic(), os.fork()
    if pid:
        return Life(pid, out, began)
    status = 70
    try:
        os.setsid()
        for number in (1, 2):
            os.dup2(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), number)
        sys.stdout, sys.stderr = _writing_to(1), _writing_to(2)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        faulthandler.register(signal.SIGUSR1, sys.stderr)
        status = work()
    except SystemExit as end:
        status = int(end.code or 0)
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(status)


def _writing_to(number: int) -> TextIO:
    return io.TextIOWrapper(io.FileIO(number, "w", closefd=False), "utf-8", line_buffering=True, write_through=True)


def dixit(out: Path, *typed: str) -> Life:
    """`dixit` with these words."""

    def work() -> int:
        from ui.cli.main import main

        return main(typed)

    return begun(out, work)


def posting(out: Path, port: int, texts: dict[str, str]) -> Life:
    """A program that adds texts by the API one after the other, and prints the title of each that was acknowledged."""

    def work() -> int:
        for name, text in texts.items():
            body = json.dumps({"files": [{"name": f"{name}.txt", "text": text}]}).encode()
            request = urllib.request.Request(
                f"http://127.0.0.1:{port}/api/communiques", body, {"Content-Type": "application/json"}
            )
            with urllib.request.urlopen(request, timeout=30) as answer:
                for one in json.load(answer):
                    if one["outcome"] in ("added", "already_there"):
                        print(f"Ajouté\N{NO-BREAK SPACE}: {name}", flush=True)
        return 0

    return begun(out, work)


def strays_of(session: int) -> list[int]:
    """The processes of that session that have not ended."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text(encoding="utf-8", errors="replace").rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[3]) == session and fields[0] != "Z":
                found.append(int(entry.name))
    return found
