"""The page on a port of this machine."""

import asyncio
import contextlib
import logging
import os
import signal
import socket
import threading
import webbrowser
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from index.values.errors import DixitError
from ui.auth.network_notice import EVERY_ADDRESS, address_of, check_login, exposed_in_words
from ui.http.assets import ASSETS
from ui.http.loopback import is_loopback, stay_on_this_machine
from ui.rendering.wording import NBSP
from ui.server.port import HOST, listen
from ui.server.running import noted
from ui.server.uploads import upload_folder

if TYPE_CHECKING:
    from fastapi import FastAPI

    from index.catalogue import Catalogue
    from index.encoder.background import BackgroundReading
    from qa.librarian import Librarian
    from ui.auth.password_file import People

MAX_UPLOAD = "200mb"  # of one file, as in index/reading/limits.py; what is larger never reaches the disk
_SESSIONS = 100  # pages whose thread is kept, 0.2 MB each: the one that was used longest ago makes room for a new one

# Read by Gradio and the hub's client when they are imported.
_QUIET = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_RUN_HISTORY": "False",
    "GRADIO_SSR_MODE": "False",
    "GRADIO_MCP_SERVER": "False",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
}


def serve(
    catalogue: "Catalogue",
    answerer: "Librarian",
    host: str = HOST,
    port: int = 7860,
    people: "People | None" = None,
    names: Sequence[str] = (),
    mcp: bool = False,
    open_page: bool = False,
    background: "BackgroundReading | None" = None,
) -> None:
    """Serves the page and the API until it is interrupted, and says in French where it is.

    `people`: only they may come in. `names`: those of a proxy before it. `mcp`: assistants may ask as well.
    `open_page`: in the browser of whoever started it, once it answers. `background` reads meanwhile, and is ended.
    Raises DixitError for a port that is taken or not allowed, before anything slow is done.
    """
    check_login(host, names, people is not None)
    with listen(port, host) as door, upload_folder() as uploads:
        stay_on_this_machine()
        port = door.getsockname()[1]
        if people is not None and (names or not is_loopback(host)):
            print(exposed_in_words(host, port, names, people), flush=True)
        print("Préparation de la page…", flush=True)
        os.environ.update(_QUIET, GRADIO_TEMP_DIR=str(uploads))
        application = build_application(catalogue, answerer, host, people, names, mcp, background)
        address = address_of("127.0.0.1" if host in EVERY_ADDRESS else host, port)
        if mcp:
            print(f"Les assistants s’adressent à {address}/gradio_api/mcp/", flush=True)
        threading.Thread(target=_ask_once, args=(answerer,), name="dixit-warming", daemon=True).start()
        with noted(port), background or contextlib.nullcontext():
            _run(application, door, address, open_page, behind_proxy=bool(names))


def _ask_once(answerer: "Librarian") -> None:
    """What is made at the first question is made before anybody asks one."""
    with contextlib.suppress(DixitError):  # which whoever asks will be told
        answerer.examples()


def build_application(
    catalogue: "Catalogue",
    answerer: "Librarian",
    host: str = HOST,
    people: "People | None" = None,
    names: Sequence[str] = (),
    mcp: bool = False,
    background: "BackgroundReading | None" = None,
) -> "FastAPI":
    """The web application: the page at `/`, the API at `/api`, our own assets at `/dixit`; around it what
    may be called, the door, which knows who asks, and around everything the guard.
    """
    import gradio as gr
    from fastapi import FastAPI
    from starlette.staticfiles import StaticFiles

    from ui.api.application import build_api
    from ui.auth.hosts import Hosts
    from ui.auth.middleware import Door
    from ui.auth.permissions import editing
    from ui.http.survey_address import PATH
    from ui.page.accessibility_page import PATH as ACCESSIBILITY
    from ui.page.page import build_page
    from ui.page.page_visitor import may_change
    from ui.page.theme import theme
    from ui.server.accessibility import accessibility
    from ui.server.call_shapes import shapes_of, takes_files
    from ui.server.calls import Calls
    from ui.server.completing import PATH as COMPLETIONS
    from ui.server.completing import completing
    from ui.server.corrections_file import PATH as TABLE
    from ui.server.corrections_file import corrections_file
    from ui.server.feed import PATH as FEED
    from ui.server.feed import feed
    from ui.server.guard import Guard
    from ui.server.mcp_tools import add_tools
    from ui.server.references_file import PATHS as REFERENCES
    from ui.server.references_file import references_file
    from ui.server.survey_download import survey_download

    page = build_page(catalogue.texts, editing(catalogue, may_change), answerer, background, login=people is not None)
    if mcp:
        add_tools(page, catalogue, answerer)
    page.queue(api_open=False)
    page.state_session_capacity = _SESSIONS
    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    application.add_route(PATH, survey_download(answerer))
    application.add_route(TABLE, corrections_file(catalogue), methods=["GET", "POST"])
    application.add_route(ACCESSIBILITY, accessibility)
    application.add_route(FEED, feed(answerer), methods=["GET", "POST"])
    for path in REFERENCES:
        application.add_route(path, references_file(catalogue.texts), methods=["POST"])
    application.add_route(COMPLETIONS, completing(catalogue.texts), methods=["POST"])
    application.mount("/dixit", StaticFiles(directory=ASSETS))
    application.mount("/api", build_api(catalogue, answerer))
    application.add_middleware(
        Calls,
        shapes=shapes_of(page),
        taking=takes_files(page),
        awaited=lambda session: session in page._queue.pending_messages_per_session,
    )
    application.add_middleware(Door, people=people)
    application.add_middleware(Guard, hosts=Hosts(host, names), mcp=mcp)
    served: FastAPI = gr.mount_gradio_app(
        application,
        page,
        path="/",
        server_name=host,
        footer_links=[],
        run_history=False,
        allowed_paths=[],
        show_error=False,
        max_file_size=MAX_UPLOAD,
        ssr_mode=False,
        enable_monitoring=False,
        mcp_server=mcp,
        pwa=False,
        theme=theme(),
        favicon_path=str(ASSETS / "favicon.svg"),
        app_kwargs={"docs_url": None, "redoc_url": None, "openapi_url": None},
    )
    return served


def _run(application: "FastAPI", door: socket.socket, address: str, open_page: bool, behind_proxy: bool) -> None:
    """`behind_proxy`: only then is what a program of this machine says of the client believed, and does this machine
    open as many connections as it likes.
    """
    import uvicorn

    from ui.server.bounded_http import BoundedHttp
    from ui.server.connections import Connections, room_for_connections

    class Announced(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            print(f"Dixit est prêt{NBSP}: {address} (Ctrl+C pour arrêter)", flush=True)
            if open_page:
                webbrowser.open(address)

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that uploads are deleted however the page is closed
    logging.getLogger("uvicorn.error").addFilter(_is_fault)
    for misused in ("python_multipart", "mcp"):  # which tell the log of each form, or call, that is none
        logging.getLogger(misused).setLevel(logging.CRITICAL)
    logging.getLogger().addFilter(lambda record: "/mcp/" not in record.pathname)  # which also speaks in nobody's name
    open_at_once = Connections(
        most=room_for_connections(), exempt=is_loopback if behind_proxy else lambda network: False
    )
    settings = uvicorn.Config(
        application,
        http=partial(BoundedHttp, open_at_once),  # type: ignore[arg-type]  # it is called as the class would be
        ws="none",
        log_level="error",
        access_log=False,
        timeout_graceful_shutdown=1,
        proxy_headers=behind_proxy,
    )
    Announced(settings).run(sockets=[door])


def _is_fault(record: logging.LogRecord) -> bool:
    """Whether a line of the log tells of a fault: pages left open when the server stops are none."""
    cancelled = record.exc_info is not None and isinstance(record.exc_info[1], asyncio.CancelledError)
    return not cancelled and "graceful shutdown" not in record.getMessage()
