"""The other versions of a text, under its citation and in the reading pane, and the other files that hold it."""

from html import unescape
from itertools import count

from index.values.communique import Communique, Fact, Origin, Passage, Span
from index.values.dates import PartialDate
from index.values.files import Location
from qa.answer import Citation
from ui.page.card import card_as_html
from ui.page.reading_pane import communique_as_html
from ui.rendering.wording import versions_in_words


def of(date: str | None, words: str = "Texte.") -> Communique:
    return Communique(words, date=Fact(PartialDate.fromisoformat(date), Origin.DECLARED) if date else None)


def card(citation: Citation) -> str:
    return card_as_html((citation,), count(1), frozenset())


def test_versions_are_counted_and_dated() -> None:
    def told(*dates: str | None) -> str:
        return versions_in_words([of(date) for date in dates]).replace("\N{NO-BREAK SPACE}", " ")

    assert told("2021-03-03") == "1 autre version, du 3 mars 2021"
    assert told(None) == "1 autre version"
    assert told("2021-04", "2020", None) == "3 autres versions, dont celles d’avril 2021 et de 2020"


def test_a_card_leads_to_the_other_versions_and_their_words_are_not_markup() -> None:
    cited, other = of("2021-03-09"), Communique("Autre.", Fact("<b>Titre", Origin.DECLARED))
    citation = Citation(Passage(cited, Span(0, 6)), Span(0, 6), 1.0, versions=(other,))
    html = card(citation)
    assert f'href="#lire={other.id}"' in html
    assert "&#60;b&#62;Titre" in html
    assert "<b>" not in html
    assert "versions" not in card(Citation(Passage(cited, Span(0, 6)), Span(0, 6), 1.0))


def test_a_card_leads_to_the_texts_whose_passage_was_left_out_for_its_own() -> None:
    cited, other = of("2021-03-09"), Communique("Autre.", Fact("<b>Titre", Origin.DECLARED))
    html = card(Citation(Passage(cited, Span(0, 6)), Span(0, 6), 1.0, repeated=(other,)))
    assert "Repris presque mot pour mot dans 1\N{NO-BREAK SPACE}autre texte" in unescape(html)
    assert f'href="#lire={other.id}"' in html
    assert "<b>" not in html


def test_the_pane_says_which_files_hold_the_same_text_and_leads_to_its_versions() -> None:
    other = of("2021-03-03", "Autre.")
    places = [Location(None, "a.txt"), Location("/srv/presse/CGT", "2024/<b>.txt")]
    html = communique_as_html(of("2021-03-09"), None, places, [other])
    assert "a.txt" in unescape(html)
    assert "2024/<b>.txt (dossier CGT)" in unescape(html)
    assert "<b>" not in html
    assert "/srv" not in unescape(html)
    assert f'href="#lire={other.id}"' in html


def test_the_pane_says_nothing_of_the_one_file_of_a_text() -> None:
    assert communique_as_html(of(None), None, [Location(None, "a.txt")], []) == communique_as_html(of(None), None)
