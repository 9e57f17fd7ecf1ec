"""Dossiers in a real browser: extracts are kept, annotated, ordered, and leave as files that hold their very words."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from index.reading.office.docx import read_docx
from tests.ui.conftest import IN_BOTH_BROWSERS, Served, Visit
from tests.ui.serve_page import SEEDS

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Locator, expect

from tests.ui.conftest import visiting

pytestmark = [pytest.mark.slow, IN_BOTH_BROWSERS]

REVERSIBILITY = "Que dit la CFTC de la réversibilité ?"
MICROSOFT = "Que dit la CGT de Microsoft et des données de santé ?"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def kept(visit: Visit) -> Locator:
    """The dossier with an extract of each of two answers in it."""
    for question in (REVERSIBILITY, MICROSOFT):
        visit.ask(question)
        visit.page.locator(".bot-row").last.locator(".keep").first.click()
    visit.page.get_by_role("button", name="Dossier (2)").click()
    return visit.page.get_by_role("complementary", name="Dossier")


def paragraphs(path: Path, part: str) -> list[str]:
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        root = ElementTree.fromstring(file.read(f"word/{part}.xml"))
    return ["".join(one.text or "" for one in p.iter(f"{WORD}t")) for p in root.iter(f"{WORD}p")]


def test_what_is_kept_stays_in_order_with_its_notes(visit: Visit) -> None:
    dossier = kept(visit)
    dossier.get_by_label("Note sur l’extrait 1").fill("À vérifier <b>auprès</b> de la CFTC")
    dossier.get_by_role("button", name="Descendre l’extrait 1").click()
    visit.page.reload()
    visit.page.get_by_role("button", name="Dossier (2)").click()
    expect(dossier.locator("blockquote").last).to_contain_text("la question de la réversibilité")
    expect(dossier.get_by_label("Note sur l’extrait 2")).to_have_value("À vérifier <b>auprès</b> de la CFTC")
    dossier.get_by_role("button", name="Retirer l’extrait 1").click()
    expect(dossier.locator("li")).to_have_count(1)
    expect(visit.page.locator('.keep[aria-pressed="true"]')).to_have_count(1)


def test_a_word_file_holds_the_very_words_each_with_a_note(visit: Visit) -> None:
    dossier = kept(visit)
    with visit.page.expect_download() as saved:
        dossier.get_by_role("button", name="Enregistrer le dossier\u00a0: Word").click()
    assert saved.value.suggested_filename == "Mon dossier.docx"
    path = saved.value.path()
    texts = [" ".join(file.read_text(encoding="utf-8").replace("*", "").split()) for file in SEEDS.glob("*.*")]
    quotes = [words[2:-2] for words in paragraphs(path, "document") if words.startswith("«")]
    assert len(quotes) == 2
    for quote in quotes:
        assert any(quote.split(" […] ")[-1] in text for text in texts)
    notes = [words for words in paragraphs(path, "footnotes") if words]
    assert len(notes) == 2
    assert re.search(
        r"CFTC, « .* », communiqué non daté, empreinte : [0-9a-f]{16}, http://127",
        notes[0].replace("\u202f", " ").replace("\u00a0", " "),
    )
    read_back = " ".join(read_docx(path.read_bytes()).text.split())
    assert all(" ".join(quote.split()) in read_back for quote in quotes)


def test_a_dossier_leaves_as_markdown_and_as_a_page(visit: Visit) -> None:
    dossier = kept(visit)
    dossier.get_by_label("Note sur l’extrait 1").fill("<img src=x onerror=attacked=1> *gras*")
    written = {}
    for kind in ("Markdown", "Page web"):
        with visit.page.expect_download() as saved:
            dossier.get_by_role("button", name=f"Enregistrer le dossier\u00a0: {kind}").click()
        written[kind] = saved.value.path().read_text(encoding="utf-8")
    assert r"\<img src=x onerror=attacked=1\> \*gras\*" in written["Markdown"]
    assert written["Markdown"].count("[^2]") == 2
    assert "&lt;img src=x" in written["Page web"]
    assert "<img" not in written["Page web"]


def test_a_dossier_leaves_for_zotero_with_words_chosen_by_hand_too(visit: Visit) -> None:
    dossier = kept(visit)
    dossier.get_by_role("link", name="Lire dans le texte").first.click()
    text = visit.page.locator("#communique .text")
    expect(text).to_be_visible()
    expect(dossier).to_be_hidden()  # it lay where the text is
    text.locator("p").first.evaluate("p => getSelection().selectAllChildren(p)")
    visit.page.locator("#of-chosen").get_by_role("button", name="Garder").click()
    visit.page.locator("#close-reading").click()
    expect(dossier).to_be_visible()  # from where the text was opened
    written = {}
    for kind in ("Zotero (RIS)", "CSL-JSON"):
        with visit.page.expect_download() as saved:
            dossier.get_by_role("button", name=f"Enregistrer le dossier\u00a0: {kind}").click()
        written[kind] = saved.value.path().read_text(encoding="utf-8")
    assert saved.value.suggested_filename == "Mon dossier.json"
    assert written["Zotero (RIS)"].count("TY  - GEN") == 3
    assert "AU  - CFTC" in written["Zotero (RIS)"]
    assert written["CSL-JSON"].count('"note": "«') == 3


def test_several_dossiers_are_kept_apart(visit: Visit) -> None:
    dossier = kept(visit)
    visit.page.on("dialog", lambda dialog: dialog.accept("Enquête"))
    dossier.get_by_role("button", name="Nouveau").click()
    expect(dossier.get_by_label("Dossier", exact=True)).to_contain_text("Enquête")
    expect(dossier.locator("li")).to_have_count(0)
    dossier.get_by_label("Dossier", exact=True).select_option(label="Mon dossier")
    expect(dossier.locator("li")).to_have_count(2)


def test_nothing_of_a_dossier_is_sent(browser: Browser, served: Served) -> None:
    for visit in visiting(browser, served.address):
        visit.ask(REVERSIBILITY)
        before = len(visit.requested)
        visit.page.locator(".keep").first.click()
        visit.page.get_by_role("button", name="Dossier (1)").click()
        with visit.page.expect_download():
            visit.page.get_by_role("button", name="Enregistrer le dossier\u00a0: Word").click()
        visit.settle()
        assert [url for url in visit.requested[before:] if not url.startswith("blob:")] == []


@pytest.mark.parametrize("stored", ["[1, 2]", "null", "not JSON", '[{"name": 1}]'])
def test_what_the_browser_kept_badly_is_an_empty_dossier(visit: Visit, stored: str) -> None:
    visit.page.evaluate("stored => localStorage.setItem('dixit-dossiers', stored)", stored)
    visit.ask(REVERSIBILITY)
    visit.page.locator(".keep").first.click()
    expect(visit.page.get_by_role("button", name="Dossier (1)")).to_be_visible()
