"""A program that runs apart from ours: how each system starts it, and ends it with all that it started."""

import contextlib
import os
import signal
import subprocess
import sys

_OF_WINDOWS = ("SYSTEMROOT", "TEMP", "TMP")  # without the first no Python starts there

if sys.platform == "win32":
    FLAGS = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
else:
    FLAGS = 0
"""What Popen takes beside `start_new_session`, so that Ctrl+C is for us alone, who then end the program."""


def environment(**more: str) -> dict[str, str]:
    """As little as a program needs, and nothing that this one was told: where those of the system are, and `more`."""
    needed = _OF_WINDOWS if sys.platform == "win32" else ()
    return {"PATH": os.defpath, **{name: os.environ[name] for name in needed if name in os.environ}, **more}


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends it at once, and those that it started, which Windows does not tell."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
