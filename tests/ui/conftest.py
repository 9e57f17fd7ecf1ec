"""A browser and a server of the page, started once for all tests."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.ui import firefox
from tests.ui.serve_page import hold_up_sign

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright

HOUSE = Path(__file__).parents[2]
READY = "Dixit est prêt"
IN_BOTH_BROWSERS = pytest.mark.parametrize(
    "browser", ["chromium", pytest.param("firefox", marks=pytest.mark.slow)], indirect=True
)
LONGEST = 30_000  # milliseconds that a busy machine may take to draw what is waited for
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SILENT = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--no-pings", "--disable-domain-reliability",
]  # fmt: skip


# Counts what the page has asked for and not been answered to the end: `underway`.
_COUNTED = """(() => {
    const fetched = window.fetch;
    window.underway = 0;
    window.fetch = async (...asked) => {
        if (String(asked[0].url ?? asked[0]).includes("/heartbeat/")) return fetched(...asked); // which never ends
        window.underway += 1;
        const answered = () => (window.underway -= 1);
        try {
            const reply = await fetched(...asked);
            reply.clone().arrayBuffer().then(answered, answered);
            return reply;
        } catch (error) {
            answered();
            throw error;
        }
    };
})()"""
_SETTLED = """() => new Promise((settled) => {
    const end = () => (window.underway ? wait() : (watcher.disconnect(), settled()));
    let quiet = null;
    const wait = () => (clearTimeout(quiet), (quiet = setTimeout(end, 700)));
    const watcher = new MutationObserver(wait);
    watcher.observe(document.querySelector("#conversation"), { subtree: true, childList: true });
    wait();
})"""


@dataclass
class Served:
    """A server that is running: where, and the addresses that its process reached for."""

    address: str
    log: Path

    def reached(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []

    @contextlib.contextmanager
    def holding_up(self) -> Iterator[None]:
        """Meanwhile no fake rebuild goes on."""
        sign = hold_up_sign(self.log)
        sign.touch()
        try:
            yield
        finally:
            sign.unlink()


@dataclass
class Visit:
    """A page that is open, with all that it asked for and all that it complained of."""

    page: "Page"
    requested: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(LONGEST)
        self.page.add_init_script(_COUNTED)
        self.page.on("request", lambda request: self.requested.append(request.url))
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def outside(self) -> list[str]:
        """The addresses that were asked for outside this machine."""
        return [url for url in self.requested if urlsplit(url).hostname != "127.0.0.1"]

    def ask(self, question: str) -> None:
        """Asks, and waits until all that follows from it is there."""
        box = self.page.get_by_label("Votre question")
        replies = self.page.locator("#conversation .bot-row")
        before = replies.count()
        box.fill(question)
        box.press("Enter")
        replies.nth(before).wait_for()
        self.settle()

    def settle(self) -> None:
        """Waits until all that was asked for has come, and replies are drawn, in several strokes, and no longer kept
        in view: what moves under the mouse is not clicked."""
        self.page.evaluate(_SETTLED)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The page over the fake floors, which hold the seeds."""
    yield from serving(tmp_path_factory.mktemp("served") / "log", "fake")


def serving(log: Path, data: str, *options: str) -> Iterator[Served]:
    command = [sys.executable, "-m", "tests.ui.serve_page", str(log), data, *options]
    with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        try:
            assert process.stdout is not None
            lines = iter(process.stdout.readline, "")
            line = next(line for line in lines if READY in line)
            yield Served(address_in(line), log)
        finally:
            process.terminate()


def address_in(line: str) -> str:
    """`http://127.0.0.1:7860` in the line that says so."""
    return next(word for word in line.split() if word.startswith("http"))


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Browser]":
    """Chromium, or in tests that are `IN_BOTH_BROWSERS` Firefox too; skipped where it is not installed."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=LONGEST)
    with sync_playwright() as playwright:
        named = getattr(request, "param", "chromium")
        folder = tmp_path_factory.mktemp(named)
        opened = firefox.opened(playwright, folder) if named == "firefox" else _chromium(playwright)
        if opened is None:
            pytest.skip(f"{named} n’est pas installé : les tests de la page ne sont pas lancés")
        yield opened
        opened.close()


def _chromium(playwright: "Playwright") -> "Browser | None":
    """The one that CHROMIUM names, else one that is found, else Playwright's own."""
    named = [os.environ.get("CHROMIUM"), *map(shutil.which, _NAMES), playwright.chromium.executable_path]
    path = next((path for path in named if path and Path(path).exists()), None)
    return playwright.chromium.launch(executable_path=path, args=_SILENT) if path else None


@pytest.fixture
def visit(served: Served, browser: "Browser") -> Iterator[Visit]:
    yield from watched(browser, served.address)


def watched(browser: "Browser", address: str) -> Iterator[Visit]:
    """The page, opened at 1280 × 800. Whatever a test does, nothing is asked from outside, and nothing complains."""
    visits = visiting(browser, address)
    opened = next(visits)
    yield opened
    next(visits, None)
    assert opened.complaints == []
    assert opened.outside() == []


def visiting(browser: "Browser", address: str, width: int = 1280, height: int = 800) -> Iterator[Visit]:
    """The page opened at this size in a browser that speaks English, closed again when the iteration goes on."""
    page = browser.new_page(viewport={"width": width, "height": height}, locale="en-US")
    visit = Visit(page)
    page.goto(address)
    page.get_by_label("Votre question").wait_for()
    page.locator("#examples button").first.wait_for(state="attached")  # hidden where the address holds a question
    yield visit
    page.close()
