"""Replies and communiqués as HTML: the words come out as they are, and are never markup."""

import re
import unicodedata
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.french.markdown import without_markdown
from index.values.communique import Communique, Fact, Origin, Passage, Span
from index.values.dates import PartialDate
from index.values.filter import Filter, Period
from qa.answer import Answer, Citation, NoAnswer, Reason
from qa.understanding.question import understand
from tests.ui import hostile
from ui.page.permalink import Place
from ui.page.reading_pane import communique_as_html
from ui.page.rendering import question_as_html, reply_as_html
from ui.rendering.escaping import Shown, escape

TEXT = "COMMUNIQUÉ CFTC\n\n**Le gouvernement** s’inquiète de ce [gisement](#). Oui !\nEncore.\n\nFin."
QUESTION = understand("Quel gisement ?")
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t*_[]()#<>&\"'`$|! "), min_size=1)


class Seen(HTMLParser):
    """The tags, and the words in and out of each kind of mark, of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.words: dict[str, str] = {"": "", "passage": "", "quoted": "", "said": ""}
        self._mark = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "mark":
            self._mark = dict(attributes)["class"] or ""
        if tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._mark = ""

    def handle_data(self, data: str) -> None:
        self.words[""] += data
        if self._mark:
            self.words[self._mark] += data


def cited(text: str, start: int, end: int, **known: Fact[str] | Fact[PartialDate]) -> Citation:
    communique = Communique(text, **known)  # type: ignore[arg-type]
    return Citation(Passage(communique, Span(0, len(text))), Span(start, end), 1.0)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@given(WORDS)
def test_escaped_words_come_out_as_they_went_in(text: str) -> None:
    seen = Seen(escape(text))
    assert seen.words[""] == text
    assert seen.tags <= {"br"}


@given(WORDS)
def test_nothing_that_markdown_obeys_is_left(text: str) -> None:
    assert not re.search(r"[*_`~\[\]()\\|$<>\n\t]|&(?!#\d+;)|#(?!\d+;)|;(?<!\d;)", escape(text).replace("<br>", ""))


@given(WORDS.filter(str.strip))
@example(TEXT)
@example(hostile.TEXT)
def test_slices_of_a_shown_text_join_into_what_a_reader_sees(text: str) -> None:
    middle = len(text) // 2
    shown = Shown(text)
    parts = [Span(start, end) for start, end in ((0, middle), (middle, len(text))) if start < end]
    whole = "".join(map(shown.slice, parts))
    assert whole == without_markdown(text) or "|" in text
    assert not set(whole) - set(text)


@pytest.mark.parametrize(
    ("span", "seen"),
    [
        (TEXT.index("**Le"), "Le gouvernement s’inquiète de ce gisement."),  # the marks are in the quote
        (TEXT.index("Le g"), "Le gouvernement s’inquiète de ce gisement."),  # it begins after an opening mark
        (TEXT.index("gouv"), "gouvernement s’inquiète de ce gisement."),
    ],
)
def test_a_quote_that_cuts_through_marks_shows_none(span: int, seen: str) -> None:
    assert Shown(TEXT).slice(Span(span, TEXT.index(" Oui"))) == seen


def test_an_answer_is_a_lead_and_a_card_for_each_communique() -> None:
    start = TEXT.index("**Le")
    source = Fact("CFTC", Origin.STATED, Span(11, 15))
    citation = cited(TEXT, start, TEXT.index(" Oui"), source=source, date=Fact(PartialDate(2024, 2), Origin.FILE_NAME))
    html = reply_as_html(Answer(QUESTION, (citation, citation)))
    words = Seen(html).words[""]
    assert words.index("CFTC · février\N{NO-BREAK SPACE}2024") < words.index("Le gouvernement s’inquiète")
    assert words.count("Le gouvernement s’inquiète de ce gisement.") == 2 * 3
    assert html.count("<article") == 1
    assert '<time class="date" datetime="2024-02">' in html
    assert (
        f'href="#{Place.of(citation)}">Lire dans le texte<span class="unseen"> l’extrait\N{NO-BREAK SPACE}2</span>'
        in html
    )


def test_the_words_of_the_question_are_bold_in_what_is_quoted() -> None:
    html = reply_as_html(Answer(QUESTION, (cited(TEXT, 0, len(TEXT)),)))
    assert '<strong class="answer">gisement</strong>' in html
    assert html.count("answer") == 1


def test_the_words_that_answer_are_bold_and_no_others() -> None:
    start = TEXT.index("gouv")
    citation = replace(cited(TEXT, 0, len(TEXT)), answer=Span(start, start + 12))
    html = reply_as_html(Answer(QUESTION, (citation,)))
    assert '<strong class="answer">gouvernement</strong>' in html
    assert html.count('"answer"') == 1
    whole = replace(citation, answer=Span(0, len(TEXT)))
    assert '<strong class="answer">gisement</strong>' in reply_as_html(Answer(QUESTION, (whole,)))


def test_what_was_searched_is_said() -> None:
    refusal = NoAnswer(understand("Quel gisement ?", Filter(frozenset({"CGT"}))), Reason.FILTERED_OUT)
    assert "Filtres actifs\N{NO-BREAK SPACE}: CGT" in Seen(reply_as_html(refusal)).words[""]


def test_what_the_question_says_is_a_chip_and_what_was_chosen_is_said() -> None:
    question = understand("Que dit la CGT du gisement ?", Filter(period=Period(date(2024, 1, 1))), sources=["CGT"])
    html = reply_as_html(NoAnswer(question, Reason.FILTERED_OUT), turn=3)
    assert '<button type="button" class="cross" value="3/source">' in html
    assert "Source\N{NO-BREAK SPACE}: CGTRetirer la source" in Seen(html).words[""]
    assert "Filtres actifs\N{NO-BREAK SPACE}: depuis 20" in Seen(html).words[""]
    assert html.count('class="chip"') == 1


def test_undated_texts_stand_apart_under_an_answer_of_a_period() -> None:
    citation = cited(TEXT, 0, 15)
    dated, undated = reply_as_html(Answer(QUESTION, (citation,), (citation,))).split("Textes non datés")
    assert (dated.count("<article"), undated.count("<article")) == (1, 1)
    assert "l’extrait\N{NO-BREAK SPACE}2" in undated


def test_passages_outside_the_filter_are_folded_under_the_reason() -> None:
    question = understand("Que disait la CGT en 2019 du gisement ?", sources=["CGT"], today=date(2025, 6, 15))
    citation = cited(TEXT, 0, 15)  # of no known source
    html = reply_as_html(NoAnswer(question, Reason.NOT_FOUND, (citation,), (citation, citation)))
    outside = "<summary>2\N{NO-BREAK SPACE}extraits d’une autre source ou d’une autre période</summary>"
    assert f'<details class="beside">{outside}<article' in html
    assert html.index(outside) < html.index("<summary>Extrait le plus proche</summary>")
    assert " open" not in html


@pytest.mark.parametrize(
    ("asked", "reason", "button"),
    [
        ("Que dit FO du gisement ?", Reason.UNKNOWN_SOURCE, 'value="0/source">Toutes les sources<'),
        ("Que disait la CGT le 31 février 2024 ?", Reason.IMPOSSIBLE, 'value="0/period">Toutes les dates<'),
    ],
)
def test_what_stands_in_the_way_can_be_taken_away(asked: str, reason: Reason, button: str) -> None:
    html = reply_as_html(NoAnswer(understand(asked, sources=["CGT"]), reason))
    assert button in html


def test_a_hostile_question_is_no_markup_when_it_is_completed() -> None:
    first = understand(f"Que dit la CGT de {hostile.ATTACKS[0]} ?", sources=["CGT", "<img src=x>"])
    second = understand("et <img src=x> ?", sources=["CGT", "<img src=x>"], talk=[first])
    html = reply_as_html(Answer(second, (cited(TEXT, 0, 15),)))
    assert second.completed is not None
    assert not Seen(html).tags & {"script", "img"}


def test_a_refusal_shows_the_nearest_passage_as_distant() -> None:
    refusal = NoAnswer(QUESTION, Reason.NOT_FOUND, (cited(TEXT, 0, 15),))
    html = reply_as_html(refusal)
    assert "Aucun extrait ne répond" in Seen(html).words[""]
    assert html.count('class="card distant"') == 1


def test_a_reply_is_one_line_so_that_markdown_leaves_it_alone() -> None:
    html = reply_as_html(Answer(QUESTION, (cited(hostile.TEXT, 0, len(hostile.TEXT)),)))
    assert "\n" not in html
    assert "\n" not in question_as_html("Une\n\nquestion\n\n    ?")


def test_a_hostile_text_brings_no_tag_of_its_own() -> None:
    citation = cited(hostile.TEXT, 0, len(hostile.TEXT), title=Fact("<img src=x>", Origin.DECLARED))
    of_ours = {"p", "article", "blockquote", "bdi", "br", "header", "h4", "div", "strong", "span", "a", "button"}
    assert Seen(reply_as_html(Answer(QUESTION, (citation,)))).tags <= of_ours
    pane = communique_as_html(citation.passage.communique, Place.of(citation))
    assert Seen(pane).tags <= of_ours | {"header", "h2", "dl", "div", "dt", "dd", "mark"}


@st.composite
def opened(draw: st.DrawFn) -> tuple[str, Place]:
    """A text, a passage of it and a quote in the passage."""
    text = unicodedata.normalize("NFC", draw(WORDS.filter(str.strip)))
    first, start, end, last = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 4)))
    if start == end:
        first, start, end, last = 0, 0, len(text), len(text)
    return text, Place(Communique(text).id, Span(first, last), Span(start, end))


@given(opened())
@example((TEXT, Place(Communique(TEXT).id, Span(3, 60), Span(18, 40))))
@example((hostile.TEXT, Place(Communique(hostile.TEXT).id, Span(50, 900), Span(100, 500))))
def test_the_pane_shows_all_the_text_and_marks_exactly_the_place(opened: tuple[str, Place]) -> None:
    text, place = opened
    seen = Seen(communique_as_html(Communique(text), place).split('<div class="text">')[1]).words

    def visible(start: int, end: int) -> str:
        return squeezed(Shown(text).slice(Span(start, end))) if start < end else ""

    around = visible(place.passage.start, place.quoted.start) + visible(place.quoted.end, place.passage.end)
    assert squeezed(seen[""]) == visible(0, len(text))
    assert squeezed(seen["quoted"]) == visible(place.quoted.start, place.quoted.end)
    assert squeezed(seen["passage"]) == around


WRAPPED = "Le canal de Briare reste à sec depuis la fin du mois de mars, ce que les\nmariniers déplorent."


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (WRAPPED, 0),
        ("Montreuil\nle 5 février 2024", 1),  # lines of their own
        (WRAPPED.replace("\nmariniers", "\n- mariniers"), 1),
        ("1. " + WRAPPED.replace("\nmariniers", "\n2. mariniers"), 1),
        ("| " + WRAPPED.replace("\nmariniers", " |\n| mariniers"), 1),
        (WRAPPED.replace("\n", ", ce que toutes et tous les riverains leur disent\n"), 1),  # wider than a mail
    ],
)
def test_the_pane_joins_the_lines_of_a_paragraph_that_was_cut_at_a_width(text: str, ends: int) -> None:
    assert communique_as_html(Communique(text), None).split('<div class="text">')[1].count("<br>") == ends


def test_the_pane_says_how_source_and_date_are_known() -> None:
    text = "COMMUNIQUÉ CGT\n\nTexte.\n\nMontreuil, le 5 février 2024"
    date = Fact(PartialDate(2024, 2, 5), Origin.STATED, Span(text.index("Mon"), len(text)))
    citation = cited(text, 0, 5, source=Fact("CGT", Origin.DECLARED), date=date)
    words = Seen(communique_as_html(citation.passage.communique, Place.of(citation))).words[""]
    assert "CGT donnée par le fichier" in words
    assert "écrite dans le texte\N{NO-BREAK SPACE}: «\N{NARROW NO-BREAK SPACE}Montreuil, le 5 février 2024" in words


def test_the_pane_says_what_is_not_known() -> None:
    citation = cited(TEXT, 0, 5)
    words = Seen(communique_as_html(citation.passage.communique, Place.of(citation))).words[""]
    assert "source inconnue le texte ne dit pas qui l’a publié" in words
    assert "non daté le texte ne dit pas quand il a été publié" in words


@pytest.mark.parametrize("text", ["", "lire=", "lire=0123456789abcdef/5-2/1-2", "lire=0123456789abcdef/0-9/1-2 "])
def test_a_place_that_is_none_is_refused(text: str) -> None:
    assert Place.parse(text) is None


def test_a_place_is_read_back_from_its_link() -> None:
    place = Place.of(cited(TEXT, 3, 9))
    assert Place.parse(f"#{place}") == Place.parse(str(place)) == place


def test_the_sentences_around_a_quote_grow_it_when_they_are_asked_for() -> None:
    start = TEXT.index("Oui")
    html = reply_as_html(Answer(QUESTION, (cited(TEXT, start, start + 5),)))
    quote = re.search(r"<blockquote>(.*?)</blockquote>", html)
    assert quote is not None
    assert Seen(quote[1]).words[""].endswith("s’inquiète de ce gisement. Oui ! Encore. Fin.")
    assert quote[1].count('<span class="context" hidden>') == 2
    assert "Voir le contexte" in html


def test_a_quote_that_is_the_whole_text_has_nothing_around() -> None:
    assert "contexte" not in reply_as_html(Answer(QUESTION, (cited("Oui.", 0, 4),)))


def test_a_cut_in_a_quote_is_shown() -> None:
    text = "Véran écrit : « <b>Oui</b>. Le risque existe. »"
    start = text.index("Le risque")
    citation = Citation(Passage(Communique(text), Span(0, len(text))), Span(start, len(text)), 1.0, (Span(0, 13),))
    html = reply_as_html(Answer(QUESTION, (citation,)))
    quote = re.search(r"<blockquote>(.*?)</blockquote>", html)
    assert quote is not None
    assert Seen(quote[1]).words[""] == "Véran écrit : […] Le risque existe. »"
    assert "b" not in Seen(html).tags


def test_what_comes_after_the_third_communique_is_folded() -> None:
    citations = tuple(cited(f"{TEXT} {number}", 0, 3) for number in range(5))
    assert "more" not in reply_as_html(Answer(QUESTION, citations[:3]))
    assert "1\u00a0autre extrait" in reply_as_html(Answer(QUESTION, citations[:4]))
    shown, folded = reply_as_html(Answer(QUESTION, citations)).split('<details class="beside more">')
    assert (shown.count("<article"), folded.count("<article")) == (3, 2)
    assert "2\u00a0autres extraits" in folded
    assert "l’extrait\u00a05" in folded


@pytest.mark.parametrize(("length", "folded"), [(700, False), (701, True)])
def test_a_long_quote_shows_its_beginning_and_holds_all_of_it(length: int, folded: bool) -> None:
    html = reply_as_html(Answer(QUESTION, (cited("a" * length, 0, length),)))
    assert ("Lire toute la citation" in html) is folded
    assert "a" * length in html.split("</blockquote>")[0]


def test_other_quotes_of_the_reply_are_marked_apart_from_the_one_that_is_opened() -> None:
    text = "Un deux trois. Quatre cinq. Six sept."
    communique = Communique(text)
    place = Place(communique.id, Span(0, 14), Span(0, 2), (Span(3, 7), Span(15, 27)))
    assert Place.parse(f"#{place}~3") == place
    html = communique_as_html(communique, place)
    assert '<mark class="quoted">Un</mark>' in html
    assert html.count('<mark class="cited">') == 2
    assert '<mark class="cited">Quatre cinq&#46;</mark> Six' in html
    assert not Place(communique.id, Span(0, 2), Span(0, 2), (Span(30, 99),)).lies_in(communique)


def test_the_pane_leads_to_the_original_at_its_page_and_to_where_it_was_published() -> None:
    text = "Un.\n\n\fDeux."
    communique = Communique(text, address='https://cgt.fr/a?"<b>', legibility=60)
    place = Place(communique.id, Span(6, len(text)), Span(6, len(text)))
    html = communique_as_html(communique, place, address=communique.address, original="a<b>.pdf")
    assert "<b>" not in html
    html = unescape(html)
    assert f'href="/api/communiques/{communique.id}/original#page=2"' in html
    assert "<bdi>a<b>.pdf</bdi>" in html
    assert 'href="https://cgt.fr/a?"<b>"' in html
    assert "mots incertains" in html
    assert "<a " not in communique_as_html(communique, None, address="mid:1@cgt.fr")
