"""A talk in a real browser: what is understood and taken away, what leans on what was asked, what is copied."""

import re

import pytest

from tests.ui.conftest import Served, Visit

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Locator, expect

from tests.ui.conftest import visiting

pytestmark = pytest.mark.slow

DATED = "Que disait la CGT en février 2024 des données de santé ?"
NOTED = """() => {
    window.told = new Set();
    const note = () => {
        for (const one of document.querySelectorAll("[role=status]")) told.add(one.textContent);
        told.add(document.querySelector(".copy").className);
    };
    new MutationObserver(note).observe(document, { subtree: true, childList: true, attributes: true });
}"""
EARLIER = "Que disait la CGT en 2019 des données de santé ?"


def reply(visit: Visit, number: int = -1) -> Locator:
    return visit.page.locator("#conversation .bot-row").nth(number)


def test_what_was_understood_stands_above_the_answer(visit: Visit) -> None:
    visit.ask(DATED)
    chips = reply(visit).locator(".chip bdi")
    expect(chips).to_have_text(["Source\u00a0: CGT", "Période\u00a0: février\u00a02024"])
    expect(visit.page.locator(".searched")).to_have_count(0)


def test_a_chip_is_taken_away_from_the_keyboard_and_the_reply_changes_in_its_place(visit: Visit) -> None:
    visit.ask(EARLIER)
    expect(reply(visit).locator(".lead")).to_contain_text("Aucun communiqué ne correspond")
    visit.ask("Que dit la CFTC de la réversibilité ?")
    first = reply(visit, 0)
    first.get_by_role("button", name="Retirer la période").focus()
    visit.page.keyboard.press("Enter")
    expect(first.locator(".card .source").first).to_have_text("CGT")
    expect(first.locator(".chip")).to_have_count(1)
    expect(first.locator(".lead")).to_be_focused()
    expect(visit.page.locator(".bot-row")).to_have_count(2)
    first.get_by_role("button", name="Retirer la source").click()
    expect(first.locator(".chip")).to_have_count(0)


def test_the_same_chip_can_be_taken_away_in_two_talks(visit: Visit) -> None:
    for _ in range(2):
        visit.ask(DATED)
        reply(visit).get_by_role("button", name="Retirer la source").click()
        expect(reply(visit).locator(".chip")).to_have_count(1)
        visit.page.get_by_role("button", name="Nouvelle recherche").click()
        expect(visit.page.locator(".bot-row")).to_have_count(0)


def test_a_source_that_is_not_indexed_can_be_left_out(visit: Visit) -> None:
    visit.ask("Que dit la CFDT des données de santé ?")
    expect(reply(visit).locator(".lead")).to_have_text("Le corpus n’a aucun communiqué de la CFDT.")
    reply(visit).get_by_role("button", name="Toutes les sources").click()
    expect(reply(visit).locator(".card").first).to_be_visible()


def test_passages_outside_the_filter_are_folded_and_can_be_unfolded(visit: Visit) -> None:
    visit.ask(EARLIER)
    folded = reply(visit).get_by_text("d’une autre")
    expect(reply(visit).locator(".card").first).to_be_hidden()
    folded.focus()
    visit.page.keyboard.press("Enter")
    expect(reply(visit).locator(".card").first).to_be_visible()
    visit.ask("Que dit la CFTC de la réversibilité ?")
    expect(reply(visit, 0).locator(".card").first).to_be_visible()


def test_a_question_leans_on_the_talk_and_is_shown_whole(visit: Visit) -> None:
    visit.ask("Que dit la CGT des données de santé ?")
    visit.ask("et la CFTC ?")
    expect(reply(visit).locator(".completed")).to_have_text(
        "Compris ainsi\u00a0: Que dit la CFTC des données de santé\u202f?"
    )
    expect(reply(visit).locator(".card .source").first).to_have_text("CFTC")


def test_a_talk_that_is_begun_again_leans_on_nothing(visit: Visit) -> None:
    visit.ask("Que dit la CGT des données de santé ?")
    visit.page.get_by_role("button", name="Nouvelle recherche").click()
    expect(visit.page.locator(".bot-row")).to_have_count(0)
    visit.ask("et la CFTC ?")
    expect(visit.page.locator(".completed")).to_have_count(0)


@pytest.mark.parametrize("handed_over", [True, False], ids=["clipboard", "selection"])
def test_a_citation_is_copied_ready_to_be_pasted(browser: Browser, served: Served, handed_over: bool) -> None:
    for visit in visiting(browser, served.address):
        page = visit.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        if not handed_over:
            page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
        visit.ask("Que dit la CFTC de la réversibilité ?")
        page.evaluate(NOTED)  # which is told for two seconds only
        page.locator(".card").first.get_by_role("button", name="Copier l’extrait").click()
        page.wait_for_function("() => told.has('Citation copiée') && told.has('copy copied')")
        copied = page.evaluate("navigator.clipboard.readText()")
        quote = "Mais ce qui inquiète particulièrement la CFTC, c'est la question de la réversibilité."
        assert copied.startswith(f"«\u202f{quote}\u202f» (CFTC, «\u202f")
        assert copied.endswith("communiqué non daté)")
        assert visit.complaints == []


def test_the_conversation_is_saved_as_often_as_one_likes(visit: Visit) -> None:
    expect(visit.page.get_by_role("button", name="Exporter")).to_be_hidden()
    visit.ask("Que dit la CFTC de la réversibilité ?")
    for _ in range(2):
        with visit.page.expect_download() as saved:
            visit.page.get_by_role("button", name="Exporter").click()
        assert re.fullmatch(r"dixit-\d{4}-\d\d-\d\d\.md", saved.value.suggested_filename)
        written = saved.value.path().read_text(encoding="utf-8")
        assert "\n\n## Que dit la CFTC de la réversibilité ?\n\n" in written
        assert "c'est la question de la réversibilité.\u202f»" in written
