"""The page of a citation, and what other places say of a source or a date, wherever they are shown."""

import json
from datetime import date
from itertools import count

from index.values.communique import Communique, Fact, Origin, Passage, Span
from index.values.dates import PartialDate
from qa.answer import Answer, Citation
from qa.understanding.question import understand
from ui.page.card import card_as_html
from ui.page.permalink import Place
from ui.page.reading_pane import communique_as_html
from ui.rendering.citation import citation_in_words
from ui.rendering.json_reply import list_as_json, reply_as_json
from ui.rendering.styling import Terminal
from ui.rendering.terminal import reply_in_terminal

TEXT = "La première page.\n\n\fLa deuxième page.\n\n\fLa troisième page."
NBSP = "\N{NO-BREAK SPACE}"


def cited(words: str) -> Citation:
    start = TEXT.index(words)
    return Citation(Passage(Communique(TEXT), Span(0, len(TEXT))), Span(start, start + len(words)), 1.0)


def test_a_citation_says_its_page_everywhere() -> None:
    citation = cited("La deuxième page.")
    reply = Answer(understand("page ?", sources=[], today=date(2025, 1, 1)), (citation,))
    assert f"communiqué non daté, p.{NBSP}2)" in citation_in_words(citation)
    assert f"non daté, p.{NBSP}2\n" in reply_in_terminal(reply, Terminal(80, False))
    assert json.loads(reply_as_json(reply))["citations"][0]["page"] == 2
    assert f'<span class="note">p&#46;{NBSP}2</span>' in card_as_html((citation,), count(1), frozenset())


def test_a_citation_over_two_pages_says_both() -> None:
    assert f"p.{NBSP}2-3)" in citation_in_words(cited("La deuxième page.\n\n\fLa troisième page."))


def test_a_text_that_does_not_come_in_pages_has_none() -> None:
    citation = Citation(Passage(Communique("Un texte."), Span(0, 9)), Span(0, 9), 1.0)
    assert "p." not in citation_in_words(citation)
    assert "note" not in card_as_html((citation,), count(1), frozenset())


def test_pages_are_paragraphs_of_the_reading_pane() -> None:
    communique = Communique(TEXT.replace("\n\n\f", "\f"))
    shown = communique_as_html(communique, Place(communique.id, Span(0, 5), Span(0, 5)))
    assert shown.count("<p>") == 3


def test_what_other_places_say_is_shown_beside_what_is_held() -> None:
    other = Fact(PartialDate(2024, 2, 9), Origin.FILE_NAME)
    day = Fact(PartialDate(2024, 2, 5), Origin.STATED, Span(0, 11), (other,))
    communique = Communique(
        "Le 5 février 2024", source=Fact("CGT", Origin.MAIL, None, (Fact("FO", Origin.HOST),)), date=day
    )
    shown = communique_as_html(communique, Place(communique.id, Span(0, 5), Span(0, 5)))
    assert f"mais 9{NBSP}février{NBSP}2024, lue dans le nom du fichier" in shown
    (told,) = json.loads(list_as_json([communique]))
    assert told["date_others"] == [{"value": "2024-02-09", "origin": "file_name"}]
    assert told["source_others"] == [{"value": "FO", "origin": "host"}]
