"""A sign of life: a file of many pages may take as long as each of its pages is given."""

from collections.abc import Callable


class Heartbeat:
    """Told at each page that takes long; what keeps the time listens to it."""

    def __init__(self) -> None:
        self.listener: Callable[[], None] = lambda: None

    def beat(self) -> None:
        self.listener()


HEARTBEAT = Heartbeat()  # the process that reads files reads one at a time
