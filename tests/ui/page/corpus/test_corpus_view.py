"""The corpus in the middle of the page, in a real browser over the real floors."""

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.ui.conftest import Served, Visit, serving, visiting, watched
from tests.ui.page.test_page import FRENCH_LEFT_TO_SAY

pytestmark = pytest.mark.slow

NBSP = "\N{NO-BREAK SPACE}"
HOSTILE = "<img src=x onerror=window.attacked=1> **gras** [a](javascript:b)"
FOCUSED = "one => one === document.activeElement"
_AXE = importlib.util.find_spec("axe_core_python")


@pytest.fixture(scope="module")
def served_corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The page over the real floors, with the seeds."""
    folder = tmp_path_factory.mktemp("corpus")
    yield from serving(folder / "log", str(folder / "data"))


@pytest.fixture
def corpus(served_corpus: Served, browser: Browser) -> Iterator[Visit]:
    """The page with the corpus open in its middle. Nothing is asked from outside, and nothing complains."""
    for visit in watched(browser, served_corpus.address):
        open_corpus(visit.page)
        yield visit


def open_corpus(page: Page) -> None:
    if not page.locator("#manage").is_visible():
        page.get_by_role("button", name="Affiner").click()
    page.get_by_role("button", name="Tous les communiqués").click()
    expect(page.locator("#shelf .found")).to_be_visible()


def add(visit: Visit, folder: Path, *texts: str) -> None:
    for place, text in enumerate(texts):
        (folder / f"{place}.txt").write_text(text)
    visit.page.locator("#files input[type=file]").set_input_files(sorted(folder.iterdir()))
    expect(visit.page.locator("#news .added, #news .known")).to_have_count(len(texts))
    visit.settle()


def row(page: Page, title: str) -> Locator:
    return page.locator("#shelf .rows tbody tr").filter(has_text=title)


def search(page: Page, words: str) -> None:
    page.get_by_label("Rechercher dans les titres, les sources et les textes").fill(words)


def correct(page: Page, title: str) -> None:
    row(page, title).get_by_role("button", name="Corriger").click()
    expect(page.locator("#correcting :focus")).to_have_count(1)
    if page.viewport_size and page.viewport_size["width"] >= 1100:
        expect(page.locator("#communique article")).to_be_visible()
        expect(page.locator("#correcting :focus")).to_have_count(1)


def say(page: Page, field: str, words: str) -> None:
    box = page.locator(f"#said-{field}").locator("input, textarea").first
    box.fill(words)
    box.press("Tab")


def test_a_work_list_is_gone_through_with_the_keyboard_and_the_text_beside(corpus: Visit, tmp_path: Path) -> None:
    page = corpus.page
    add(corpus, tmp_path, "Les éclusiers de Briare\n\nLes éclusiers demandent des gants.")
    page.get_by_role("radio", name=re.compile("Sans date")).check()
    page.get_by_role("radio", name=re.compile("Sans source")).check()
    expect(page.locator("#shelf .found button[value^='unsourced/']")).to_have_count(1)  # the first list holds it too
    expect(row(page, "éclusiers")).to_have_count(1)
    row(page, "éclusiers").get_by_role("button", name="Corriger").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#said-source input")).to_be_focused()
    expect(page.locator("#communique")).to_contain_text("Les éclusiers demandent des gants.")
    expect(page.locator("#said-source input")).to_be_focused()
    page.keyboard.type("SUD")
    page.keyboard.press("Tab")
    expect(page.locator("#said-date input, #said-date textarea")).to_be_focused()
    page.keyboard.type("12 mars 2019")
    page.keyboard.press("Enter")
    expect(page.locator("#shelf-news")).to_contain_text(
        f"Corrigé{NBSP}: «\N{NARROW NO-BREAK SPACE}Les éclusiers de Briare\N{NARROW NO-BREAK SPACE}» (SUD, 12{NBSP}mars"
    )
    expect(page.locator("#reading")).to_be_hidden()
    expect(row(page, "éclusiers")).to_have_count(0)
    expect(page.locator("#shelf .found")).to_be_focused()
    page.get_by_role("button", name="Retour à la recherche").click()
    expect(page.get_by_role("button", name="Tous les communiqués")).to_be_focused()
    corpus.ask("Que disait SUD en mars 2019 des gants ?")
    expect(page.locator(".card time").first).to_have_attribute("datetime", "2019-03-12")
    page.locator("a.read").first.click()
    expect(page.locator("#communique .origin").first).to_have_text("saisie à la main")


def test_a_date_that_no_calendar_has_is_told_and_the_form_stays(corpus: Visit, tmp_path: Path) -> None:
    page = corpus.page
    add(corpus, tmp_path, "Les gardians de Camargue\n\nLes gardians demandent des chevaux.")
    correct(page, "gardians")
    say(page, "date", "31 février 2024")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.locator("#shelf-news .error")).to_contain_text("31 février 2024")
    expect(page.locator("#correcting").get_by_label("Date", exact=True)).to_have_value("31 février 2024")
    page.locator("#said-source input").press("Escape")
    expect(page.locator("#reading")).to_be_visible()
    page.get_by_role("button", name="Annuler").click()
    expect(row(page, "gardians").locator(".undated")).to_be_visible()
    expect(row(page, "gardians").get_by_role("button", name="Corriger")).to_be_focused()


def test_the_form_leaves_the_focus_where_a_person_has_put_it(corpus: Visit, tmp_path: Path) -> None:
    page = corpus.page
    add(corpus, tmp_path, "Les couteliers de Thiers\n\nLes couteliers demandent des meules.")
    page.clock.install()
    correct(page, "couteliers")
    date = page.locator("#said-date input")
    for _ in range(5):
        date.focus()
        page.clock.run_for(1_000)  # all that the form still does, which may give it elsewhere, is done
        assert date.evaluate(FOCUSED)
    page.keyboard.insert_text("mai 2024")  # as by voice
    page.clock.run_for(1_000)
    assert date.evaluate(FOCUSED)
    expect(date).to_have_value("mai 2024")


def test_a_correction_is_seen_in_the_answer_that_one_comes_back_to(corpus: Visit, tmp_path: Path) -> None:
    page = corpus.page
    add(corpus, tmp_path, "Les falotiers de Lunéville\n\nLes falotiers demandent des mèches neuves.")
    page.get_by_role("button", name="Retour à la recherche").click()
    corpus.ask("Que demandent les falotiers ?")
    source = page.locator(".card", has_text="mèches").locator(".source")
    expect(source).to_have_text("source inconnue")
    open_corpus(page)
    correct(page, "falotiers")
    say(page, "source", "Lanternes")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.locator("#shelf-news .done")).to_be_visible()
    page.get_by_role("button", name="Retour à la recherche").click()
    expect(source).to_have_text("Lanternes")
    expect(page.locator(".bot-row")).to_have_count(1)


def test_what_the_file_says_is_given_back(corpus: Visit, tmp_path: Path) -> None:
    page = corpus.page
    add(corpus, tmp_path, "COMMUNIQUÉ FO\n\nLes vanniers de Villaines\n\nLes vanniers demandent de l'osier.")
    correct(page, "vanniers")
    expect(page.get_by_role("button", name="Revenir à ce que dit le fichier")).to_be_hidden()
    say(page, "title", HOSTILE)
    say(page, "source", "Osier libre")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    changed = row(page, "Osier libre")
    expect(changed).to_contain_text("titre et source saisis")
    expect(changed.locator("a.read")).to_contain_text("<img src=x onerror=window.attacked=1>")
    assert page.evaluate("window.attacked") is None
    assert page.locator("#shelf img").count() == 0
    expect(page.locator("#shelf .rows a[href^='javascript']")).to_have_count(0)
    correct(page, "Osier libre")
    expect(page.locator("#correcting .origins")).to_contain_text("le fichier dit «\N{NARROW NO-BREAK SPACE}FO")
    page.get_by_role("button", name="Revenir à ce que dit le fichier").click()
    expect(row(page, "vanniers").locator(".source")).to_have_text("FO")
    expect(row(page, "Osier libre")).to_have_count(0)


def test_a_removal_can_be_taken_back(corpus: Visit, tmp_path: Path) -> None:
    page = corpus.page
    add(corpus, tmp_path, "Les sabotiers du Faou\n\nLes sabotiers du Faou demandent du hêtre.")
    row(page, "sabotiers").get_by_role("button", name="Retirer").click()
    expect(page.locator("#shelf-news .done")).to_contain_text("Retiré")
    expect(row(page, "sabotiers")).to_have_count(0)
    expect(page.get_by_role("button", name="Annuler")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#shelf-news .done")).to_contain_text("De retour")
    expect(page.locator("#shelf .found")).to_be_focused()
    expect(row(page, "sabotiers")).to_have_count(1)


def test_every_removal_comes_back_from_the_bin(corpus: Visit, tmp_path: Path) -> None:
    page = corpus.page
    add(corpus, tmp_path, "Les tonneliers\n\nLes tonneliers de Jarnac.", "Les charrons\n\nLes charrons de Fayl-Billot.")
    for name in ("tonneliers", "charrons"):
        row(page, name).get_by_role("button", name="Retirer").click()
        expect(row(page, name)).to_have_count(0)
    page.get_by_text("Corbeille (2)").click()
    page.locator("#bin").get_by_role("button", name="Remettre").last.click()
    expect(row(page, "tonneliers")).to_have_count(1)
    page.reload()
    page.get_by_role("button", name="Tous les communiqués").click()
    expect(page.get_by_text("Corbeille (1)")).to_be_visible()


def test_many_rows_are_corrected_at_once(corpus: Visit, tmp_path: Path) -> None:
    page = corpus.page
    add(corpus, tmp_path, *[f"Les ardoisiers {n}\n\nLes ardoisiers {n} de Trélazé." for n in range(4)])
    search(page, "ardoisiers")
    expect(page.locator("#shelf .rows tbody tr")).to_have_count(4)
    page.get_by_label("Cocher toute la page").check()
    page.locator("#bulk").get_by_label("Date").fill("31 février 2024")
    page.locator("#bulk").get_by_role("button", name="Appliquer").click()
    expect(page.locator("#shelf-news .error")).to_be_visible()
    page.locator("#bulk").get_by_label("Source").fill("CGT ardoise")
    page.locator("#bulk").get_by_label("Date").fill("février 2024")
    page.locator("#bulk").get_by_role("button", name="Appliquer").click()
    expect(page.locator("#shelf-news .done")).to_have_text("Corrigés\u00a0: 4\u00a0communiqués.")
    expect(page.locator("#shelf .rows tbody tr").first).to_contain_text("CGT ardoise")
    expect(page.locator("#shelf .rows time").first).to_have_text("février\u00a02024")
    expect(page.locator("#bulk")).to_be_hidden()


def test_saving_goes_on_with_the_next_row(corpus: Visit, tmp_path: Path) -> None:
    page = corpus.page
    add(corpus, tmp_path, *[f"Les cidriers {n}\n\nLes cidriers {n} du Cotentin." for n in range(2)])
    search(page, "cidriers")
    expect(page.locator("#shelf .rows tbody tr")).to_have_count(2)
    first, second = (title.strip() for title in page.locator("#shelf .rows .title a").all_inner_texts())
    correct(page, first)
    say(page, "date", "31 février 2024")
    page.get_by_role("button", name="Enregistrer et suivant").click()
    expect(page.locator("#shelf-news .error")).to_be_visible()
    expect(page.locator("#correcting h3")).to_contain_text(first)
    say(page, "date", "2024")
    page.get_by_role("button", name="Enregistrer et suivant").click()
    expect(page.locator("#correcting h3")).to_contain_text(second)
    expect(page.locator("#shelf-news .done")).to_contain_text(first)


def test_who_gives_up_a_row_that_could_not_be_saved_is_back_in_the_list(corpus: Visit, tmp_path: Path) -> None:
    page = corpus.page
    add(corpus, tmp_path, *[f"Les rémouleurs {n}\n\nLes rémouleurs {n} de Thiers." for n in range(2)])
    search(page, "rémouleurs")
    expect(page.locator("#shelf .rows tbody tr")).to_have_count(2)
    first = page.locator("#shelf .rows .title a").first.inner_text().strip()
    correct(page, first)
    say(page, "date", "31 février 2024")
    page.get_by_role("button", name="Enregistrer et suivant").click()
    expect(page.locator("#shelf-news .error")).to_be_visible()
    page.get_by_role("button", name="Annuler").click()
    expect(row(page, first).get_by_role("button", name="Corriger")).to_be_focused()
    corpus.settle()  # no other form opens
    expect(page.locator("#correcting")).to_be_hidden()


def test_a_list_is_searched_sorted_and_turned(corpus: Visit, tmp_path: Path) -> None:
    page = corpus.page
    texts = [f"Le phare numéro {place:02}\n\nLe gardien du phare {place} demande de l'huile." for place in range(35)]
    add(corpus, tmp_path, *texts)
    search(page, "PHARE numero")
    expect(page.locator("#shelf .found")).to_have_text(f"1 à 30 sur 35{NBSP}communiqués")
    corpus.settle()
    page.get_by_role("columnheader", name="Titre").get_by_role("button").click()
    expect(page.locator("#shelf .rows a").first).to_have_text("Le phare numéro 00")
    corpus.settle()
    page.get_by_role("button", name="Suivants").click()
    expect(page.locator("#shelf .rows a")).to_have_text([f"Le phare numéro {place}" for place in range(30, 35)])
    expect(page.locator("#shelf .found")).to_be_focused()
    corpus.settle()
    page.get_by_role("button", name="Précédents").click()
    expect(page.locator("#shelf .rows tbody tr")).to_have_count(30)
    corpus.settle()
    search(page, "tarte")
    expect(page.locator("#shelf .found")).to_have_text("Aucun communiqué ne contient ces mots.")


def test_the_head_of_a_column_sorts_the_list_and_turns_it_round(corpus: Visit, tmp_path: Path) -> None:
    page = corpus.page
    add(
        corpus, tmp_path, *[f"Les {name}\n\nLes {name} de Guérande." for name in ("paludiers", "cardeurs", "zingueurs")]
    )
    search(page, "Guérande")  # a word of the texts
    titles = page.locator("#shelf .rows a")
    expect(titles).to_have_count(3)
    corpus.settle()
    column = page.get_by_role("columnheader", name="Titre")
    expect(column).not_to_have_attribute("aria-sort", re.compile("."))
    expect(page.get_by_role("columnheader", name="Ajout")).to_have_attribute("aria-sort", "descending")
    column.get_by_role("button").click()
    expect(titles).to_have_text(["Les cardeurs", "Les paludiers", "Les zingueurs"])
    expect(column).to_have_attribute("aria-sort", "ascending")
    expect(column.get_by_role("button")).to_be_focused()
    corpus.settle()
    page.keyboard.press("Enter")
    expect(titles).to_have_text(["Les zingueurs", "Les paludiers", "Les cardeurs"])
    expect(column).to_have_attribute("aria-sort", "descending")


def test_what_is_proposed_on_all_pages_is_accepted_at_once_and_taken_back(corpus: Visit, tmp_path: Path) -> None:
    page = corpus.page
    event = "Table ronde des luthiers {0}\nDate : 16 mai 2024\nHoraire : 14h\n\nOn y parlera du violon numéro {0}.\n"
    add(corpus, tmp_path, *[event.format(n) for n in range(34)])
    page.get_by_role("radio", name=re.compile("Sans date")).check()
    search(page, "luthiers")
    expect(page.locator("#shelf .found")).to_have_text(f"1 à 30 sur 34{NBSP}communiqués")
    corpus.settle()
    page.get_by_role("button", name="Accepter toutes les dates proposées, de toutes les pages").click()
    expect(page.locator("#shelf-news .done")).to_contain_text(f"34{NBSP}communiqués")
    expect(page.locator("#shelf .found")).to_have_text("Aucun communiqué ne contient ces mots.")
    corpus.settle()
    page.locator("#shelf-news").get_by_role("button", name="Annuler").click()
    expect(page.locator("#shelf .found")).to_have_text(f"1 à 30 sur 34{NBSP}communiqués")


def test_a_slower_reply_to_what_was_asked_before_is_not_left_standing(corpus: Visit, tmp_path: Path) -> None:
    page = corpus.page
    add(corpus, tmp_path, "Les allumeurs de réverbères\n\nParis, le 5 mai 2019\n\nLes allumeurs demandent du gaz.")

    held: list[Route] = []
    page.route("**/run/predict", lambda route: route.continue_() if held else held.append(route))
    with page.expect_request("**/run/predict"):
        search(page, "allumeurs")
    page.get_by_role("radio", name=re.compile("Sans date")).check()
    expect(page.locator("#shelf .found")).to_have_text("Aucun communiqué ne contient ces mots.")
    slower = held[0].request
    with page.expect_response(lambda reply: "/run/predict" in reply.url and reply.request != slower):
        held[0].continue_()  # shows the row for a moment, and the page asks again
    expect(page.locator("#shelf .found")).to_have_text("Aucun communiqué ne contient ces mots.")
    expect(row(page, "allumeurs")).to_have_count(0)
    page.unroute("**/run/predict")


def test_questions_are_still_there_after_a_look_at_the_corpus(corpus: Visit) -> None:
    page = corpus.page
    page.get_by_role("button", name="Retour à la recherche").click()
    corpus.ask("Y a-t-il eu un appel d'offres ?")
    open_corpus(page)
    expect(page.locator("#conversation")).to_be_hidden()
    page.get_by_role("button", name="Retour à la recherche").click()
    expect(page.locator(".card").first).to_be_visible()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_nothing_of_it_keeps_anyone_out(browser: Browser, served_corpus: Served, width: int, colours: str) -> None:
    for visit in visiting(browser, f"{served_corpus.address}/?__theme={colours}", width, 740):
        page = visit.page
        open_corpus(page)
        page.locator("#shelf .rows .tick").first.check()
        expect(page.locator("#bulk")).to_be_visible()
        _is_sound(page, width)
        page.get_by_role("button", name="Tout décocher").click()
        search(page, "hebergement")
        correct(page, "hébergement chez Microsoft")
        if width > 1000:
            expect(page.locator("#communique article")).to_be_visible()
        else:
            expect(page.locator("#reading")).to_be_hidden()
        _is_sound(page, width)


def _is_sound(page: Page, width: int) -> None:
    """No sideways scroll, no English, nothing that axe-core finds."""
    assert page.evaluate("document.documentElement.scrollWidth") == width
    said = page.evaluate(
        """() => [document.querySelector("#shelf").innerText, ...[...document.querySelectorAll("#shelf [aria-label]")]
            .filter((e) => e.checkVisibility()).map((e) => e.getAttribute("aria-label"))]"""
    )
    assert [words for words in said if FRENCH_LEFT_TO_SAY.search(words)] == []
    if _AXE is not None and _AXE.origin is not None:
        page.evaluate(Path(_AXE.origin).with_name("axe.min.js").read_text(encoding="utf-8"))
        found = page.evaluate("axe.run(document)")
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
