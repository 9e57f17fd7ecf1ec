"""A connection that was left, and says nothing when it goes."""

import contextlib
from typing import TypeVar

T = TypeVar("T")


def quiet_at_its_end(client: type[T]) -> type[T]:
    """The same kind of connection. One that was left is closed when nothing holds it any more; that this takes too
    long is then told to nobody.
    """

    class Quiet(client):  # type: ignore[valid-type, misc]
        def __del__(self) -> None:
            with contextlib.suppress(TimeoutError):
                super().__del__()

    return Quiet
