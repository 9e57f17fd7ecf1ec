"""How many connections are open, and which is closed when one more would be too many.

One that owes us something (a request, or the rest of one) gives way to a newer one: whoever holds many half-sent
requests loses the oldest of them, and a person's request, which is sent in one go, is answered.
"""

import sys
from collections import Counter
from collections.abc import Callable
from typing import Protocol

if sys.platform != "win32":
    import resource

_EACH = 128  # connections of one client; a browser keeps six
_MOST = 2_000
_FILES = 8_192  # open files that are asked of the system, where it gives fewer


class Connection(Protocol):
    """What is counted: whose it is, and how it is closed."""

    @property
    def client_network(self) -> str: ...

    def give_way(self) -> None: ...


class Connections:
    """`exempt`: whose connections are not counted as one client's, a proxy's for instance."""

    def __init__(
        self, each: int = _EACH, most: int = _MOST, exempt: Callable[[str], bool] = lambda network: False
    ) -> None:
        self._each = each
        self._most = most
        self._exempt = exempt
        self._open = Counter[str]()
        self._owing: dict[Connection, None] = {}  # the one that has owed longest first

    def admit(self, connection: Connection) -> bool:
        """Whether it may be open: if need be, an older one that owes us something has made room for it."""
        whose = connection.client_network
        full = self._open[whose] >= self._each and not self._exempt(whose)
        if (full and not self._make_room(whose)) or (self._open.total() >= self._most and not self._make_room()):
            return False
        self._open[whose] += 1
        self._owing[connection] = None
        return True

    def owes(self, connection: Connection, owes: bool) -> None:
        """From now on it owes us a request, or the rest of one, or does not."""
        if owes:
            self._owing.setdefault(connection)
        else:
            self._owing.pop(connection, None)

    def closed(self, connection: Connection) -> None:
        """One that was admitted, and is gone."""
        self._owing.pop(connection, None)
        self._open[connection.client_network] -= 1
        self._open += Counter()  # which leaves out who has none

    def _make_room(self, whose: str | None = None) -> bool:
        """Closes the one that has owed longest, of `whose`, or of who has most that owe; False where none does."""
        if whose is None:
            owing = Counter(connection.client_network for connection in self._owing)
            whose = max(owing, key=owing.__getitem__, default="")
        oldest = next((connection for connection in self._owing if connection.client_network == whose), None)
        if oldest is None:
            return False
        del self._owing[oldest]
        oldest.give_way()
        return True


def room_for_connections() -> int:
    """How many this process may have open: half of its files, for which as many are asked as the system gives."""
    if sys.platform != "win32":  # there, connections are no files
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        files = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
        if soft != resource.RLIM_INFINITY and soft < files and sys.platform != "darwin":
            resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard))
            soft = files
        if soft != resource.RLIM_INFINITY:
            return max(min(_MOST, soft // 2), 32)
    return _MOST
