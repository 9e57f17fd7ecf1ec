"""Long work, seen from outside as the steps it goes through."""

import contextvars
import queue
import threading
from collections.abc import Callable, Generator
from typing import TypeVar

T = TypeVar("T")
Report = Callable[[int, int], None]

_PAUSE = 0.1  # seconds between two looks: often enough for the eye


def steps(work: Callable[[Report], T]) -> Generator[tuple[int, int], None, T]:
    """Does `work` in a thread of its own; yields (done, total) as it goes, and returns what it returns.

    What it raises is raised here. A caller that stops listening does not stop the work: half an index is no index.
    """
    reports: queue.SimpleQueue[tuple[int, int]] = queue.SimpleQueue()
    ended: list[T] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            ended.append(work(lambda done, total: reports.put((done, total))))
        except BaseException as error:
            failed.append(error)

    # In the context of the caller, which says on whose behalf the work is done.
    thread = threading.Thread(target=contextvars.copy_context().run, args=(run,), name="dixit-work")
    thread.start()
    running = True
    while running:
        thread.join(_PAUSE)
        running = thread.is_alive()
        latest = None
        while not reports.empty():
            latest = reports.get()
        if latest is not None:
            yield latest
    if failed:
        raise failed[0]
    return ended[0]
