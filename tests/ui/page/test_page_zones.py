"""The three zones in a real browser: the left one folds, the text is a sheet on a phone, other quotes are marked."""

from collections.abc import Iterator

import pytest

from tests.ui.conftest import Served, Visit, serving

pytest.importorskip("playwright")
from playwright.sync_api import Browser, expect

from tests.ui.conftest import visiting

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def served_for_real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("zones")
    yield from serving(folder / "log", str(folder / "data"))


def test_what_else_a_reply_quotes_of_a_text_is_marked_lightly_in_it(browser: Browser, served_for_real: Served) -> None:
    for visit in visiting(browser, served_for_real.address):
        visit.ask("Que dit la CGT des données ?")
        cards = visit.page.locator(".extract")
        assert cards.count() > 1
        cards.first.locator("a.read").click()
        expect(visit.page.locator("#communique mark.quoted").first).to_be_in_viewport()
        marked = " ".join(visit.page.locator("#communique :is(mark.cited, mark.quoted)").all_inner_texts())
        for other in cards.locator(".quote").all_inner_texts()[1:]:
            assert " ".join(other.split(" […] ")[0].split())[:40] in " ".join(marked.split())
        assert visit.page.url.count("+") == 0, "the link stays that of one passage"
        quoted = visit.page.locator("#communique mark.quoted").first
        before = quoted.inner_text()
        cards.nth(1).locator("a.read").click()
        expect(quoted).not_to_have_text(before)
        words = cards.nth(1).locator(".quote").inner_text().split()
        assert " ".join(quoted.inner_text().split()) in " ".join(words)


def test_the_left_zone_folds_away_on_a_wide_screen_and_stays_so(visit: Visit) -> None:
    toggle = visit.page.get_by_role("button", name="Affiner")
    expect(toggle).to_have_attribute("aria-expanded", "true")
    toggle.click()
    expect(visit.page.locator("#aside")).to_be_hidden()
    visit.page.reload()
    visit.page.locator("#examples button").first.wait_for()
    expect(visit.page.locator("#aside")).to_be_hidden()
    toggle.click()
    expect(visit.page.locator("#facets")).to_be_visible()


def test_on_a_phone_the_text_is_a_sheet_that_holds_the_focus(browser: Browser, served: Served) -> None:
    for visit in visiting(browser, served.address, 375, 740):
        visit.ask("Que dit la CFTC de la réversibilité ?")
        visit.page.locator("a.read").first.click()
        sheet = visit.page.get_by_role("dialog", name="Communiqué")
        expect(sheet.get_by_role("button", name="Fermer")).to_be_focused()
        assert visit.page.locator("#talk").evaluate("e => e.inert") is True
        for _ in range(4):
            visit.page.keyboard.press("Tab")
            outside = "document.activeElement !== document.body && !document.activeElement.closest('#reading')"
            assert visit.page.evaluate(outside) is False
        visit.page.keyboard.press("Escape")
        expect(visit.page.locator("#reading")).to_be_hidden()
        expect(visit.page.locator("a.read").first).to_be_focused()
        assert visit.page.locator("#talk").evaluate("e => e.inert") is False
        assert visit.complaints == []


def test_the_first_key_leads_to_the_question_even_from_the_corpus(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Tous les communiqués").click()
    visit.page.evaluate("document.activeElement.blur()")
    visit.page.locator("#to-question").focus()
    expect(visit.page.get_by_role("link", name="Aller à la question")).to_be_in_viewport()
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_label("Votre question")).to_be_focused()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (375, 812)])
def test_the_first_extract_is_seen_whole_with_its_source_and_date(
    browser: Browser, served_for_real: Served, width: int, height: int
) -> None:
    for visit in visiting(browser, served_for_real.address, width, height):
        visit.ask("Y a-t-il eu un appel d’offres ?")
        card = visit.page.locator("#conversation .card").first
        for part in (".whence", ".extract blockquote"):
            expect(card.locator(part).first).to_be_in_viewport(ratio=1)
        covered = """part => {
            const { left, right, top, bottom } = part.getBoundingClientRect(), middle = (left + right) / 2;
            return [top + 2, bottom - 2].some((y) => !part.contains(document.elementFromPoint(middle, y)));
        }"""
        assert not card.locator(".extract blockquote").first.evaluate(covered), "the field, or what may be asked next"
