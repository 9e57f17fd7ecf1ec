"""Passages read before anyone asks, the latest texts first, while no question is asked."""

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterator
from typing import NamedTuple, Self

import numpy as np

from index.encoder.contexts import Contexts
from index.encoder.port import Shown
from index.values.errors import DixitError
from index.values.vectors import Ids

_AT_ONCE = 16  # passages, of which it is looked up at once whether they are kept
_QUIET = 1.0  # seconds without a question, before the next passage is read
_AGAIN = 30.0  # seconds until it is looked for texts that came meanwhile
_LEAST_PRIORITY = 19


class Progress(NamedTuple):
    """How many passages have been read, of how many."""

    read: int
    total: int


class BackgroundReading:
    """A thread that reads, one at a time, the passages of which nothing is kept, as many as there is room for.

    The answers are the same before and after, and sooner after.
    """

    def __init__(self, contexts: Contexts, latest: Callable[[], Ids], shown: Callable[[Ids], Iterator[Shown]]) -> None:
        """`latest` gives the ids of all passages, the latest first; `shown` those of these that are still there."""
        self._contexts = contexts
        self._latest = latest
        self._shown = shown
        self._closing = threading.Event()
        self._progress = Progress(0, 0)
        self._at_work = True
        self._thread = threading.Thread(target=self._run, name="dixit-reading", daemon=True)

    @property
    def progress(self) -> Progress:
        return self._progress

    @property
    def at_work(self) -> bool:
        """Whether it is not known yet that nothing is left to read."""
        return self._at_work

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        """Returns when nothing is read any more."""
        self._closing.set()
        self._thread.join()

    def _run(self) -> None:
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LEAST_PRIORITY)
        read_through: Ids = np.zeros(0, dtype=np.int64)
        while not self._closing.is_set():
            with contextlib.suppress(DixitError):  # the home is out of reach, or closes: it is tried again
                ids = self._latest()[: self._contexts.room]
                self._at_work = not np.array_equal(ids, read_through)
                if self._at_work:
                    self._read(ids)
                    read_through, self._at_work = ids, False
            self._closing.wait(_AGAIN)

    def _read(self, ids: Ids) -> None:
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            self._progress = Progress(start, len(ids))
            for one in self._contexts.missing(list(self._shown(some))):
                while (wanted := _QUIET - self._contexts.quiet_for()) > 0 and not self._closing.wait(wanted):
                    pass
                if self._closing.is_set():
                    return
                self._contexts.passages([one])
                if one not in self._shown(some):  # it left meanwhile
                    self._contexts.forget([one.communique])
        self._progress = Progress(len(ids), len(ids))
