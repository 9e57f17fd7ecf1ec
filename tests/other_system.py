"""Dixit as on Windows, as far as another system can show it: what POSIX alone has is hidden from our modules.

    python -m tests.other_system FOLDER     takes in the seeds, asks and verifies there
    python -m tests.other_system --worker   is the process that reads files

All is done once before, so that what others' libraries load is loaded: they know each system by themselves.
"""

import contextlib
import importlib
import io
import os
import pkgutil
import signal
import subprocess
import sys
import tempfile
import types
from pathlib import Path

HOUSE = Path(__file__).parents[1]
HIDDEN_MODULES = ("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog", "readline", "curses")
_HIDDEN = {
    "os": "fork forkpty killpg setsid getuid geteuid getgid getegid getpgid nice setpriority getpriority PRIO_PROCESS "
    "O_NONBLOCK O_CLOEXEC O_NOFOLLOW O_DIRECTORY uname sysconf getloadavg chown fchown lchown mkfifo mknod statvfs "
    "wait wait3 wait4 setuid setgid sched_getaffinity pread pwrite posix_spawn",
    "signal": "SIGKILL SIGHUP SIGUSR1 SIGUSR2 SIGALRM SIGQUIT SIGSTOP SIGPIPE alarm pause setitimer",
}
_MISSING = {"subprocess": ("CREATE_NEW_PROCESS_GROUP", "CREATE_NO_WINDOW")}  # here, where they must be 0


def modules() -> list[str]:
    """The names of all our modules."""
    return [
        name
        for floor in ("index", "qa", "ui")
        for _, name, _ in pkgutil.walk_packages([str(HOUSE / floor)], f"{floor}.")
    ]


def journey(folder: Path) -> str:
    """What is said when the seeds are taken in, asked and verified."""
    main = importlib.import_module("ui.cli.main").main
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        for typed in (["add", str(HOUSE / "seeds")], ["ask", "Y a-t-il eu un appel d’offres ?"], ["verify"]):
            assert main([*typed, "--data", str(folder)]) == 0, said.getvalue()
    return said.getvalue()


def hide() -> None:
    """From now on our modules, read again, find what Windows has."""
    for name in [name for name in sys.modules if name.partition(".")[0] in ("index", "qa", "ui")]:
        del sys.modules[name]
    for module, names in _MISSING.items():
        for name in names:
            setattr(sys.modules[module], name, 0)
    for owner in (os, signal):
        sys.modules[owner.__name__] = _without(owner, _HIDDEN[owner.__name__].split())
    seen = _without(sys, [])
    seen.__dict__["platform"] = "win32"
    sys.modules["sys"] = seen
    sys.modules["msvcrt"] = _Locks("msvcrt")
    for name in HIDDEN_MODULES:
        sys.modules[name] = None  # type: ignore[assignment]


def _without(module: types.ModuleType, names: list[str]) -> types.ModuleType:
    seen = types.ModuleType(module.__name__)
    seen.__dict__["__getattr__"] = lambda name: _given(module, name, names)
    return seen


def _given(module: types.ModuleType, name: str, hidden: list[str]) -> object:
    if name in hidden:
        raise AttributeError(f"module {module.__name__!r} has no attribute {name!r} on Windows")
    return getattr(module, name)


class _Locks(types.ModuleType):
    """Those of Windows: by bytes of a file, refused with PermissionError where another has them."""

    LK_NBLCK = 2

    def locking(self, file: int, mode: int, count: int) -> None:
        try:
            os.lockf(file, os.F_TLOCK, count)
        except BlockingIOError as error:
            raise PermissionError(*error.args) from None


def main(typed: list[str]) -> None:
    with tempfile.TemporaryDirectory() as before:
        importlib.import_module("index.reading.worker")
        if typed != ["--worker"]:
            for name in modules():
                importlib.import_module(name)
            journey(Path(before) / "data")
    hide()
    if typed == ["--worker"]:
        importlib.import_module("index.reading.worker").main()
    else:
        for name in modules():
            importlib.import_module(name)
        print(journey(Path(typed[0])))


if __name__ == "__main__":
    assert subprocess
    main(sys.argv[1:])
