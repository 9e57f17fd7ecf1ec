"""Every view of the page in a real browser, wide and on a phone, light and dark: nobody is kept out, nothing leaves the
machine, hostile texts are inert. What was seen is kept in `tests/artefacts/`, a picture for each view.
"""

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.values.files import File
from tests.ui import hostile, made_corpus
from tests.ui.conftest import Served, Visit, serving, visiting

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Page, expect

from bench.walk import Colours, walk
from tests.ui.test_page_privacy import loopback

pytestmark = pytest.mark.slow

ARTEFACTS = Path(__file__).parents[1] / "artefacts"
NIGHT = "Qui parle du travail de nuit ?"
BOARDING = "Que dit l’abordage numéro 1 ?"
VIEWS = {
    "empty", "answer", "reading", "comparison", "timeline", "survey", "print", "dossier", "refusal", "keys", "filters",
    "corpus", "ticked", "bin", "form", "api",
}  # fmt: skip
FOREIGN = "img, script, iframe, svg, style, base, .katex, .mermaid, [onerror], [onload], [onclick], [ontoggle]"
_AXE = importlib.util.find_spec("axe_core_python")
_SIZES = pytest.mark.parametrize("width", [1280, 375])
_COLOURS = pytest.mark.parametrize("colours", ["light", "dark"])


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The page over the real floors, with the seeds and the made corpus."""
    folder = tmp_path_factory.mktemp("every")
    open_catalogue(folder / "data").add(made_corpus.files())
    yield from serving(folder / "log", str(folder / "data"))


@pytest.fixture(scope="module")
def pirates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The same, with texts, titles and sources that attack whoever shows them, and a line of a million letters."""
    folder = tmp_path_factory.mktemp("pirates")
    head = "---\nsource: '{0}'\ntitle: 'Le pirate {0}'\ndate: 2024-0{1}-01\n---\n"
    texts = [
        head.format(hostile.ATTACKS[number].replace("'", "’"), number + 1)
        + f"{hostile.TEXT}\n\nFin du pirate {number}."
        for number in range(4)
    ]
    texts.append("COMMUNIQUÉ FO\n\n" + "La houle est longue et rien ne la coupe " * 26_000)  # a megabyte on a line
    files = [File(f"{number}.md", text.encode()) for number, text in enumerate(texts)]
    assert len(open_catalogue(folder / "data").add(files)) == len(files)
    yield from serving(folder / "log", str(folder / "data"))


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from serving(tmp_path_factory.mktemp("shut") / "log", "fake", "login")


@pytest.mark.parametrize(
    ("width", "height", "colours"),
    [
        *((width, 740, colours) for width in (1280, 375) for colours in ("light", "dark")),
        (640, 400, "dark"),  # 1280 × 800, whose reader has doubled all sizes
    ],
)
def test_no_view_keeps_anyone_out_or_asks_for_anything_outside(
    browser: Browser, library: Served, width: int, height: int, colours: Colours
) -> None:
    seen = set()
    for visit in visiting(browser, library.address, width, height):
        for view in walk(visit.page, library.address, NIGHT, colours):
            seen.add(view)
            keep_picture(visit.page, f"{width}-{view}-{colours}")
            if view != "print":
                is_open_to_all(visit.page, view, width)
        leaves_nothing(visit, library)
    assert seen >= VIEWS


@_COLOURS
@_SIZES
def test_signing_in_keeps_nobody_out(browser: Browser, locked: Served, width: int, colours: Colours) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740}, color_scheme=colours)
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(locked.address)
    page.get_by_label("Mot de passe").wait_for()
    keep_picture(page, f"{width}-sign-in-{colours}")
    is_open_to_all(page, "sign-in", width)
    assert [url for url in requested if not url.startswith(locked.address)] == []
    page.close()


def test_hostile_texts_do_nothing_in_any_view(browser: Browser, pirates: Served) -> None:
    for visit in visiting(browser, pirates.address):
        for view in walk(visit.page, pirates.address, BOARDING):
            for place in ("#conversation .md", "#communique", "#shelf .md", "#aside .md", "#on-paper"):
                assert visit.page.locator(place).locator(FOREIGN).count() == 0, view
            assert visit.page.locator("a[href^='javascript' i], a[href*='exemple.test']").count() == 0, view
            assert visit.page.evaluate("window.attacked") is None, view
            assert visit.page.evaluate("document.documentElement.scrollWidth") == 1280, view
            if view == "comparison":
                expect(visit.page.locator(".column").first).to_contain_text("<script>window.attacked = 1</script>")
            if view == "reading":
                shown = visit.page.locator("#communique .text").evaluate("e => e.textContent")
                assert [attack for attack in hostile.SHOWN if attack not in shown] == []
                assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in shown
        leaves_nothing(visit, pirates)


def test_a_line_of_a_million_letters_is_quoted_and_read_whole(browser: Browser, pirates: Served) -> None:
    for visit in visiting(browser, pirates.address, 375, 740):
        visit.ask("Que dit-on de la houle ?")
        assert len(visit.page.locator("blockquote").first.inner_text()) < 5_000
        visit.page.locator("a.read").first.click()
        expect(visit.page.locator("#communique mark.quoted").first).to_be_in_viewport()
        assert visit.page.locator("#communique .text").evaluate("e => e.textContent.length") > 1_000_000
        assert visit.page.evaluate("document.documentElement.scrollWidth") == 375


def test_hostile_texts_are_copied_and_exported_as_words(browser: Browser, pirates: Served) -> None:
    for visit in visiting(browser, pirates.address):
        visit.ask("Que dit l’abordage numéro 1 du script ?")
        copied = visit.page.locator(".citable").all_text_contents()
        assert any("<script>window.attacked = 1</script>" in citation for citation in copied)
        for citation in copied:  # each holds the very words of every attack that it names
            named = [int(number) for number in re.findall(r"Abordage numéro (\d+) :", citation)]
            assert named
            assert [number for number in named if hostile.as_read(hostile.ATTACKS[number - 1]) not in citation] == []
        with visit.page.expect_download() as saved:
            visit.page.get_by_role("button", name="Exporter").click()
        written = saved.value.path().read_text(encoding="utf-8")
        assert r"\<script\>window.attacked = 1\</script\>" in written
        assert "<script>" not in written.replace(r"\<script\>", "")


def is_open_to_all(page: Page, view: str, width: int) -> None:
    """No sideways scroll, and nothing that axe-core finds."""
    assert page.evaluate("document.documentElement.scrollWidth") == width, view
    if _AXE is None or _AXE.origin is None:
        return
    axe = Path(_AXE.origin).with_name("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(axe)
    found = page.evaluate("axe.run(document)")
    told = [(view, one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]]
    assert told == []


def keep_picture(page: Page, name: str) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png")


def leaves_nothing(visit: Visit, served: Served) -> None:
    assert visit.outside() == []
    assert visit.complaints == []
    assert [address for address in served.reached() if not loopback(address)] == []
