"""Attempts at a password, slowed down: for a name, and for an address."""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_FREE = 5  # attempts before any wait
_LONGEST = 60.0  # seconds: long enough against a list of words, short enough for whoever was made to wait
_FORGOTTEN = 900.0  # seconds without an attempt after which it is as if there had been none
_MANY = 10_000  # names and addresses kept in mind


@dataclass(frozen=True)
class _Tried:
    times: int
    last: float

    def wait(self, now: float) -> float:
        over = self.times - _FREE
        return max(0.0, self.last + min(2.0 ** min(over, 10), _LONGEST) - now) if over >= 0 else 0.0


class Slowing:
    """From the sixth attempt on, each waits twice as long as the one before: 1 s, 2 s, 4 s… up to a minute."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tried: dict[str, _Tried] = {}
        self._lock = threading.Lock()

    def attempt(self, keys: Iterable[str]) -> float:
        """0.0 when an attempt may be made now, which then counts; else how many seconds to wait first.

        It counts before its outcome is known, so that many sent at once are no way round.
        """
        keys = list(keys)
        with self._lock:
            now = self._clock()
            self._forget(now)
            wait = max(self._tried.get(key, _Tried(0, now)).wait(now) for key in keys)
            if not wait:
                for key in keys:
                    self._tried[key] = _Tried(self._tried.get(key, _Tried(0, now)).times + 1, now)
            return wait

    def succeeded(self, name: str, address: str) -> None:
        """The password was right: the name starts again from none, the address takes back this attempt only.

        Otherwise whoever has a password could try those of others for ever, from one address.
        """
        with self._lock:
            self._tried.pop(name, None)
            if (tried := self._tried.get(address)) is not None:
                self._tried[address] = _Tried(tried.times - 1, tried.last)

    def _forget(self, now: float) -> None:
        if len(self._tried) >= _MANY:
            self._tried = {key: tried for key, tried in self._tried.items() if tried.wait(now)}
        self._tried = {key: tried for key, tried in self._tried.items() if now - tried.last < _FORGOTTEN}
