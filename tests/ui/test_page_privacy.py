"""Nothing leaves the machine, and the words of a document do nothing but be read."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.ui import hostile
from tests.ui.conftest import HOUSE, Served, Visit, serving, visiting
from ui.http.loopback import is_loopback

pytestmark = pytest.mark.slow

ALONE = "DIXIT_TESTED_ALONE"  # set in the tests that run where there is no network


@pytest.fixture(scope="module")
def served_for_real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The page over the real floors, with the seeds."""
    folder = tmp_path_factory.mktemp("real")
    yield from serving(folder / "log", str(folder / "data"))


def test_the_real_page_answers_from_the_seeds_and_reaches_nothing(served_for_real: Served, browser: Browser) -> None:
    for visit in visiting(browser, served_for_real.address):
        visit.ask("Pourquoi la Cnil bloquait-elle l'hébergement hors d'Europe ?")
        card = visit.page.locator(".card").first
        expect(card.locator(".source")).to_have_text("CGT")
        expect(card.locator("time")).to_have_attribute("datetime", "2024-02-05")
        card.get_by_role("link").first.click()
        expect(visit.page.locator("#communique mark.quoted").first).to_be_in_viewport()
        visit.page.get_by_role("button", name="Entretien").click()
        visit.page.get_by_role("button", name="Refaire l’index").click()
        expect(visit.page.locator("#news .done")).to_be_visible()
        assert visit.complaints == []
        assert visit.outside() == []
    assert [address for address in served_for_real.reached() if not loopback(address)] == []


def test_a_hostile_text_is_shown_word_for_word_and_does_nothing(visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "<img src=x onerror=attacked=9>.txt"
    file.write_text(hostile.TEXT)
    visit.page.locator("#files input[type=file]").set_input_files(file)
    expect(visit.page.locator("#news .added")).to_be_visible()
    for number, attack in enumerate(hostile.ATTACKS, 1):
        visit.ask(f"Que dit l’abordage numéro {number} {attack} ?")
    visit.page.locator("a.read").first.click()
    pane = visit.page.locator("#communique")
    expect(pane.locator("mark.quoted").first).to_be_visible()
    shown = pane.locator(".text").evaluate("e => e.textContent")
    assert [attack for attack in hostile.SHOWN if attack not in shown] == []
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in shown
    for place in ("#communique", "#conversation", "#aside"):
        foreign = visit.page.locator(f"{place} .md").locator("img, script, iframe, svg, style, base, .katex, .mermaid")
        assert foreign.count() == 0
    assert visit.page.locator("#communique a").count() == 0
    assert visit.page.evaluate("window.attacked") is None
    assert visit.complaints == []


def test_the_server_reached_this_machine_only(visit: Visit, served: Served) -> None:
    visit.ask("Que dit la CFTC de la réversibilité ?")
    assert [address for address in served.reached() if not loopback(address)] == []


@pytest.mark.skipif(ALONE in os.environ, reason="already alone")
def test_everything_works_on_a_machine_without_network() -> None:
    """The same tests in a network namespace that holds the loopback and nothing else."""
    alone = ["unshare", "--map-root-user", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], capture_output=True).returncode:
        pytest.skip("ce système ne permet pas de couper le réseau d’un seul processus")
    command = [sys.executable, "-m", "pytest", "-q", __file__, "-k", "real_page"]
    done = subprocess.run(
        [*alone, *command], cwd=HOUSE, env=os.environ | {ALONE: "1"}, capture_output=True, text=True, timeout=600
    )
    assert "1 passed" in done.stdout, done.stdout + done.stderr


def loopback(reached: str) -> bool:
    """Whether an address of the log, `('127.0.0.1', 80)`, `localhost` or the path of a local socket, is of here."""
    host = reached.split("'")[1] if reached.startswith("(") else reached
    return host.startswith("/") or is_loopback(None if host == "None" else host)
