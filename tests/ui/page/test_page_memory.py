"""The conversation survives a reload of the page, in the browser alone, and is erased with a click."""

import pytest

from tests.ui.conftest import IN_BOTH_BROWSERS, Served, Visit

pytest.importorskip("playwright")
from playwright.sync_api import Browser, expect

from tests.ui.conftest import visiting

pytestmark = [pytest.mark.slow, IN_BOTH_BROWSERS]

MANDATE = "Que demande la CGT pour la recherche de solution souveraine ?"


def test_a_conversation_is_there_again_after_a_reload(visit: Visit) -> None:
    visit.ask(MANDATE)
    visit.ask("et la CFTC ?")
    said = visit.page.locator("#conversation").inner_text()
    visit.page.reload()
    expect(visit.page.locator("#conversation .bot-row")).to_have_count(2)
    expect(visit.page.locator(".question").last).to_be_in_viewport()
    visit.settle()
    assert visit.page.locator("#conversation").inner_text() == said
    visit.ask("et en 2021 ?")
    expect(visit.page.locator(".completed").last).to_contain_text("2021")


def test_a_chip_taken_away_stays_away(visit: Visit) -> None:
    visit.ask("Que disait la CGT en février 2024 de Microsoft ?")
    visit.page.get_by_role("button", name="Retirer la période").click()
    expect(visit.page.locator(".chip")).to_have_count(1)
    visit.page.reload()
    expect(visit.page.locator(".chip")).to_have_count(1)
    expect(visit.page.locator(".chip")).to_contain_text("CGT")


def test_an_erased_conversation_does_not_come_back(visit: Visit) -> None:
    visit.ask(MANDATE)
    visit.page.get_by_role("button", name="Nouvelle recherche").click()
    expect(visit.page.locator(".welcome")).to_be_visible()
    visit.page.reload()
    visit.page.locator("#examples button").first.wait_for()
    expect(visit.page.locator(".welcome")).to_be_visible()
    expect(visit.page.locator(".bot-row")).to_have_count(0)


def test_another_browser_knows_nothing_of_it(visit: Visit, browser: Browser, served: Served) -> None:
    visit.ask(MANDATE)
    for other in visiting(browser, served.address):
        expect(other.page.locator(".welcome")).to_be_visible()


def test_a_text_has_a_link_of_its_own(visit: Visit, browser: Browser, served: Served) -> None:
    visit.ask(MANDATE)
    link = str(visit.page.locator("a.read").first.get_attribute("href"))
    for other in visiting(browser, f"{served.address}/{link.split('/')[0]}"):
        expect(other.page.locator("#communique article")).to_be_visible()
        expect(other.page.locator("#communique mark")).to_have_count(0)
