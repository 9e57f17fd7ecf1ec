"""What a person thinks of a citation, in a real browser: kept there, erased with the talk, exported, sent to nobody."""

import json

import pytest

from tests.ui.conftest import Served, Visit

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Locator, expect

from tests.ui.conftest import visiting

QUESTION = "Que dit la CFTC de la réversibilité ?"


def opinion(visit: Visit, name: str) -> Locator:
    return visit.page.locator(".card").first.get_by_role("button", name=name, exact=True)


def test_an_opinion_survives_a_reload_is_exported_and_goes_with_the_talk(visit: Visit) -> None:
    visit.ask(QUESTION)
    opinion(visit, "Pas utile").click()
    opinion(visit, "Utile").press("Enter")
    expect(opinion(visit, "Utile")).to_have_attribute("aria-pressed", "true")
    expect(opinion(visit, "Pas utile")).to_have_attribute("aria-pressed", "false")
    visit.page.reload()
    expect(opinion(visit, "Utile")).to_have_attribute("aria-pressed", "true")
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="Exporter la conversation").click()
    written = saved.value.path().read_text(encoding="utf-8").split("\n## Votre avis\n\n")[1]
    assert written.startswith("- Utile\u00a0: «\u202fMais ce qui inquiète particulièrement la CFTC")
    visit.page.get_by_role("button", name="Effacer la conversation").click()
    expect(visit.page.locator(".card")).to_have_count(0)
    assert visit.page.evaluate("localStorage.getItem('dixit-opinions')") is None
    visit.ask(QUESTION)
    expect(opinion(visit, "Utile")).to_have_attribute("aria-pressed", "false")


def test_an_opinion_is_taken_back_by_pressing_again_and_then_not_exported(visit: Visit) -> None:
    visit.ask(QUESTION)
    for pressed in ("true", "false"):
        opinion(visit, "Utile").click()
        expect(opinion(visit, "Utile")).to_have_attribute("aria-pressed", pressed)
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="Exporter la conversation").click()
    assert "Votre avis" not in saved.value.path().read_text(encoding="utf-8")


def test_an_opinion_asks_the_server_for_nothing(browser: Browser, served: Served) -> None:
    for visit in visiting(browser, served.address):
        visit.ask(QUESTION)
        visit.page.wait_for_timeout(800)  # what the reply itself asks for
        before = len(visit.requested)
        opinion(visit, "Utile").click()
        expect(opinion(visit, "Utile")).to_have_attribute("aria-pressed", "true")
        visit.page.wait_for_timeout(500)
        assert visit.requested[before:] == []


@pytest.mark.parametrize("kept", ["[1, 2]", "null", "not JSON", json.dumps({"x": {"y": 1}})])
def test_what_the_browser_kept_badly_is_no_opinion(visit: Visit, kept: str) -> None:
    visit.page.evaluate("kept => localStorage.setItem('dixit-opinions', kept)", kept)
    visit.ask(QUESTION)
    opinion(visit, "Utile").click()
    expect(opinion(visit, "Utile")).to_have_attribute("aria-pressed", "true")
