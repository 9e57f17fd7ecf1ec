"""A day at the desk, in a real browser over the real floors: completing, going on, comparing versions, accepting what
is proposed, following a question, the table that leaves and comes back.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.values.files import File
from tests.ui import made_corpus
from tests.ui.conftest import Served, Visit, serving, watched

pytest.importorskip("playwright")
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.slow

NIGHT = "Qui parle du travail de nuit ?"
BOATS = "Le collectif demande {0} bateaux pour le canal de Briare, et que l’écluse soit rouverte avant l’été."
_HEAD = (
    "---\ntitle: Canal de Briare\nsource: Collectif du canal\ndate: 2024-0{0}-01\nurl: https://canal.example/{0}\n---\n"
)
_REST = " La préfecture n’a pas répondu à la première lettre. Les mariniers attendent toujours une date de réouverture."
_EVENT = (
    "Table ronde du port de {0}\nDate : 16 mai 2024\nHoraire : 14h\n\nPlus aucun bateau ne passe à {0} depuis lundi.\n"
)
PORTS = ("Sète", "Brest")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("desk")
    versions = [(_HEAD.format(n) + BOATS.format(number) + _REST) for n, number in ((3, "trois"), (4, "cinq"))]
    texts = [*versions, *(_EVENT.format(port) for port in PORTS)]
    files = [File(f"canal-{n}.md", text.encode()) for n, text in enumerate(texts)]
    open_catalogue(folder / "data").add([*made_corpus.files(), *files])
    yield from serving(folder / "log", str(folder / "data"))


@pytest.fixture
def visit(browser: Browser, desk: Served) -> Iterator[Visit]:
    yield from watched(browser, desk.address)


def test_a_source_is_completed_and_what_may_be_asked_next_is_one_click_away(visit: Visit) -> None:
    question = visit.page.get_by_label("Votre question")
    question.press_sequentially("Que dit la cg")
    option = visit.page.get_by_role("option", name="CGT source")
    expect(option).to_be_visible()
    question.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    question.press("Enter")
    expect(question).to_have_value("Que dit la CGT")
    expect(option).to_have_count(0)
    visit.ask("Que dit la CGT du travail de nuit ?")
    visit.page.locator("#next").get_by_role("button", name="Et le Medef").click()
    expect(visit.page.locator(".question")).to_have_count(2)
    expect(visit.page.locator(".completed")).to_contain_text("Medef")
    question.press_sequentially("travail de n")
    expect(visit.page.get_by_role("option", name="déjà demandé").first).to_be_visible()
    question.press("Escape")
    expect(visit.page.get_by_role("listbox")).to_be_hidden()


def test_a_text_shows_its_original_its_neighbours_and_what_changed_in_it(visit: Visit) -> None:
    visit.ask("Combien de bateaux pour le canal de Briare ?")
    visit.page.locator("a.read").first.click()
    pane = visit.page.get_by_role("complementary", name="Communiqué")
    expect(pane.get_by_role("link", name="canal.example/4")).to_have_attribute("href", "https://canal.example/4")
    expect(pane.get_by_role("heading", name="Sur le même sujet")).to_be_visible()
    expect(pane.locator("#neighbours")).not_to_contain_text("Canal de Briare")
    pane.locator("summary", has_text="1 autre version").click()
    pane.get_by_role("button", name="Voir les différences").click()
    expect(pane.locator(".differences del")).to_have_text("trois")
    expect(pane.locator(".differences ins")).to_have_text("cinq")


def test_dates_are_accepted_together_and_the_table_comes_back_corrected(visit: Visit, tmp_path: Path) -> None:
    visit.page.locator("#counts .lacking", has_text="sans date").click()
    shelf = visit.page.locator("#shelf")
    shelf.get_by_role("button", name="Accepter les 2 dates proposées").click()
    told = visit.page.locator("#shelf-news .done")
    expect(told).to_contain_text("2\N{NO-BREAK SPACE}communiqués")
    expect(shelf.locator(".rows tbody tr", has_text="Table ronde")).to_have_count(0)
    told.get_by_role("button", name="Annuler").click()
    expect(shelf.locator(".rows tbody tr", has_text="Table ronde")).to_have_count(2)
    with visit.page.expect_download() as saved:
        shelf.get_by_role("link", name="Enregistrer le tableau").click()
    table = saved.value.path().read_text(encoding="utf-8")
    row = next(line for line in table.splitlines() if "Table ronde du port de Brest" in line)
    file = tmp_path / "table.csv"
    file.write_text(f"empreinte;source;date\n{row.partition(';')[0]};Port de Brest;mai 2024\n", encoding="utf-8")
    visit.page.locator("#table-tools input").set_input_files(file)
    expect(visit.page.locator("#taken-back")).to_contain_text("1\N{NO-BREAK SPACE}communiqué corrigé")
    expect(shelf.locator(".rows tbody tr", has_text="Table ronde")).to_have_count(1)


def test_a_source_is_taken_by_tab_and_a_new_one_is_told(visit: Visit) -> None:
    visit.page.locator("#counts .lacking", has_text="sans source").click()
    expect(visit.page.locator("#shelf-list .found button")).to_have_attribute("value", re.compile("^unsourced/"))
    visit.page.get_by_role("button", name="Corriger").first.click()
    source = visit.page.locator("#said-source input")
    expect(source).to_be_focused()
    expect(visit.page.get_by_role("listbox")).to_be_hidden()  # nothing lies over the fields below
    source.press_sequentially("solid")
    expect(visit.page.get_by_role("option", name="Solidaires")).to_have_attribute("aria-selected", "true")
    source.press("Tab")
    expect(source).to_have_value("Solidaires")
    source.fill("Solidar")
    source.press("Escape")
    source.press("Tab")
    expect(visit.page.locator("#new-source")).to_contain_text("Nouvelle source")
    visit.page.locator("#said-date input").fill("hier")
    visit.page.locator("#save").click()
    expect(visit.page.locator("#shelf-news .error")).to_be_visible()
    visit.page.locator("#leave").click()
    expect(visit.page.locator("#shelf-news .error")).to_have_count(0)


def test_what_newly_answers_a_followed_question_is_marked(visit: Visit, desk: Served) -> None:
    visit.ask(NIGHT)
    visit.page.get_by_role("button", name="Suivre", exact=True).click()
    expect(visit.page.locator("#follow")).to_have_attribute("aria-pressed", "true")
    words = "Les mariniers parlent du travail de nuit et le refusent."
    new = {"name": "new.md", "text": f"---\nsource: Mariniers\ndate: 2025-03-01\n---\n{words}"}
    added = visit.page.request.post(f"{desk.address}/api/communiques", data={"files": [new]})
    assert added.ok
    visit.page.reload()
    followed = visit.page.locator("#followed")
    expect(followed.locator(".fresh")).to_have_text("1 nouveau")
    feed = visit.page.request.get(desk.address + (followed.get_by_role("link").get_attribute("href") or ""))
    assert "Les mariniers parlent du travail de nuit" in feed.text()
    visit.ask(NIGHT + " Et de la santé des aiguilleurs ?")
    followed.get_by_role("button", name="Qui parle du travail de nuit").first.click()
    expect(visit.page.locator(".card:has(.fresh) .source").first).to_have_text("Mariniers")


def test_all_that_is_promised_as_new_is_shown(visit: Visit) -> None:
    """Also what the answer does not quote, of which it shows the best."""
    visit.ask(NIGHT)
    visit.page.get_by_role("button", name="Suivre", exact=True).click()
    expect(visit.page.locator("#follow")).to_have_attribute("aria-pressed", "true")
    visit.page.evaluate(
        """() => {
            const list = JSON.parse(localStorage.getItem("dixit-followed"));
            localStorage.setItem("dixit-followed", JSON.stringify(list.map((one) => ({ ...one, known: [] }))));
        }"""
    )
    visit.page.reload()
    told = visit.page.locator("#followed .fresh")
    expect(told).to_have_text(re.compile(r"\d+ nouveaux"))
    promised = int(told.inner_text().split()[0])
    assert promised > 5
    visit.ask("Combien de bateaux pour le canal de Briare ?")
    visit.page.locator("#followed").get_by_role("button", name="Qui parle du travail de nuit").first.click()
    expect(visit.page.locator(".bot-row").last.locator(".card .fresh, .arrived li")).to_have_count(promised)
