"""Signs of life: a file of many pages or texts may take as long as each of them is given, and tells how far it is."""

from collections.abc import Callable


class Heartbeat:
    """Told at each step that may take long; what keeps the time listens to it, with how many are done of how many."""

    def __init__(self) -> None:
        self.listener: Callable[[int, int], None] = lambda done, total: None
        self._counted: str | None = None
        self._at = 0, 0

    def begin(self, listener: Callable[[int, int], None]) -> None:
        """For another file."""
        self.listener, self._counted, self._at = listener, None, (0, 0)

    def count(self, name: str, done: int, total: int) -> None:
        """Of the parts, or pages, of the file so named. That which counts first is the whole, and goes on telling."""
        self._counted = self._counted or name
        if self._counted == name:
            self._at = done, total
        self.beat()

    def beat(self) -> None:
        self.listener(*self._at)


HEARTBEAT = Heartbeat()  # the process that reads files reads one at a time
