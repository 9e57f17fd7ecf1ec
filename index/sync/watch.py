"""When to look at a folder again. The only file that knows watchfiles."""

import time
from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch

_QUIET = 600  # milliseconds without an event, after which a change is taken to be whole
_LONGEST = 3_000  # milliseconds of events after which one looks all the same
_GLANCE = 2_000  # milliseconds between two looks at whether the folder is still the same one
_EVERY = 60.0  # seconds after which one looks without an event: a network disk tells none


def moments(folder: Path) -> Iterator[None]:
    """Yields at once, then each time that something may have changed in `folder`, until KeyboardInterrupt.

    A folder that goes, or that another takes the place of (a disk unmounted, mounted), is a change.
    """
    while True:
        watched = _identity(folder)
        yield
        while watched is None and _identity(folder) is None:
            time.sleep(_GLANCE / 1000)
        if watched is not None:
            yield from _changes(folder, watched)


def _changes(folder: Path, watched: tuple[int, int]) -> Iterator[None]:
    """Until the folder is no longer the one `watched`. The first look is for what came before the events do."""
    looked = -_EVERY
    try:
        for changes in watch(
            folder,
            watch_filter=None,
            debounce=_LONGEST,
            step=_QUIET,
            rust_timeout=_GLANCE,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        ):
            if _identity(folder) != watched:
                return
            if changes or time.monotonic() - looked > _EVERY:
                yield
                looked = time.monotonic()
    except FileNotFoundError:
        return  # it went between two looks


def _identity(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from another at the same place; None when there is none."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
