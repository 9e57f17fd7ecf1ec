"""In a real browser, over the real floors: sources side by side, passages in time, all of them, and paper."""

import csv
import importlib.util
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from tests.ui import made_corpus
from tests.ui.conftest import Served, Visit, serving

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Locator, expect

from tests.ui.conftest import visiting, watched

pytestmark = pytest.mark.slow

NIGHT = "Que dit la CGT du travail de nuit ?"
WHO_SAYS = "Qui dit quoi sur le travail de nuit ?"
FARTHEST = """told => Math.max(...[...told.querySelectorAll(".card, .look, .passages")]
    .map((one) => one.getBoundingClientRect().right))"""
_AXE = importlib.util.find_spec("axe_core_python")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The page over the real floors, with the seeds and the made corpus."""
    folder = tmp_path_factory.mktemp("library")
    catalogue = open_catalogue(folder / "data")
    catalogue.add(made_corpus.files())
    catalogue.close()
    yield from serving(folder / "log", str(folder / "data"))


@pytest.fixture
def visit(library: Served, browser: Browser) -> Iterator[Visit]:
    yield from watched(browser, library.address)


def reply(visit: Visit, number: int = -1) -> Locator:
    return visit.page.locator("#conversation .bot-row").nth(number)


def look(visit: Visit, name: str) -> Locator:
    """What the button under the first reply brings, as the last."""
    before = visit.page.locator("#conversation .bot-row").count()
    reply(visit, 0).get_by_role("button", name=name).click()
    expect(visit.page.locator("#conversation .bot-row")).to_have_count(before + 1)
    visit.settle()
    return reply(visit)


def test_an_answer_can_be_compared_from_the_keyboard(visit: Visit) -> None:
    visit.ask(NIGHT)
    reply(visit, 0).get_by_role("button", name="Comparer les sources").focus()
    visit.page.keyboard.press("Enter")
    expect(reply(visit).locator(".column > h4").first).to_be_visible()
    expect(reply(visit).locator(".lead")).to_be_focused()
    visit.settle()
    named = set(reply(visit).locator(".column > h4").all_text_contents())
    assert named == {"CGT", "FO", "Medef", "Solidaires", "=HYPERLINK(1)", "source inconnue"}
    expect(reply(visit).locator(".others")).to_contain_text("Rien trouvé\u00a0: CFTC")
    expect(visit.page.locator(".user-row").last).to_have_text(
        "Comparer les sources\u00a0: Que dit la CGT du travail de nuit\u202f?"
    )


def test_a_question_of_who_says_what_is_compared_by_itself(visit: Visit) -> None:
    visit.ask(WHO_SAYS)
    expect(reply(visit).locator(".column").first).to_be_visible()
    expect(reply(visit).locator(".completed")).to_contain_text("Que dit-on sur le travail de nuit")
    reply(visit).locator("a.read").first.click()
    expect(visit.page.locator("#communique mark.quoted")).to_be_in_viewport()


def test_time_is_laid_out_and_a_click_goes_to_the_passage(visit: Visit) -> None:
    visit.ask(WHO_SAYS)
    told = look(visit, "Dans le temps")
    expect(told.locator(".chart li").first).to_have_text("20191\u00a0extrait")
    assert told.locator(".moment time").first.get_attribute("datetime") == "2019-03-11"
    expect(told.locator("details.undated > summary")).to_contain_text("Extraits non datés")
    expect(told.locator("details .card").first).to_be_hidden()
    told.locator(".moment a.read").first.click()
    expect(visit.page.locator("#communique mark.quoted")).to_have_text(
        "La CGT exige que le travail de nuit reste une exception."
    )


def test_all_passages_are_counted_and_saved_as_a_table(visit: Visit) -> None:
    visit.ask(WHO_SAYS)
    told = look(visit, "Toutes les mentions")
    expect(told.locator(".lead")).to_contain_text("20\u00a0passages contiennent")
    expect(told.locator(".counts tr").filter(has_text="Medef").locator("td").first).to_have_text("12")
    with visit.page.expect_download() as saved:
        told.get_by_role("link", name="Télécharger le tableau").click()
    assert re.fullmatch(r"dixit-passages-\d{4}-\d\d-\d\d\.csv", saved.value.suggested_filename)
    rows = list(csv.reader(io.StringIO(saved.value.path().read_text(encoding="utf-8-sig")), delimiter=";"))
    assert len(rows) == 1 + 20
    assert {row[2] for row in rows[1:]} >= {"Medef", "'=HYPERLINK(1)", ""}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_a_filter_and_a_part_taken_away_hold_for_every_view(visit: Visit) -> None:
    visit.ask("Que disait la CGT du travail de nuit en 2019 ?")
    told = look(visit, "Toutes les mentions")
    expect(told.locator(".lead")).to_contain_text("1\u00a0passage contient")
    told.get_by_role("button", name="Retirer la période").click()
    expect(told.locator(".lead")).to_contain_text("3\u00a0passages en contiennent au moins 2")
    expect(told.get_by_role("link", name="Télécharger")).to_have_attribute("href", re.compile("without=period"))


def test_what_was_laid_out_is_exported(visit: Visit) -> None:
    visit.ask(WHO_SAYS)
    look(visit, "Toutes les mentions")
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="Exporter").click()
    written = saved.value.path().read_text(encoding="utf-8")
    assert "## Comparer les sources\u00a0: Qui dit quoi sur le travail de nuit ?" in written
    assert "Rien trouvé\u00a0: CFTC." in written
    assert "## Toutes les mentions\u00a0: Que dit-on sur le travail de nuit" in written
    assert "Medef\u00a0: 12" in written


def test_on_paper_are_all_quotes_with_their_sources_and_nothing_to_click(visit: Visit) -> None:
    page = visit.page
    page.evaluate("() => { window.print = () => { window.printed = true; dispatchEvent(new Event('beforeprint')); }; }")
    visit.ask("Quelle est la recette de la tarte Tatin ?")
    visit.ask(WHO_SAYS)
    look_again = reply(visit).get_by_role("button", name="Dans le temps")
    look_again.click()
    expect(page.locator(".bot-row")).to_have_count(3)
    visit.settle()
    page.get_by_role("button", name="Imprimer").click()
    page.emulate_media(media="print")
    assert page.evaluate("window.printed") is True
    for card in page.locator("#conversation .card").all():
        expect(card).to_be_visible()
    expect(page.locator(".bot-row").first.locator(".card")).to_have_count(0)  # no other subject below a refusal
    expect(page.locator("#on-paper li").filter(has_text="(CGT, 11\u00a0mars\u00a02019)")).to_have_count(1)
    listed = page.locator("#on-paper li").all_inner_texts()
    assert len(listed) == len(set(listed)) > 15
    for left_out in ("#aside", "#question", "#keeping", "#examples"):
        expect(page.locator(left_out)).to_be_hidden()
    assert not [one for one in page.locator("button:visible, a:visible").all_inner_texts() if one.strip()]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator("#on-paper")).to_have_count(0)
    expect(page.locator("details .card").first).to_be_hidden()


def test_on_paper_the_dark_colours_stay_on_the_screen(visit: Visit) -> None:
    page = visit.page
    page.emulate_media(color_scheme="dark", media="screen")
    page.goto(page.url)
    page.locator("body.dark").wait_for()  # which the page becomes once it is drawn
    tint = "name => getComputedStyle(document.body).getPropertyValue(name)"
    names = ("--amber", "--hue-6")
    assert [page.evaluate(tint, name) for name in names] == ["#6b4e0c", "#ff9bcb"]
    page.emulate_media(media="print")
    assert [page.evaluate(tint, name) for name in names] == ["#fde9a8", "#b3246f"]


@pytest.mark.parametrize("width", [1280, 375])
def test_no_view_makes_the_page_scroll_sideways(browser: Browser, library: Served, width: int) -> None:
    for visit in visiting(browser, library.address, width, 740):
        visit.ask(WHO_SAYS)
        for name in ("Dans le temps", "Toutes les mentions"):
            told = look(visit, name)
            if name != "Dans le temps":
                told.locator("summary").click()
            assert visit.page.evaluate("document.documentElement.scrollWidth") == width
            assert told.evaluate(FARTHEST) <= width


@pytest.mark.skipif(_AXE is None, reason="axe-core-python n’est pas installé")
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_no_view_keeps_anyone_out(browser: Browser, library: Served, colours: str) -> None:
    assert _AXE is not None
    assert _AXE.origin is not None
    axe = Path(_AXE.origin).with_name("axe.min.js").read_text(encoding="utf-8")
    for visit in visiting(browser, library.address + f"/?__theme={colours}"):
        visit.ask(WHO_SAYS)
        for name in ("Dans le temps", "Toutes les mentions"):
            look(visit, name)
        for summary in visit.page.locator("#conversation summary").all():
            summary.click()
        visit.page.evaluate(axe)
        found = visit.page.evaluate("axe.run(document)")
        assert len(found["passes"]) > 20
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
