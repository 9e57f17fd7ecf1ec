"""A page of which a file is lost on its way, as when the network of the machine changes, comes all the same."""

import re

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Page, Route

from tests.ui.conftest import IN_BOTH_BROWSERS, LONGEST, Served

FIELD = "Votre question"
_LOSE_ONE_MORE = """() => new Promise((told) => {
    window.heldOn = true;
    const lost = Object.assign(document.createElement("script"), { src: "/dixit/nothing.js", onerror: told });
    document.head.append(lost);
})"""


def opened(browser: Browser, address: str, lost: str, times: int) -> tuple[Page, list[str]]:
    """The page, of which the first `times` files whose address matches `lost` do not come; the documents asked for."""
    page = browser.new_page()
    page.set_default_timeout(LONGEST)
    left, documents = [times], list[str]()

    def lose(route: Route) -> None:
        left[0] -= 1
        route.abort("connectionfailed") if left[0] >= 0 else route.continue_()

    page.route(re.compile(lost), lose)
    page.on("request", lambda request: documents.append(request.url) if request.is_navigation_request() else None)
    page.goto(address, wait_until="commit")  # it may ask for itself again before it is loaded
    return page, documents


@pytest.mark.parametrize(
    ("lost", "times"),
    [
        (r"/dixit/page\.js", 1),
        (r"/assets/.+\.js", 1),
        (r"/assets/.+\.js", 4),
        (r"/assets/.+\.css", 2),
        (r"/dixit/page\.css", 1),
    ],
)
def test_a_page_comes_though_files_of_it_are_lost(browser: Browser, served: Served, lost: str, times: int) -> None:
    page, documents = opened(browser, served.address, lost, times)
    page.get_by_label(FIELD).wait_for()
    page.wait_for_function("() => typeof element === 'function' && getComputedStyle(document.body).fontFamily !== ''")
    assert len(documents) > 1
    page.get_by_label(FIELD).fill("Que dit la CGT ?")
    page.close()


@IN_BOTH_BROWSERS
def test_a_page_of_which_nothing_is_lost_is_asked_for_once(browser: Browser, served: Served) -> None:
    page, documents = opened(browser, served.address, "/nothing", 0)
    page.locator("#examples button").first.wait_for()
    assert len(documents) == 1
    page.close()


def test_a_page_that_is_used_is_not_asked_for_again(browser: Browser, served: Served) -> None:
    page, documents = opened(browser, served.address, "/nothing", 0)
    page.get_by_label(FIELD).fill("Que dit la CGT ?")
    page.get_by_label(FIELD).press("End")
    page.clock.install()
    page.evaluate(_LOSE_ONE_MORE)
    page.clock.run_for(300)  # after which a page that nobody uses asks for itself again
    assert len(documents) == 1
    assert page.evaluate("window.heldOn")
    assert page.get_by_label(FIELD).input_value() == "Que dit la CGT ?"
    page.close()


def test_a_file_that_never_comes_is_asked_for_six_times_at_most(browser: Browser, served: Served) -> None:
    page, documents = opened(browser, served.address, r"/dixit/table\.js", 100)
    kept = "() => sessionStorage.getItem('dixit-asked-again')"
    page.wait_for_function(f"{kept} === '5'", timeout=4 * LONGEST)
    page.wait_for_function(f"{kept} === null", timeout=4 * LONGEST)  # it has given up
    assert len(documents) == 6
    page.get_by_label(FIELD).wait_for()
    page.close()
