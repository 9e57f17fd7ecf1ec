"""Attempts at passwords, slowed down: how many may be under way together, and how long a wrong one is held.

A wrong answer is held back, and keeps its place as long; a right one passes at once. So whoever guesses slows down
himself, and nobody else as long as a place is free.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

_LONG, _LONGEST = 3.0, 15.0  # seconds that a wrong answer is held: at first, and after a hundred
_FORGOTTEN = 900.0  # seconds without an attempt after which it is as if there had been none
_MANY = 10_000  # keys kept in mind
_SOON = 0.1  # seconds after which to look again whether a check has ended


@dataclass(frozen=True)
class Pace:
    """`free` wrong answers are not held, those after `patient` are held longest; `places` may be taken at once."""

    free: int
    patient: int
    places: int

    def held(self, wrong: int) -> float:
        """How long the answer to this wrong one is held: none, then 1, 2, 3, 3… seconds, at last 15."""
        over = wrong - self.free - 1
        return min(2.0 ** min(over, 10), _LONGEST if wrong > self.patient else _LONG) if over >= 0 else 0.0


Key = tuple[str, ...]
Keys = Iterable[tuple[Key, Pace]]


@dataclass
class _Tried:
    wrong: int = 0
    last: float = 0.0
    under_way: int = 0
    held: list[float] = field(default_factory=list)  # until when


class RateLimit:
    """What was tried, by key: a name from a network, a network, a name from everywhere. Any thread may call."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tried: OrderedDict[Key, _Tried] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, keys: Keys) -> float:
        """0.0 when an attempt may be made now: it has a place under each key until it ends. Else how many seconds to
        wait before one may be free.
        """
        with self._lock:
            now = self._clock()
            tried = [(self._known(key, now), pace) for key, pace in keys]
            for tries, _ in tried:
                tries.held = [until for until in tries.held if until > now]
            full = [tries for tries, pace in tried if tries.under_way + len(tries.held) >= pace.places]
            if full:
                return max(min(tries.held) - now if tries.held else _SOON for tries in full)
            for tries, _ in tried:
                tries.under_way += 1
                tries.last = now
            return 0.0

    def end(self, keys: Keys, right: bool) -> float:
        """How long to hold the answer. What was right frees its own name and network, which the first key is: the
        others keep their count, or whoever has a password could try those of others for ever, signing in between.
        """
        with self._lock:
            now, longest = self._clock(), 0.0
            for at, (key, pace) in enumerate(keys):
                tries = self._known(key, now)
                tries.under_way = max(tries.under_way - 1, 0)
                if not right:
                    tries.wrong += 1
                    longest = max(longest, pace.held(tries.wrong))
                    tries.held += [now + delay] if (delay := pace.held(tries.wrong)) else []
                elif at == 0:
                    tries.wrong = 0
            return longest

    def _known(self, key: Key, now: float) -> _Tried:
        """What was tried under this key. The keys that were tried longest ago are forgotten where they are many."""
        tries = self._tried.pop(key, None) or _Tried(last=now)
        if now - tries.last >= _FORGOTTEN:
            tries.wrong = 0
        tries.last = now
        self._tried[key] = tries
        if len(self._tried) > _MANY:
            self._tried.popitem(last=False)
        return tries
