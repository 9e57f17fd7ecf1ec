"""The page on a port of this machine."""

import asyncio
import logging
import os
import signal
import socket
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ui.serving.loopback import is_loopback, stay_on_this_machine
from ui.serving.port import HOST, listen
from ui.sharing.exposing import EVERY_ADDRESS, address_of, check_login, exposed_in_words
from ui.wording import NBSP

if TYPE_CHECKING:
    from fastapi import FastAPI

    from index.catalogue import Catalogue
    from qa.librarian import Librarian
    from ui.sharing.password_file import People

ASSETS = Path(__file__).parent.parent / "assets"
MAX_UPLOAD = "10mb"  # of one file; what is larger never reaches the disk

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
) -> None:
    """Serves the page and the API until it is interrupted, and says in French where it is.

    `people`: only they may come in. `names`: those of a proxy before it. `mcp`: assistants may ask as well.
    Raises DixitError for a port that is taken or not allowed, before anything slow is done.
    """
    check_login(host, names, people is not None)
    with listen(port, host) as door, tempfile.TemporaryDirectory(prefix="dixit-") as uploads:
        stay_on_this_machine()
        port = door.getsockname()[1]
        if people is not None and (names or not is_loopback(host)):
            print(exposed_in_words(host, port, names, people), flush=True)
        print("Préparation de la page…", flush=True)
        os.environ.update(_QUIET, GRADIO_TEMP_DIR=uploads)
        application = build_application(catalogue, answerer, host, people, names, mcp)
        address = address_of("127.0.0.1" if host in EVERY_ADDRESS else host, port)
        if mcp:
            print(f"Les assistants s’adressent à {address}/gradio_api/mcp/", flush=True)
        _run(application, door, address)


def build_application(
    catalogue: "Catalogue",
    answerer: "Librarian",
    host: str = HOST,
    people: "People | None" = None,
    names: Sequence[str] = (),
    mcp: bool = False,
) -> "FastAPI":
    """The web application: the page at `/`, the API at `/api`, our own assets at `/dixit`; around it the door, which
    knows who asks, and around everything the guard.
    """
    import gradio as gr
    from fastapi import FastAPI
    from starlette.staticfiles import StaticFiles

    from ui.api.application import build_api
    from ui.page.look import theme
    from ui.page.page import build_page
    from ui.page.page_visitor import may_change
    from ui.serving.guard import Guard
    from ui.serving.mcp_tools import add_tools
    from ui.serving.survey_address import PATH
    from ui.serving.survey_download import survey_download
    from ui.sharing.door import Door
    from ui.sharing.hosts import Hosts
    from ui.sharing.permitting import permitted

    page = build_page(permitted(catalogue, may_change), answerer, login=people is not None)
    if mcp:
        add_tools(page, catalogue, answerer)
    page.queue(api_open=False)
    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    application.add_route(PATH, survey_download(answerer))
    application.mount("/dixit", StaticFiles(directory=ASSETS))
    application.mount("/api", build_api(catalogue, answerer))
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


def _run(application: "FastAPI", door: socket.socket, address: str) -> None:
    import uvicorn

    class Announced(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            print(f"Dixit est prêt{NBSP}: {address} (Ctrl+C pour arrêter)", flush=True)

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that uploads are deleted however the page is closed
    logging.getLogger("uvicorn.error").addFilter(_is_fault)
    settings = uvicorn.Config(application, log_level="error", access_log=False, timeout_graceful_shutdown=1)
    Announced(settings).run(sockets=[door])


def _is_fault(record: logging.LogRecord) -> bool:
    """Whether a line of the log tells of a fault: pages left open when the server stops are none."""
    cancelled = record.exc_info is not None and isinstance(record.exc_info[1], asyncio.CancelledError)
    return not cancelled and "graceful shutdown" not in record.getMessage()
