"""How fast long work goes, and how long is left of it."""

import time
from collections import deque
from collections.abc import Callable

from ui.rendering.wording import NBSP, NNBSP

_LOOKED_BACK = 30  # reports: what is slow now counts, what was slow long ago does not
_AT_LEAST = 2.0  # seconds: before that, any figure is a guess


class Pace:
    """Follows reports of work done, and says its rate and the time left in words."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._reports: deque[tuple[float, int]] = deque([(clock(), 0)], maxlen=_LOOKED_BACK)

    def __call__(self, done: int, total: int) -> str:
        """` (120/s, encore 3 min)`; nothing while it cannot be known."""
        now = self._clock()
        then, before = self._reports[0]
        self._reports.append((now, done))
        if now - then < _AT_LEAST or done <= before:
            return ""
        rate = (done - before) / (now - then)
        return f" ({_rate_in_words(rate)}, encore {_time_in_words((total - done) / rate)})"


def _rate_in_words(rate: float) -> str:
    """`1 240/s`, `3,2/s` or `12/min`."""
    if rate < 1:
        return f"{rate * 60:.0f}/min"
    return f"{rate:,.0f}/s".replace(",", NNBSP) if rate >= 10 else f"{rate:.1f}/s".replace(".", ",")


def _time_in_words(seconds: float) -> str:
    """`40 s`, `3 min` or `2 h 05`, rounded up, so that a minute announced is enough."""
    if seconds < 60:
        return f"{-(-seconds // 1):.0f}{NBSP}s"
    minutes = int(-(-seconds // 60))
    return f"{minutes}{NBSP}min" if minutes < 60 else f"{minutes // 60}{NBSP}h{NBSP}{minutes % 60:02}"
