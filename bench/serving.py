"""The page on a free port and a browser to open it with, for what is measured and pictured from outside."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

HOUSE = Path(__file__).parent.parent


@contextmanager
def served(data: Path, *options: str) -> Iterator[str]:
    """The address of the page over this data folder; the server ends with the block."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    command = [sys.executable, "-m", "ui.cli.main", "serve", "--port", str(port), "--data", str(data), *options]
    with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        if not any("est prêt" in line for line in process.stdout):
            raise RuntimeError("the page was never served")
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def launch(playwright: "Playwright") -> "Browser":
    """A Chromium without a window and with an empty cache: the one that CHROMIUM names, else one that is found."""
    named = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    return playwright.chromium.launch(executable_path=named, args=["--no-sandbox", "--disable-gpu"])
