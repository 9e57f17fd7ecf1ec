"""HTTP of a client that may be slow on purpose: each wait for it has an end, and errors are French.

uvicorn bounds only how long a connection stays idle between two requests: not a head, a body or an answer that never
comes to its end.
"""

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from ui.http.network import network_of
from ui.server.connections import Connections

_HEAD = 10.0  # seconds from the connection, or from the first byte of a request, to the end of its head
_BODY, _SLOWEST = 15.0, 16_000  # a body that is not all there after so many seconds has brought so many bytes meanwhile
_READ = 60.0  # seconds in which a client takes something of an answer that waits for it
_MISSHAPEN = "Cette demande n’est pas du HTTP."


class BoundedHttp(H11Protocol):
    """One connection. What it owes is known from h11: their state is IDLE before a head, SEND_BODY before its end."""

    def __init__(self, connections: Connections, **given: Any) -> None:
        super().__init__(**given)
        self._all = connections
        self._admitted = False
        self._deadline: asyncio.TimerHandle | None = None
        self._reading: asyncio.TimerHandle | None = None
        self._owed: object = None  # h11.IDLE, h11.SEND_BODY, or None when nothing is owed
        self._came = 0  # bytes since the deadline was set
        self.client_network = ""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.client_network = network_of(self.client[0] if self.client else "")
        self._admitted = self._all.admit(self)
        if self._admitted:
            self._owes(h11.IDLE)
        else:
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait(None)
        self.resume_writing()
        if self._admitted:
            self._all.closed(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._came += len(data)
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._look()

    def pause_writing(self) -> None:
        super().pause_writing()
        if self._reading is None:
            self._reading = self.loop.call_later(_READ, self.transport.abort)

    def resume_writing(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        super().resume_writing()

    def give_way(self) -> None:
        """Closes at once; what it had sent of a request is forgotten."""
        self.transport.abort()

    def send_400_response(self, msg: str) -> None:
        body = _MISSHAPEN.encode()
        headers = [("content-type", "text/plain; charset=utf-8"), ("content-length", str(len(body))),
                   ("connection", "close")]  # fmt: skip
        events = (h11.Response(status_code=400, headers=headers), h11.Data(data=body), h11.EndOfMessage())
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            self.transport.write(b"".join(self.conn.send(event) or b"" for event in events))
        self.transport.close()

    def _look(self) -> None:
        """Says what is owed now, which what has just come or gone may have changed."""
        answered = self.cycle is None or self.cycle.response_complete
        if self.conn.their_state is h11.SEND_BODY:
            self._owes(h11.SEND_BODY)
        elif self.conn.their_state is h11.IDLE and answered:
            self._owes(h11.IDLE)
        else:
            self._owes(None)

    def _owes(self, owed: object) -> None:
        if owed is not self._owed or (owed is h11.IDLE and self._deadline is None):
            self._owed = owed
            self._all.owes(self, owed is not None)
            self._wait(_BODY if owed is h11.SEND_BODY else _HEAD if owed is h11.IDLE else None)

    def _wait(self, seconds: float | None) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._came = 0
        self._deadline = None if seconds is None else self.loop.call_later(seconds, self._late)

    def _late(self) -> None:
        """A body may take its time, as long as it comes and is read; after the answer, only what is left of it."""
        self._deadline = None
        comes = self._came >= _SLOWEST or (self.flow is not None and self.flow.read_paused)
        if self._owed is h11.SEND_BODY and comes and not self.cycle.response_complete:
            self._wait(_BODY)
        else:
            self.transport.abort()
