"""The other versions of a text, under its citation."""

from index.communique import Communique, Fact, Origin, Passage, Span
from index.french.dates import PartialDate
from qa.answer import Citation
from ui.page.card import card_as_html
from ui.wording import versions_in_words


def of(date: str | None, words: str = "Texte.") -> Communique:
    return Communique(words, date=Fact(PartialDate.fromisoformat(date), Origin.DECLARED) if date else None)


def test_versions_are_counted_and_dated() -> None:
    def told(*dates: str | None) -> str:
        return versions_in_words([of(date) for date in dates]).replace("\N{NO-BREAK SPACE}", " ")

    assert told("2021-03-03") == "1 autre version, du 3 mars 2021"
    assert told(None) == "1 autre version"
    assert told("2021-04", "2020", None) == "3 autres versions, d’avril 2021, de 2020"


def test_a_card_leads_to_the_other_versions_and_their_words_are_not_markup() -> None:
    cited, other = of("2021-03-09"), Communique("Autre.", Fact("<b>Titre", Origin.DECLARED))
    citation = Citation(Passage(cited, Span(0, 6)), Span(0, 6), 1.0, versions=(other,))
    html = card_as_html(citation, 1)
    assert f'href="#lire={other.id}"' in html
    assert "&#60;b&#62;Titre" in html
    assert "<b>" not in html
    assert "versions" not in card_as_html(Citation(Passage(cited, Span(0, 6)), Span(0, 6), 1.0), 1)
