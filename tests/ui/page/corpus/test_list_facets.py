"""What narrows the list of the corpus, in a real browser over the real floors: sources, dates and languages."""

from collections.abc import Iterator

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Locator, expect

from index.assemble import open_catalogue
from index.values.files import File
from tests.ui import made_corpus
from tests.ui.conftest import Served, Visit, serving, visiting, watched
from tests.ui.page.corpus.test_corpus_view import open_corpus

pytestmark = pytest.mark.slow

NBSP = "\N{NO-BREAK SPACE}"
_ENGLISH = [
    ("CGT", "The union is against the closing of the line, and so are we, for the work of the night."),
    ("Acme", "They have told the staff that there is no more work for them at the plant, and that is all."),
]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("list")
    english = [
        File(f"{n}.md", f"---\nsource: {source}\ndate: 2024-05-0{n + 1}\ntitle: English {n}\n---\n{words}".encode())
        for n, (source, words) in enumerate(_ENGLISH)
    ]
    open_catalogue(folder / "data").add([*made_corpus.files(), *english])
    yield from serving(folder / "log", str(folder / "data"))


@pytest.fixture
def corpus(served: Served, browser: Browser) -> Iterator[Visit]:
    for visit in watched(browser, served.address):
        open_corpus(visit.page)
        yield visit


def _facet(visit: Visit, value: str) -> Locator:
    return visit.page.locator(f'#shelf-facets .facet[value="{value}"]')


def _told(visit: Visit, words: str) -> None:
    expect(visit.page.locator("#shelf .found")).to_have_text(words)


def _choose(visit: Visit, value: str) -> int:
    """Clicks on the facet, and waits until the list holds as many as it promises."""
    number = int(_facet(visit, value).locator(".number").inner_text().split()[0])
    _facet(visit, value).click()
    _told(visit, f"{number}{NBSP}communiqué{'s' * (number > 1)}")
    expect(_facet(visit, value)).to_have_attribute("aria-pressed", "true")
    return number


def test_sources_years_and_languages_narrow_the_list_and_are_lifted(corpus: Visit) -> None:
    page = corpus.page
    whole = page.locator("#shelf .found").inner_text()
    expect(page.locator("#facets")).to_be_hidden()
    of_source = _choose(corpus, "source/CGT")
    expect(_facet(corpus, "source/CGT")).to_be_focused()
    _facet(corpus, "when/2024").click()
    expect(_facet(corpus, "when/2024")).to_have_attribute("aria-pressed", "true")
    expect(_facet(corpus, "language/en").locator(".number")).to_contain_text("1")
    assert of_source > _choose(corpus, "language/en") == 1
    expect(page.locator("#shelf .rows tbody tr")).to_contain_text("English 0")
    page.locator("#shelf-facets .lift").click()
    expect(page.locator("#shelf-facets .facet.on")).to_have_count(0)
    _told(corpus, whole)


def test_what_narrows_the_list_and_what_narrows_answers_are_two(corpus: Visit) -> None:
    page = corpus.page
    _facet(corpus, "language/en").click()
    _told(corpus, f"2{NBSP}communiqués")
    page.get_by_role("button", name="Retour à la recherche").click()
    expect(page.locator("#shelf-facets")).to_be_hidden()
    expect(page.locator("#facets .facet.on")).to_have_count(0)
    page.locator("#facets").get_by_role("button", name="CGT").click()
    expect(page.locator('#facets .facet[value="source/CGT"]')).to_have_attribute("aria-pressed", "true")
    page.locator("#manage").click()
    _told(corpus, f"2{NBSP}communiqués")
    expect(_facet(corpus, "source/CGT")).to_have_attribute("aria-pressed", "false")


def test_a_list_that_nothing_is_in_says_why(corpus: Visit) -> None:
    _facet(corpus, "source/Acme").click()
    _told(corpus, f"1{NBSP}communiqué")
    corpus.page.locator("#shelf-which input[value=undated]").check()
    _told(corpus, "Aucun communiqué n’est dans ces filtres.")


def test_facets_are_at_hand_on_a_phone(served: Served, browser: Browser) -> None:
    for visit in visiting(browser, served.address, 375, 812):
        open_corpus(visit.page)
        visit.page.locator("#toggle-aside").click()
        _facet(visit, "source/FO").click()
        visit.page.locator("#toggle-aside").click()
        _told(visit, f"2{NBSP}communiqués")
