"""Requests that never end, answers that nobody takes (finding B14: 1,100 half-sent requests silenced the server)."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from typing import Any

import pytest
import uvicorn

from tests.coroutines import run
from ui.http.asgi import Receive, Scope, Send, read_body
from ui.server import bounded_http
from ui.server.bounded_http import BoundedHttp
from ui.server.connections import Connections, room_for_connections

HALVES = {
    "nothing": b"",
    "half a line": b"GET / HT",
    "half a head": b"GET / HTTP/1.1\r\nHost: x\r\nX-A: b",
    "half a body": b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc",
    "half a chunk": b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
}
NO_HTTP = (b"\x16\x03\x01\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/x\r\n\r\n", b"GET / HTTP/1.1\r\nHost x\r\n\r\n")
WHOLE = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
Talk = Callable[[], Awaitable[tuple[asyncio.StreamReader, asyncio.StreamWriter]]]


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """`/`: the length of the body; `/endless`: bytes without end; `/slow`: an answer after a while."""
    if scope["type"] != "http":
        return
    body = await read_body(receive, 10_000_000)
    if scope["path"] == "/slow":
        await asyncio.sleep(1)
    said = str(len(body or b"")).encode()
    length = [] if scope["path"] == "/endless" else [(b"content-length", str(len(said)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": length})
    while scope["path"] == "/endless":
        await send({"type": "http.response.body", "body": b"x" * 100_000, "more_body": True})
        if (await receive_now(receive))["type"] == "http.disconnect":
            return
    await send({"type": "http.response.body", "body": said})


async def receive_now(receive: Receive) -> Any:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(0.001):
            return await receive()
    return {"type": "nothing"}


@contextlib.asynccontextmanager
async def serving(each: int = 16, most: int = 1000) -> AsyncIterator[tuple[Talk, Connections]]:
    connections = Connections(each, most)
    with socket.create_server(("127.0.0.1", 0)) as door:
        http: Any = partial(BoundedHttp, connections)
        config = uvicorn.Config(app, http=http, ws="none", log_level="error", lifespan="off")
        config.load()
        server = uvicorn.Server(config)
        server.lifespan = config.lifespan_class(config)
        await server.startup([door])
        try:
            yield partial(asyncio.open_connection, *door.getsockname()), connections
        finally:
            for one in list(server.server_state.connections):
                one.transport.abort()
            for listening in server.servers:
                listening.close()


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in (("_HEAD", 0.6), ("_BODY", 0.6), ("_READ", 0.6)):
        monkeypatch.setattr(bounded_http, name, seconds)


async def answer(talk: Talk, request: bytes = WHOLE) -> bytes:
    reader, writer = await talk()
    writer.write(request)
    async with asyncio.timeout(20):
        said = await reader.read()
    writer.close()
    return said


async def ends(reader: asyncio.StreamReader) -> None:
    """Waits until the server has closed."""
    async with asyncio.timeout(20):
        with contextlib.suppress(ConnectionError):
            while await reader.read(1_000_000):
                pass


@pytest.mark.parametrize("half", HALVES)
def test_what_is_half_sent_is_closed_and_forgotten(half: str) -> None:
    async def tried() -> None:
        async with serving() as (talk, connections):
            reader, writer = await talk()
            writer.write(HALVES[half])
            await ends(reader)
            writer.close()
            assert (await answer(talk)).endswith(b"0")
            while connections._open:
                await asyncio.sleep(0.05)
            assert connections._owing == {}

    run(tried())


@pytest.mark.parametrize("half", ["half a head", "half a body"])
def test_a_byte_now_and_then_gains_no_time(half: str) -> None:
    async def tried() -> None:
        async with serving() as (talk, _):
            reader, writer = await talk()
            writer.write(HALVES[half])

            async def trickle() -> None:
                while True:
                    writer.write(b"x")
                    await asyncio.sleep(0.1)

            trickling = asyncio.create_task(trickle())
            await ends(reader)
            trickling.cancel()

    run(tried())


@pytest.mark.parametrize("half", HALVES)
def test_a_whole_request_is_answered_among_many_that_are_half_sent(half: str) -> None:
    async def tried() -> None:
        async with serving() as (talk, connections):
            halves = [await talk() for _ in range(60)]
            for _, writer in halves:
                writer.write(HALVES[half])
            for _ in range(5):
                assert (await answer(talk)).endswith(b"0")
            assert connections._open.total() <= 17

    run(tried())


def test_other_clients_are_let_in_when_one_takes_all() -> None:
    class Client:
        def __init__(self, network: str) -> None:
            self.client_network, self.gone = network, False

        def give_way(self) -> None:
            self.gone = True
            connections.closed(self)

    connections = Connections(each=100, most=10)
    first = Client("ruth")
    flood = [Client("stranger") for _ in range(30)]
    assert connections.admit(first)
    assert all(connections.admit(one) for one in flood)
    assert not first.gone
    assert sum(not one.gone for one in flood) == 9
    for one in flood:
        if not one.gone:
            connections.owes(one, False)
    connections.owes(first, False)
    assert not connections.admit(Client("paul")), "all are being answered"


def test_a_slow_upload_goes_on_as_long_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_http, "_SLOWEST", 100)

    async def tried() -> None:
        async with serving() as (talk, _):
            reader, writer = await talk()
            writer.write(b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4000\r\n\r\n")
            for _ in range(40):
                writer.write(b"x" * 100)
                await asyncio.sleep(0.05)
            assert (await reader.read()).endswith(b"4000")

    run(tried())


def test_whoever_waits_for_an_answer_is_not_hurried() -> None:
    async def tried() -> None:
        async with serving() as (talk, _):
            assert (await answer(talk, WHOLE.replace(b"GET /", b"GET /slow"))).endswith(b"0")

    run(tried())


def test_an_answer_that_nobody_takes_is_given_up() -> None:
    async def tried() -> None:
        async with serving() as (talk, connections):
            _, writer = await talk()
            writer.write(WHOLE.replace(b"GET /", b"GET /endless"))
            async with asyncio.timeout(20):
                while not connections._open:
                    await asyncio.sleep(0.05)
                while connections._open:
                    await asyncio.sleep(0.05)

    run(tried())


@pytest.mark.parametrize("sent", NO_HTTP)
def test_what_is_no_http_is_refused_in_french(sent: bytes) -> None:
    async def tried() -> None:
        async with serving() as (talk, _):
            said = await answer(talk, sent)
            assert said.startswith(b"HTTP/1.1 400")
            assert said.decode().endswith("Cette demande n’est pas du HTTP.")

    run(tried())


def test_there_is_room_and_files_are_left_for_the_corpus() -> None:
    assert 32 <= room_for_connections() <= 2_000
