"""A walk through every view of the page, for those who look at each: the pictures and the tests of the browser."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Page

Colours = Literal["light", "dark"]
QUESTION = "Que disent les syndicats de l’hébergement chez Microsoft ?"
UNANSWERED = "Quelle est la recette de la tarte Tatin ?"
_STROKES = 800  # milliseconds in which a reply is drawn
_WAYS = (("comparison", "Comparer les sources"), ("timeline", "Dans le temps"), ("survey", "Toutes les mentions"))


def walk(page: "Page", address: str, question: str = QUESTION, colours: Colours = "light") -> Iterator[str]:
    """The name of each view once it is drawn, in the colours asked of the system; the next is opened when one goes on.

    The question must be answered from what is indexed, and a text must be there to be corrected.
    """
    page.emulate_media(color_scheme=colours)
    page.goto(address)
    page.locator("#examples button").first.wait_for()
    yield "empty"
    page.get_by_label("Votre question").fill(question)
    page.keyboard.press("Enter")
    page.locator(".card").first.wait_for()
    page.wait_for_timeout(_STROKES)  # a reply is drawn in several strokes
    yield "answer"
    yield from _read(page)
    for view, name in _WAYS:
        replies = page.locator("#conversation .bot-row")
        before = replies.count()
        replies.last.get_by_role("button", name=name, exact=True).click()
        replies.nth(before).locator(".lead").wait_for()
        page.wait_for_timeout(_STROKES)
        yield view
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    yield "print"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    yield from _work(page)
    yield from _keep(page)
    page.goto(f"{address}/api/")
    yield "api"


def _read(page: "Page") -> Iterator[str]:
    page.locator("a.read").first.click()
    page.locator("#communique mark.quoted").first.wait_for()
    page.wait_for_timeout(_STROKES)
    yield "reading"
    page.keyboard.press("Escape")
    page.locator("#reading").wait_for(state="hidden")


def _work(page: "Page") -> Iterator[str]:
    """What is done with an answer: extracts kept, a question followed, the keys; and a question that is refused."""
    for button in page.locator("#conversation .card:visible .keep").all()[:2]:
        button.click()
    page.locator("#open-dossier").click()
    page.locator("#dossier li").first.wait_for()
    yield "dossier"
    page.locator("#close-dossier").click()
    replies = page.locator("#conversation .bot-row")
    before = replies.count()
    page.get_by_label("Votre question").fill(UNANSWERED)
    page.keyboard.press("Enter")
    replies.nth(before).locator(".lead").wait_for()
    page.wait_for_timeout(_STROKES)
    yield "refusal"
    page.locator("#follow").click()
    page.locator("#followed li").wait_for(state="attached")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    page.locator("#keys[open]").wait_for()
    yield "keys"
    page.keyboard.press("Escape")


def _keep(page: "Page") -> Iterator[str]:
    """The corpus: the left zone, the list, rows that are ticked, one that is taken out, and the form."""
    if not page.locator("#manage").is_visible():
        page.locator("#toggle-aside").click()
    page.locator("#followed").scroll_into_view_if_needed()
    yield "filters"
    page.locator("#manage").click()
    page.locator("#shelf .rows tbody tr").first.wait_for()
    yield "corpus"
    page.locator("#shelf .tick").first.check()
    page.locator("#bulk").wait_for()
    yield "ticked"
    page.locator("#bulk").get_by_role("button", name="Tout décocher").click()
    page.locator('#shelf .rows button[value^="remove/"]').first.click()
    page.locator("#shelf-news .done").wait_for()
    page.locator("#bin summary").click()
    page.wait_for_timeout(_STROKES)
    yield "bin"
    page.locator("#bin button").first.click()
    page.locator("#bin").wait_for(state="hidden")
    page.wait_for_timeout(_STROKES)
    page.locator("#shelf-list").get_by_role("button", name="Corriger").first.click()
    page.locator("#correcting :focus").wait_for()
    page.wait_for_timeout(_STROKES)
    yield "form"
