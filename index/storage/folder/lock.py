"""One process at a time, by a lock on a file that goes with the process, however it ends."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.values.errors import DixitError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PATIENCE = 600.0  # seconds to wait for another process that is writing
_PAUSE = 0.02


@contextmanager
def owned(path: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Nobody else is in such a block of the same `path`, in this process or another.

    Raises DixitError when somebody else is for too long.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)  # which no program that this one starts inherits
    deadline = time.monotonic() + patience
    try:
        while not _taken(file):
            if time.monotonic() > deadline:
                raise DixitError("Un autre ajout est en cours. Réessayez dans une minute.")
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(file)


def _taken(file: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    except (BlockingIOError, PermissionError):  # the second is what Windows says
        return False
