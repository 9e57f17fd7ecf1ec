"""Firefox as Playwright can drive it by WebDriver BiDi: `python -m tests.ui.firefox …` is started in its place.

Playwright asks for the colours of the page by a command that Debian's Firefox does not know, and gives up on every
page; and it sees no download without a number of its own. What passes here is passed on, but for these: the command
is answered, and the page keeps the colours of the system; a download is numbered by its address.
"""

import asyncio
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from websockets.asyncio.client import connect
from websockets.asyncio.connection import Connection
from websockets.asyncio.server import ServerConnection, serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

HOUSE = Path(__file__).parents[2]
NAMES = ("firefox-esr", "firefox")
_LISTENS = "WebDriver BiDi listening on "
_UNKNOWN = "emulation.setMediaFeaturesOverride"
_DOWNLOADS = ("browsingContext.downloadWillBegin", "browsingContext.downloadEnd")


def opened(playwright: "Playwright", folder: Path) -> "Browser | None":
    """A Firefox that Playwright drives, `folder` holds what starts it; None where none is installed."""
    if installed() is None:
        return None
    start = folder / "firefox"
    start.write_text(f'#!/bin/sh\ncd "{HOUSE}" && exec "{sys.executable}" -m {__name__} "$@"\n')
    start.chmod(0o755)
    return playwright.firefox.launch(channel="moz-firefox", executable_path=start)


def installed() -> str | None:
    """The path of a Firefox of this machine."""
    return next(filter(None, map(shutil.which, NAMES)), None)


async def main(arguments: list[str]) -> int:
    """The status of a Firefox with these arguments; says where it is listened to as Firefox itself would."""
    path = installed()
    assert path is not None, "no Firefox"
    firefox = await asyncio.create_subprocess_exec(path, *arguments, stderr=asyncio.subprocess.PIPE)
    assert firefox.stderr is not None
    async for line in firefox.stderr:
        said = line.decode(errors="replace").strip()
        if _LISTENS in said:
            await _between(said.partition(_LISTENS)[2])
        print(said.partition(_LISTENS)[0], file=sys.stderr, flush=True)
    return await firefox.wait()


async def _between(address: str) -> None:
    """Listens in front of a Firefox that listens at `address`."""

    async def passed_on(playwright: ServerConnection) -> None:
        assert playwright.request is not None
        async with connect(address + playwright.request.path, max_size=None) as firefox:
            await asyncio.gather(_commands(playwright, firefox), _replies(firefox, playwright))

    server = await serve(passed_on, "127.0.0.1", 0, max_size=None)
    [socket, *_] = server.sockets
    print(f"{_LISTENS}ws://127.0.0.1:{socket.getsockname()[1]}", file=sys.stderr, flush=True)


async def _commands(playwright: Connection, firefox: Connection) -> None:
    async for message in playwright:
        command = json.loads(message)
        if command.get("method") == _UNKNOWN:
            await playwright.send(json.dumps({"type": "success", "id": command["id"], "result": {}}))
        else:
            await firefox.send(message)
    await firefox.close()


async def _replies(firefox: Connection, playwright: Connection) -> None:
    async for message in firefox:
        event = json.loads(message)
        if event.get("method") in _DOWNLOADS:
            event["params"]["download"] = event["params"].get("download") or event["params"]["url"]
            message = json.dumps(event)
        await playwright.send(message)
    await playwright.close()


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
