"""The README's picture, taken from the real page over the seeds: `python -m bench.screenshot [docs/page.png]`."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image  # comes with Gradio
from playwright.sync_api import ViewportSize, sync_playwright

from bench.cold_ask import DIXIT, SEEDS

HOUSE = Path(__file__).parent.parent
_QUESTION = "Pourquoi la Cnil bloquait-elle l’hébergement hors d’Europe ?"
_SIZE: ViewportSize = {"width": 1280, "height": 760}


@contextmanager
def served() -> Iterator[str]:
    """The address of the page over the seeds, in a folder of its own."""
    with tempfile.TemporaryDirectory() as data:
        subprocess.run([DIXIT, "add", SEEDS, "--data", data], check=True, capture_output=True)
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            port = door.getsockname()[1]
        command: list[str] = [str(DIXIT), "serve", "--port", str(port), "--data", data]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for line in process.stdout:
                if "prêt" in line:
                    break
            yield f"http://127.0.0.1:{port}"
            process.terminate()


def take(picture: Path) -> None:
    """One question, its answer, and the first communiqué open beside it."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=_SIZE)
        page.goto(address)
        page.locator("#examples button").first.wait_for()
        page.get_by_label("Votre question").fill(_QUESTION)
        page.keyboard.press("Enter")
        page.locator("a.read").first.click()
        page.locator("#communique mark.quoted").first.wait_for()
        page.wait_for_timeout(800)  # the last strokes
        page.screenshot(path=picture)
        browser.close()
    Image.open(picture).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(picture, optimize=True)


if __name__ == "__main__":
    take(Path(sys.argv[1]) if len(sys.argv) > 1 else HOUSE / "docs" / "page.png")
