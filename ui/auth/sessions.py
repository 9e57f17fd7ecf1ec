"""Who has come in: kept in memory, for half a day, gone when the server stops."""

import hashlib
import secrets
import threading
import time
from collections.abc import Callable

from ui.auth.user import User

LENGTH = 12 * 3600  # seconds


class Sessions:
    """Tokens that stand for people. What is kept is a keyed digest, so that memory holds no token and no password."""

    def __init__(self, length: float = LENGTH, clock: Callable[[], float] = time.monotonic) -> None:
        self._length = length
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._open: dict[bytes, tuple[User, float]] = {}
        self._lock = threading.Lock()

    def open(self, user: User) -> str:
        """A token nobody can guess, which stands for `person` from now on."""
        token = secrets.token_urlsafe(32)
        self.keep(token, user)
        return token

    def keep(self, token: str, user: User) -> None:
        """From now on `token` stands for `person`."""
        with self._lock:
            now = self._clock()
            self._open = {secret: session for secret, session in self._open.items() if session[1] > now}
            self._open[self._digest(token)] = (user, now + self._length)

    def user(self, token: str) -> User | None:
        """Whom the token stands for; None for one that is unknown, closed or too old."""
        user, until = self._open.get(self._digest(token), (None, 0.0))
        return user if until > self._clock() else None

    def close(self, token: str) -> None:
        with self._lock:
            self._open.pop(self._digest(token), None)

    def _digest(self, token: str) -> bytes:
        return hashlib.blake2b(token.encode("utf-8", "replace"), key=self._key).digest()
