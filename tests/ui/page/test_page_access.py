"""The page as axe-core sees it, which knows what keeps people out: contrast, names, roles, order."""

import importlib.util
from pathlib import Path

import pytest

from tests.ui.conftest import Served, Visit

pytest.importorskip("playwright")
from playwright.sync_api import Browser, expect

from tests.ui.conftest import visiting

pytestmark = pytest.mark.slow

_FOUND = importlib.util.find_spec("axe_core_python")


@pytest.mark.skipif(_FOUND is None, reason="axe-core-python n’est pas installé")
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_nothing_keeps_anyone_out(browser: Browser, served: Served, colours: str) -> None:
    assert _FOUND is not None
    assert _FOUND.origin is not None
    axe = Path(_FOUND.origin).with_name("axe.min.js").read_text(encoding="utf-8")
    for visit in visiting(browser, served.address + f"/?__theme={colours}"):
        visit.ask("Que disait la CGT en février 2024 de Microsoft ?")
        visit.ask("et la CFTC ?")
        visit.ask("Que dit la CFDT de Microsoft ?")
        visit.page.locator("summary").first.click()
        visit.page.locator("a.read").first.click()
        expect(visit.page.locator("#communique mark.quoted").first).to_be_in_viewport()
        visit.page.evaluate(axe)
        found = visit.page.evaluate("axe.run(document)")
        assert len(found["passes"]) > 20
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []


# Whether the element that has the focus, or what stands around it, is drawn otherwise than without the focus.
_SHOWN = """() => {
    const focused = document.activeElement;
    const drawn = () => [focused, ...[1, 2, 3, 4].map((n) => {
        let one = focused;
        while (n-- && one) one = one.parentElement;
        return one;
    })].filter(Boolean).map((one) => {
        const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(one);
        return [outlineStyle, outlineStyle === "none" ? "" : outlineWidth, boxShadow, borderColor].join();
    }).join("|");
    const within = drawn();
    focused.blur();
    const without = drawn();
    focused.focus();
    return [focused.outerHTML.slice(0, 120), within !== without];
}"""


def test_wherever_the_keyboard_goes_one_sees_where_it_is(visit: Visit) -> None:
    visit.ask("Que dit la CFTC de la réversibilité ?")
    expect(visit.page.locator(".card").first).to_be_visible()
    visit.page.locator("#to-question").focus()
    seen: dict[str, bool] = {}
    for _ in range(40):
        element, shown = visit.page.evaluate(_SHOWN)
        if not element.startswith("<body"):  # between the last element and the first
            seen[element] = shown
        visit.page.keyboard.press("Tab")
    assert len(seen) > 15
    assert [element for element, shown in seen.items() if not shown] == []


def test_an_answer_is_announced_once(visit: Visit) -> None:
    """By its first line; the cards are there to be read. A second answer leaves the first one untouched."""
    visit.ask("Que dit la CFTC de la réversibilité ?")
    log = visit.page.get_by_role("log")
    expect(log).to_have_count(1)
    expect(log).to_have_attribute("aria-live", "off")
    log.evaluate(
        """log => {
            window.touched = 0;
            const first = log.querySelector(".bot-row");
            new MutationObserver((changes) => changes.forEach((change) => {
                const what = [...change.addedNodes, ...change.removedNodes];
                window.touched += first.contains(change.target) || what.some((one) => one.contains?.(first));
            })).observe(log, { subtree: true, childList: true, characterData: true });
        }"""
    )
    visit.ask("Y a-t-il eu un appel d'offres ?")
    assert visit.page.evaluate("window.touched") == 0
    told = visit.page.locator("body > [role=status]").first
    expect(told).to_have_text(visit.page.locator(".lead").last.inner_text())
    assert not visit.page.locator("[aria-label*='<'], [title*='<']").count()
