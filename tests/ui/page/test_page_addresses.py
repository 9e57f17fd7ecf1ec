"""Addresses of questions in a real browser: Back and Forward, the title, two tabs, a new search and the way back."""

import re

import pytest

from tests.ui.conftest import IN_BOTH_BROWSERS, Served, Visit

pytest.importorskip("playwright")
from playwright.sync_api import Browser, expect

from tests.ui.conftest import visiting

pytestmark = [pytest.mark.slow, IN_BOTH_BROWSERS]

REVERSIBILITY = "Que dit la CFTC de la réversibilité ?"
TENDER = "Y a-t-il eu un appel d'offres ?"


def test_a_question_is_the_title_and_the_address_of_the_page(visit: Visit, browser: Browser, served: Served) -> None:
    visit.ask(REVERSIBILITY)
    expect(visit.page).to_have_title(f"{REVERSIBILITY} – Dixit")
    expect(visit.page).to_have_url(re.compile(r"/#q=Que%20dit%20la%20CFTC"))
    assert [url for url in visit.requested if "CFTC" in url] == []
    for other in visiting(browser, visit.page.url.replace("#q", "?x=1#q")):
        expect(other.page.locator(".card .source").first).to_have_text("CFTC")
        expect(other.page.locator(".bot-row")).to_have_count(1)


def test_back_closes_the_text_then_leads_to_the_question_before(visit: Visit) -> None:
    visit.ask(REVERSIBILITY)
    visit.ask(TENDER)
    visit.page.locator("a.read").first.click()
    expect(visit.page.locator("#communique mark.quoted").first).to_be_in_viewport()
    visit.page.go_back()
    expect(visit.page.locator("#reading")).to_be_hidden()
    visit.page.go_back()
    expect(visit.page).to_have_title(f"{REVERSIBILITY} – Dixit")
    expect(visit.page.locator(".question").first).to_be_in_viewport()
    visit.page.go_forward()
    expect(visit.page).to_have_title(f"{TENDER} – Dixit")


def test_a_filter_stays_in_the_address_and_on_reload(visit: Visit) -> None:
    visit.ask("Qui parle de Microsoft et des données de santé ?")
    visit.page.locator("#facets .facet", has_text="CGT").click()
    expect(visit.page).to_have_url(re.compile("&source=CGT"))
    visit.page.reload()
    expect(visit.page.locator(".searched")).to_contain_text("CGT")
    expect(visit.page.locator('#facets .facet[aria-pressed="true"]')).to_contain_text("CGT")
    visit.page.go_back()
    expect(visit.page.locator(".searched")).to_have_count(0)
    expect(visit.page.locator(".bot-row")).to_have_count(1)


def test_what_the_next_question_says_itself_lifts_the_filter(visit: Visit) -> None:
    visit.page.locator("#facets .facet", has_text="CGT").click()
    expect(visit.page.locator("#facets .chosen")).to_be_visible()
    visit.ask(REVERSIBILITY)
    expect(visit.page.locator(".card .source").first).to_have_text("CFTC")
    expect(visit.page.locator("#facets .chosen")).to_have_count(0)


def test_two_tabs_keep_their_own_questions(browser: Browser, served: Served) -> None:
    context = browser.new_context()
    tabs = [Visit(context.new_page()), Visit(context.new_page())]
    for visit, question in zip(tabs, (REVERSIBILITY, TENDER), strict=True):
        visit.page.goto(served.address)
        visit.page.locator("#examples button").first.wait_for()
        visit.ask(question)
    tabs[0].page.reload()
    expect(tabs[0].page.locator(".question")).to_have_count(1)
    expect(tabs[0].page.locator(".question")).to_contain_text("réversibilité")
    context.close()


def test_a_new_search_can_be_undone(visit: Visit) -> None:
    visit.ask(REVERSIBILITY)
    visit.ask(TENDER)
    visit.page.get_by_role("button", name="Nouvelle recherche").click()
    expect(visit.page.locator(".bot-row")).to_have_count(0)
    expect(visit.page).to_have_title("Dixit")
    visit.page.get_by_role("button", name="Annuler", exact=True).click()
    expect(visit.page.locator(".bot-row")).to_have_count(2)
    expect(visit.page.locator(".question").first).to_contain_text("réversibilité")


def test_the_keyboard_alone_does_the_work(visit: Visit) -> None:
    expect(visit.page.get_by_label("Votre question")).to_be_focused()
    visit.ask(REVERSIBILITY)
    visit.page.evaluate("document.activeElement.blur()")
    visit.page.keyboard.press("j")
    expect(visit.page.locator(".extract.current")).to_have_count(1)
    visit.page.keyboard.press("g")
    expect(visit.page.get_by_role("button", name="Dossier (1)")).to_be_visible()
    visit.page.keyboard.press("o")
    expect(visit.page.locator("#communique mark.quoted").first).to_be_in_viewport()
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("/")
    expect(visit.page.get_by_label("Votre question")).to_be_focused()
    visit.page.keyboard.press("ArrowUp")
    expect(visit.page.get_by_label("Votre question")).to_have_value(REVERSIBILITY)


def test_a_text_that_closes_late_leaves_the_focus_where_a_key_has_led_it(visit: Visit) -> None:
    visit.ask(REVERSIBILITY)
    visit.page.locator("a.read").first.click()
    expect(visit.page.locator("#communique mark.quoted").first).to_be_in_viewport()
    visit.page.get_by_label("Votre question").focus()
    visit.page.evaluate("history.back()")
    expect(visit.page.locator("body.reading")).to_have_count(0)
    expect(visit.page.get_by_label("Votre question")).to_be_focused()


def test_keys_can_be_turned_off(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Raccourcis du clavier").click()
    visit.page.get_by_label("Raccourcis à une touche").uncheck()
    visit.page.get_by_role("dialog").get_by_role("button", name="Fermer").click()
    visit.page.evaluate("document.activeElement.blur()")
    visit.page.keyboard.press("/")
    expect(visit.page.get_by_label("Votre question")).not_to_be_focused()
