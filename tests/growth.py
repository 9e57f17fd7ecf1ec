"""A law of growth: what takes an input twice as long takes at most a little more than twice the time.

Processor time, the best of three, over two doublings and without the collection of garbage of all else that the tests
hold, so that a slow or busy machine says the same. What hangs is stopped and fails.
"""

import gc
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")

MOST = 2.3
_ENOUGH = 0.05  # seconds: less cannot be told from noise
_HANGS = 20.0  # seconds of processor time


class HangsError(AssertionError):
    """A piece of work that did not come to an end."""


def growth(work: Callable[[T], object], made: Callable[[int], T], first: int = 16, last: int = 1_000_000) -> float:
    """How many times longer `work` takes each time that `n` is doubled, from `made(n)` to `made(4 n)`, `n` being the
    first size, doubled from `first`, that takes long enough to be measured; 1.0 when none up to `last` does.
    """
    size = first
    while size < last:
        given = made(size)
        if all(spent(work, given) > _ENOUGH for _ in range(3)):  # one alone may be a neighbour's
            longer = made(4 * size)
            for _ in range(3):  # a neighbour on the same core: the law must fail thrice to be broken
                ratio = min(spent(work, longer) for _ in range(3)) / min(spent(work, given) for _ in range(3))
                if ratio <= MOST**2:
                    break
            return float(ratio**0.5)
        size *= 2
    return 1.0


def spent(work: Callable[[T], object], given: T, hangs: float = _HANGS) -> float:
    """Processor time of this thread, in seconds: that of the process is counted in ticks of 4 ms while a timer is set.
    Raises HangsError when it is more than `hangs`.
    """
    gc.disable()
    try:
        with stopped(hangs):
            began = time.thread_time()
            work(given)
            return max(1e-6, time.thread_time() - began)
    finally:
        gc.enable()


@contextmanager
def stopped(seconds: float) -> Iterator[None]:
    """Raises HangsError in what takes more processor time than that; `re` looks for signals as it goes."""

    def stop(*_: Any) -> None:
        raise HangsError(f"no end after {seconds} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
