"""The page in a real browser, over the fake floors that hold the two seeds."""

import re
from pathlib import Path

import pytest

from tests.ui.conftest import IN_BOTH_BROWSERS, Served, Visit

pytest.importorskip("playwright")
from playwright.sync_api import Browser, expect

from tests.ui.conftest import visiting

REVERSIBILITY = "Que dit la CFTC de la réversibilité ?"
FRENCH_LEFT_TO_SAY = re.compile(
    r"\b(?:upload|drop file|click|clear|submit|loading|message|chatbot|settings|powered|toggle|close|remove|copy"
    r"|textbox|dropdown|file|share|download|search|error)\b",
    re.IGNORECASE,
)


def named(visit: Visit) -> str:
    """The browser: what one adds to the server of all tests, the other would find there already."""
    return str(visit.page.context.browser and visit.page.context.browser.browser_type.name)


@IN_BOTH_BROWSERS
def test_a_question_gets_a_quote_with_its_source_and_date(visit: Visit) -> None:
    visit.ask("Que demande la CGT pour la recherche de solution souveraine ?")
    card = visit.page.locator(".card").first
    expect(card.locator("blockquote")).to_contain_text("La CGT exige des pouvoirs publics français")
    expect(card.locator(".source")).to_have_text("CGT")
    expect(card.locator("time")).to_have_text("5\N{NO-BREAK SPACE}février\N{NO-BREAK SPACE}2024")
    expect(card.locator("time")).to_have_attribute("datetime", "2024-02-05")


def test_the_sentences_around_a_quote_grow_it_where_it_stands(visit: Visit) -> None:
    visit.ask(REVERSIBILITY)
    extract = visit.page.locator(".extract").first
    expect(extract.locator(".context").first).to_be_hidden()
    extract.get_by_role("button", name="Voir le contexte").click()
    expect(extract.locator(".context").first).to_be_visible()
    expect(extract.get_by_role("button", name="Replier le contexte")).to_have_attribute("aria-expanded", "true")


def test_an_undated_text_is_said_to_be_undated(visit: Visit) -> None:
    visit.ask(REVERSIBILITY)
    expect(visit.page.locator(".card .undated").first).to_have_text("non daté")


def test_the_communique_opens_with_the_quote_in_view(visit: Visit) -> None:
    visit.ask(REVERSIBILITY)
    visit.page.get_by_role("link", name="Lire dans le texte l’extrait\N{NO-BREAK SPACE}1").click()
    quoted = visit.page.locator("#communique mark.quoted").first
    expect(quoted).to_have_text("Mais ce qui inquiète particulièrement la CFTC, c'est la question de la réversibilité.")
    expect(quoted).to_be_in_viewport()
    expect(visit.page.locator("#communique")).to_contain_text("le texte ne dit pas quand il a été publié")
    expect(visit.page.locator("#communique")).to_contain_text("COMMUNIQUÉ CFTC")
    expect(visit.page.locator("#reading-bar")).to_contain_text("CFTC · non daté")
    expect(visit.page.get_by_role("button", name="Fermer")).to_be_focused()
    visit.page.keyboard.press("Escape")
    expect(visit.page.locator("#reading")).to_be_hidden()
    expect(visit.page.locator("a.read").first).to_be_focused()


def test_a_link_to_a_passage_opens_it(visit: Visit, browser: Browser, served: Served) -> None:
    visit.ask(REVERSIBILITY)
    link = visit.page.locator("a.read").first.get_attribute("href")
    for other in visiting(browser, served.address + "/" + str(link)):
        expect(other.page.locator("#communique mark.quoted")).to_be_in_viewport()


@pytest.mark.parametrize("place", ["#lire=0000000000000000/0-5/1-2", "#lire=../../etc/passwd", "#lire=%3Cimg%3E"])
def test_a_link_to_nowhere_says_so(browser: Browser, served: Served, place: str) -> None:
    for visit in visiting(browser, served.address + "/" + place):
        expect(visit.page.locator("#communique .error")).to_be_visible()


def test_an_example_is_asked_by_a_click(visit: Visit) -> None:
    visit.page.get_by_role("button", name=REVERSIBILITY).click()
    expect(visit.page.locator(".card").first).to_contain_text("réversibilité")
    expect(visit.page.locator("#examples")).to_be_hidden()


def test_a_source_is_chosen_by_a_click_and_asks_again_at_once(visit: Visit) -> None:
    visit.ask("Qui parle de Microsoft et des données de santé ?")
    visit.page.locator("#facets .facet", has_text="CGT").click()
    expect(visit.page.locator(".searched")).to_contain_text("CGT")
    expect(visit.page.locator(".bot-row")).to_have_count(1)
    visit.settle()
    assert set(visit.page.locator(".card .source").all_inner_texts()) == {"CGT"}
    expect(visit.page.locator("#facets .facet", has_text="CGT")).to_have_attribute("aria-pressed", "true")
    visit.page.locator("#facets").get_by_role("button", name="Tout lever").click()
    expect(visit.page.locator(".searched")).to_have_count(0)
    expect(visit.page.locator(".card .source", has_text="CFTC").first).to_be_visible()


def test_a_source_may_be_chosen_before_the_first_question(visit: Visit) -> None:
    visit.page.locator("#facets .facet", has_text="CGT").click()
    expect(visit.page.locator("#facets .facet", has_text="CGT")).to_have_attribute("aria-pressed", "true")
    visit.ask("Qui parle de Microsoft et des données de santé ?")
    assert set(visit.page.locator(".card .source").all_inner_texts()) == {"CGT"}


def test_a_single_year_is_shown_with_its_months_and_counts_communiques(visit: Visit) -> None:
    facets = visit.page.locator("#facets")
    expect(facets.locator('[value="source/CGT"]')).to_have_text(re.compile(r"CGT\s*1\s*communiqué$"))
    expect(facets.locator('[value="when/2024"]')).to_contain_text("2024")
    february = facets.locator('[value="when/2024-02"]')
    expect(february).to_have_attribute(
        "title", "février\N{NO-BREAK SPACE}2024\N{NO-BREAK SPACE}: 1\N{NO-BREAK SPACE}communiqué"
    )
    february.click()
    expect(february).to_have_attribute("aria-pressed", "true")
    expect(facets.locator(".chosen")).to_contain_text("février\N{NO-BREAK SPACE}2024")
    february.click()
    expect(facets.locator(".chosen")).to_have_count(0)


def test_a_period_is_typed_to_the_day(visit: Visit) -> None:
    visit.ask("Qui parle de Microsoft et des données de santé ?")
    field = visit.page.get_by_label("Du", exact=True)
    field.fill("hier")
    field.press("Enter")
    expect(visit.page.locator("#days .told")).to_contain_text("Date non reconnue")
    field.fill("5 fevrier 2024")
    field.press("Enter")
    expect(visit.page.locator(".searched")).to_contain_text("depuis le 5")
    visit.settle()
    expect(visit.page.locator("#days .told")).to_be_empty()
    dated, undated = ".bot-row :not(section) > .card", "section .card"
    assert set(visit.page.locator(dated).locator(".source").all_inner_texts()) == {"CGT"}
    assert set(visit.page.locator(undated).locator(".date").all_inner_texts()) == {"non daté"}
    expect(visit.page.get_by_role("heading", name="Textes non datés")).to_be_visible()
    expect(visit.page.get_by_label("Du", exact=True)).to_have_value("05/02/2024")


def test_a_question_without_answer_is_refused_and_the_nearest_passage_shown(visit: Visit) -> None:
    visit.ask("Quelle est la recette de la tarte Tatin ?")
    expect(visit.page.locator(".lead")).to_contain_text("Aucun extrait ne répond")
    expect(visit.page.locator(".card.distant")).to_be_hidden()
    visit.page.get_by_text("Extrait le plus proche").click()
    expect(visit.page.locator(".card.distant")).to_be_visible()


def test_a_question_that_cannot_be_asked_gets_the_reason(visit: Visit) -> None:
    visit.ask("mot " * 600)
    expect(visit.page.locator("#conversation .error")).to_contain_text("résumez-la")
    expect(visit.page.get_by_label("Votre question")).to_have_value("mot " * 600)  # to be shortened
    visit.ask(" ")
    expect(visit.page.locator("#conversation .error").last).to_contain_text("vide")


def test_the_conversation_can_be_erased(visit: Visit) -> None:
    visit.ask(REVERSIBILITY)
    visit.page.get_by_role("button", name="Nouvelle recherche").click()
    expect(visit.page.locator(".welcome")).to_be_visible()
    visit.ask("Y a-t-il eu un appel d'offres ?")
    expect(visit.page.locator(".question")).to_have_count(1)


@IN_BOTH_BROWSERS
def test_files_are_added_found_and_named(visit: Visit, tmp_path: Path) -> None:
    said = f"Les saisonniers de Brive réclament un logement décent, relève {named(visit)}."
    (tmp_path / "été à Brive.txt").write_text(f"COMMUNIQUÉ FO\n\n{said}")
    (tmp_path / "vide.txt").write_text("")
    visit.page.locator("#files input[type=file]").set_input_files(list(tmp_path.iterdir()))
    news = visit.page.locator("#news")
    expect(news.locator(".added")).to_contain_text("Ajouté")
    expect(news.locator(".refused")).to_contain_text("vide.txt")
    expect(visit.page.locator("#counts")).to_contain_text("communiqués")
    visit.ask("Quel logement pour les saisonniers de Brive ?")
    expect(visit.page.locator(".card blockquote").first).to_contain_text("réclament un logement décent")


@IN_BOTH_BROWSERS
def test_a_file_over_the_limit_is_named_and_the_others_go_in(visit: Visit, tmp_path: Path) -> None:
    with (tmp_path / "énorme.txt").open("wb") as large:
        large.truncate(10_000_001)
    (tmp_path / "petit.txt").write_text(f"COMMUNIQUÉ SUD\n\nLes facteurs du Cantal saluent {named(visit)}.")
    visit.page.locator("#files input[type=file]").set_input_files(list(tmp_path.iterdir()))
    expect(visit.page.locator("#too-large")).to_contain_text("énorme.txt")
    expect(visit.page.locator("#news .added")).to_contain_text("Les facteurs du Cantal")
    expect(visit.page.locator("#news .added")).to_contain_text("(Solidaires, ")


@IN_BOTH_BROWSERS
def test_a_file_over_the_limit_is_kept_back_when_dropped_too(visit: Visit) -> None:
    dropped = visit.page.evaluate_handle(
        """(named) => {
            const all = new DataTransfer();
            all.items.add(new File([new ArrayBuffer(10_000_001)], "vaste.txt"));
            all.items.add(new File([`COMMUNIQUÉ CGC\\n\\nLes cadres de Tulle vus par ${named}.`], "bref.txt"));
            return all;
        }""",
        named(visit),
    )
    visit.page.locator("#files button").dispatch_event("drop", {"dataTransfer": dropped})
    expect(visit.page.locator("#too-large")).to_contain_text("vaste.txt")
    expect(visit.page.locator("#news .added")).to_contain_text("Les cadres de Tulle")


@pytest.mark.slow
def test_many_verdicts_crush_nothing_of_the_panel(visit: Visit, tmp_path: Path) -> None:
    for number in range(13):
        (tmp_path / f"{number}.txt").write_text(f"COMMUNIQUÉ FO\n\nLes vignerons {number} veulent de la pluie.")
        (tmp_path / f"vide-{number}.txt").write_text("")
    visit.page.locator("#files input[type=file]").set_input_files(sorted(tmp_path.iterdir()))
    visit.page.locator("#news summary").click()
    expect(visit.page.locator("#news li")).to_have_count(26)
    crushed = """() => [...document.querySelectorAll("#aside > *")].filter((part) => part.checkVisibility())
        .filter((part) => part.scrollHeight > part.clientHeight + 1).map((part) => part.id)"""
    assert visit.page.evaluate(crushed) == []
    visit.page.locator("#news li").last.scroll_into_view_if_needed()
    expect(visit.page.locator("#news li").last).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("width", "height"), [(375, 667), (640, 400)])
def test_the_first_page_shows_its_title_and_the_field(
    browser: Browser, served: Served, width: int, height: int
) -> None:
    """On a phone, and on a screen of 1280 × 800 whose reader has doubled all sizes."""
    for visit in visiting(browser, served.address, width, height):
        expect(visit.page.locator(".welcome h2")).to_be_in_viewport(ratio=1)
        expect(visit.page.get_by_label("Votre question")).to_be_in_viewport(ratio=1)


def test_questions_are_answered_while_the_index_is_rebuilt(visit: Visit, served: Served) -> None:
    with served.holding_up():
        visit.page.get_by_role("button", name="Entretien").click()
        visit.page.get_by_role("button", name="Refaire l’index").click()
        expect(visit.page.locator("#news progress")).to_be_visible()
        visit.page.get_by_role("button", name=REVERSIBILITY).click()
        expect(visit.page.locator(".card").first).to_be_visible()
        expect(visit.page.locator("#news progress")).to_be_visible()
    expect(visit.page.locator("#news .done")).to_contain_text("refait")


def test_nothing_of_the_page_is_in_english(visit: Visit) -> None:
    visit.ask(REVERSIBILITY)
    visit.page.locator("a.read").first.click()
    visit.page.locator("mark.quoted").first.wait_for()
    assert visit.page.locator("html").get_attribute("lang") == "fr"
    said = visit.page.evaluate(
        """() => [document.body.innerText, ...[...document.querySelectorAll("[aria-label], [title], [placeholder]")]
            .filter((e) => e.checkVisibility() && !e.closest("#communique"))
            .flatMap((e) => ["aria-label", "title", "placeholder"].map((name) => e.getAttribute(name) ?? ""))]"""
    )
    assert [words for words in said if FRENCH_LEFT_TO_SAY.search(words)] == []


@pytest.mark.parametrize("width", [1280, 375])
def test_the_page_never_scrolls_sideways(browser: Browser, served: Served, width: int) -> None:
    for visit in visiting(browser, served.address, width, 740):
        visit.ask(REVERSIBILITY)
        assert visit.page.evaluate("document.documentElement.scrollWidth") == width
        visit.page.locator("a.read").first.click()
        expect(visit.page.locator("mark.quoted").first).to_be_in_viewport()
        assert visit.page.evaluate("document.documentElement.scrollWidth") == width


def test_on_a_phone_the_filters_wait_behind_their_button(browser: Browser, served: Served) -> None:
    for visit in visiting(browser, served.address, 375, 740):
        expect(visit.page.locator("#aside")).to_be_hidden()
        visit.page.get_by_role("button", name="Affiner").click()
        expect(visit.page.locator("#facets .facet").first).to_be_visible()
        for ends in ("#aside", "#reading"):  # at the end of the screen: what is below could not be scrolled to
            if ends == "#reading":
                visit.page.get_by_role("button", name="Affiner").click()
                visit.ask(REVERSIBILITY)
                visit.page.locator("a.read").first.click()
                expect(visit.page.locator("#communique article")).to_be_visible()
            assert visit.page.locator(ends).evaluate("one => one.getBoundingClientRect().bottom") == 740
