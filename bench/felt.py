"""Speed as a person at a browser feels it, on 10,000 passages: `python -m bench.felt`.

The question box after a cold start of the browser, the time from Enter to the answer drawn, there and in a
browser that is slower, eight people at once.
"""

import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from bench.machine import line, machine
from bench.serving import launch, served
from bench.texts import Author
from index.assemble import open_catalogue

if TYPE_CHECKING:
    from playwright.sync_api import Page, Playwright

_TEXTS = 1_120  # ten thousand passages
_STARTS = 7
_QUESTIONS = 60
_TALK = 10  # questions before a talk is begun again
_SLOWER = 4
_PEOPLE = 8
_ROUNDS = 6

# From the key to the first frame that shows the reply: two frames after it stands in the page.
_TIMED = """question => new Promise((done, failed) => {
    const talk = document.querySelector("#conversation"), box = document.querySelector("#question textarea");
    const before = talk.querySelectorAll(".bot-row .lead").length, start = performance.now();
    const watcher = new MutationObserver(() => {
        if (talk.querySelectorAll(".bot-row .lead").length <= before) return;
        watcher.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
    });
    watcher.observe(talk, { subtree: true, childList: true });
    setTimeout(() => failed(new Error("no reply")), 30000);
    box.value = question;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.dispatchEvent(new KeyboardEvent("keypress", { key: "Enter", bubbles: true, cancelable: true }));
})"""
_BEGUN = f"question => {{ window.timed = ({_TIMED})(question).catch(() => null); }}"
_FORGET = "() => document.querySelector('#erase').click()"


def measured() -> list[str]:
    """A line for each of the four figures."""
    author = Author()
    with tempfile.TemporaryDirectory() as data:
        open_catalogue(Path(data)).add(list(author.files(_TEXTS)))
        with served(Path(data)) as address, sync_playwright() as playwright:
            return [_cold_start(playwright, address), _answers(playwright, address, author),
                    _answers(playwright, address, author, _SLOWER), _together(playwright, address, author)]  # fmt: skip


def _cold_start(playwright: "Playwright", address: str) -> str:
    """A browser with an empty cache, from its first request until what is typed is in the question box."""
    taken = []
    for _ in range(_STARTS):
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(address, wait_until="commit")
        page.get_by_label("Votre question").fill("Que dit")
        taken.append(page.evaluate("performance.now()"))  # since the navigation began
        browser.close()
    figure = f"median {statistics.median(taken) / 1000:.2f} s, slowest {max(taken) / 1000:.2f} s"
    return line(f"question box after a cold start of the browser, {_STARTS} starts", figure, "2.5 s")


def _answers(playwright: "Playwright", address: str, author: Author, slower: int = 1) -> str:
    """On a machine whose processor draws the page so many times slower."""
    browser = launch(playwright)
    page = _opened(browser.new_page(), address)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    taken = []
    for number in range(_QUESTIONS):
        taken.append(page.evaluate(_TIMED, author.question()))
        if number % _TALK == _TALK - 1:
            page.evaluate(_FORGET)
            page.locator(".bot-row").first.wait_for(state="detached")
    browser.close()
    figure = f"p50 {statistics.median(taken):.0f} ms, p95 {statistics.quantiles(taken, n=20)[-1]:.0f} ms"
    how, goal = (f", the browser {slower} times slower", "p95 2 s") if slower > 1 else ("", "p95 400 ms")
    return line(f"Enter until the answer is drawn{how}, {_QUESTIONS} questions in talks of {_TALK}", figure, goal)


def _together(playwright: "Playwright", address: str, author: Author) -> str:
    """Eight browser contexts, that is eight people, press Enter in the same instant."""
    browser = launch(playwright)
    people = [_opened(browser.new_context().new_page(), address) for _ in range(_PEOPLE)]
    taken: list[float] = []
    errors = 0
    for _ in range(_ROUNDS):
        for page in people:
            page.evaluate(
                f"question => {{ window.timed = ({_TIMED})(question).catch(() => null); }}", author.question()
            )
        answered = [page.evaluate("window.timed") for page in people]
        taken += [one for one in answered if one is not None]
        errors += answered.count(None) + sum(page.locator("#conversation .error").count() for page in people)
    browser.close()
    figure = f"{errors} errors, p50 {statistics.median(taken):.0f} ms, slowest {max(taken):.0f} ms"
    return line(f"{_PEOPLE} people at once, {_ROUNDS} questions each", figure, "0 errors")


def _opened(page: "Page", address: str) -> "Page":
    page.goto(address)
    page.locator("#examples button").first.wait_for()
    page.evaluate(_TIMED, "Que dit le texte ?")  # what is loaded once is not the price of a question
    return page


if __name__ == "__main__":
    print(machine())
    print(*measured(), sep="\n")
