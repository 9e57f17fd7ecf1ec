"""The page as axe-core sees it, which knows what keeps people out: contrast, names, roles, order."""

import importlib.util
from pathlib import Path

import pytest

from tests.ui.conftest import Served

pytest.importorskip("playwright")
from playwright.sync_api import Browser, expect

from tests.ui.conftest import visiting

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
