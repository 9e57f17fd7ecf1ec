"""A name and a password → the person: in turn, slowly after wrong ones, and never so that others are kept out."""

import asyncio
import contextlib
from collections import Counter, OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable

from ui.auth.known_browser import is_known
from ui.auth.password_file import People
from ui.auth.rate_limit import Key, Pace, RateLimit
from ui.auth.user import User

_HERE = Pace(free=5, patient=100, places=4)  # a name from one network, or from one browser that is known
_NETWORK = Pace(free=20, patient=200, places=16)  # any names from one network
_EVERYWHERE = Pace(free=100, patient=100, places=4)  # a name, from networks where its person never signed in
_PATIENCE = 20.0  # seconds in line before one is told to come again
_LINE = 32  # who wait in one line
_CHECKS = 2  # at once, for those who are known, and as many for the others: 32 MB and a quarter of a second each
_NETWORKS = 10_000  # networks kept in mind


class Checking:
    """Those who wait for a place under the same name and network stand in one line, and are served in their turn."""

    def __init__(
        self, people: People, rate_limit: RateLimit, pause: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._people = people
        self._rate_limit = rate_limit
        self._pause = pause
        self._known_at: OrderedDict[tuple[str, str], None] = OrderedDict()  # where each person has signed in
        self._lines: dict[Key, asyncio.Lock] = {}
        self._waiting = Counter[Key]()
        self._checks = {of_known_browser: asyncio.Semaphore(_CHECKS) for of_known_browser in (True, False)}

    async def check(self, name: str, password: str, network: str, browser: str = "") -> User | float | None:
        """The person; None when the password is wrong; a number of seconds when there are too many before.

        `browser`: what `known_browser` once gave it, if anything.
        """
        if not name or not password:  # which nobody has
            return None
        keys, of_known_browser = self._keys(name, network, browser)
        if wait := await self._turn(keys):
            return wait
        user = None
        try:
            async with self._checks[of_known_browser]:
                user = await asyncio.to_thread(self._people.check, name, password)
        finally:
            delay = self._rate_limit.end(keys, right=user is not None)
        if user is None:
            await self._pause(delay)
            return None
        self._known_at[name, network] = None
        self._known_at.move_to_end((name, network))
        if len(self._known_at) > _NETWORKS:
            self._known_at.popitem(last=False)
        return user

    def _keys(self, name: str, network: str, browser: str) -> tuple[list[tuple[Key, Pace]], bool]:
        """What this attempt is counted under, and whether its person is known there."""
        _, hashed = self._people.known.get(name, (None, ""))
        if hashed and is_known(browser, name, hashed):
            return [(("browser", browser), _HERE)], True
        own: list[tuple[Key, Pace]] = [(("here", name[:64], network), _HERE), (("network", network), _NETWORK)]
        if (name, network) in self._known_at:
            return own, True
        return [*own, (("everywhere", name[:64]), _EVERYWHERE)], False

    async def _turn(self, keys: list[tuple[Key, Pace]]) -> float:
        """0.0 when the turn has come; how many seconds to wait when the line is too long."""
        wait = 1.0
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE), self._line(keys[0][0]) as short:
                while short and (wait := self._rate_limit.begin(keys)):
                    await self._pause(wait)
                return 0.0 if short else _PATIENCE
        return wait

    @contextlib.asynccontextmanager
    async def _line(self, key: Key) -> AsyncIterator[bool]:
        """At the head of the line; False at once when it is too long to join."""
        if self._waiting[key] >= _LINE:
            yield False
            return
        self._waiting[key] += 1
        try:
            async with self._lines.setdefault(key, asyncio.Lock()):
                yield True
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key], self._lines[key]
