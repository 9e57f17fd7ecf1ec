"""The Dixit that already serves on a port of this machine: found, and stopped."""

import contextlib
import os
import signal
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from ui.http.assets import ASSETS
from ui.server.port import HOST

_ICON = "favicon.svg"
_ANSWERS = 3.0  # seconds in which a Dixit that is there answers
_STOPS = 15.0  # … and in which it stops


def is_serving(port: int) -> bool:
    """Whether what listens on `port` is a Dixit: it has our icon, which it shows to whoever is not signed in, too."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"http://{HOST}:{port}/dixit/{_ICON}", timeout=_ANSWERS) as answer:
            icon: bytes = answer.read(100_000)
    except (OSError, ValueError):
        return False
    return icon == (ASSETS / _ICON).read_bytes()


@contextlib.contextmanager
def noted(port: int) -> Iterator[None]:
    """Goes around serving on `port`: says meanwhile, to this user's other programs, which process it is."""
    note = _note(port)
    note.write_text(str(os.getpid()), encoding="ascii")
    try:
        yield
    finally:
        note.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # another Dixit has its note there
            note.parent.rmdir()


def stop(port: int) -> bool:
    """Ends the Dixit of this user that serves on `port`, as Ctrl+C does; whether there was one, which is then gone."""
    try:
        process = int(_note(port).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return False
    if not is_serving(port):
        return False
    os.kill(process, signal.SIGTERM)
    ends = time.monotonic() + _STOPS
    while is_serving(port) and time.monotonic() < ends:
        time.sleep(0.1)
    return True


def _note(port: int) -> Path:
    """A file that only this user reads and writes, and that goes when the machine is started again."""
    folder = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()) / f"dixit-{_user()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if hasattr(os, "getuid") and folder.stat().st_uid != os.getuid():
        raise PermissionError(f"{folder} is another user's")
    return folder / f"{port}.pid"


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
