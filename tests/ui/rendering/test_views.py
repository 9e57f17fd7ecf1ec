"""The ways to look at a question: what is said of each, and how the thread takes them."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from index.assemble import open_catalogue
from index.values.filter import EVERYTHING, Filter, Period
from qa.answer import NoAnswer
from qa.assemble import open_answerer
from qa.librarian import Librarian
from qa.overviews.comparison import Comparison
from qa.overviews.survey import Survey
from qa.overviews.timeline import Timeline
from qa.query import Query
from qa.understanding.question import understand
from tests.ui.made_corpus import files
from ui.page.comparison import comparison_as_html
from ui.page.conversation import ask, ask_again, look, messages_of
from ui.rendering.views import View, message_in_words, view_of
from ui.rendering.views_wording import beside_in_words, counts_in_words, named, survey_in_words

NIGHT = "Que dit la CGT du travail de nuit ?"
WHO_SAYS = "Qui dit quoi sur le travail de nuit ?"


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Librarian]:
    catalogue = open_catalogue(tmp_path_factory.mktemp("data"))
    catalogue.add(files())
    yield open_answerer(catalogue)
    catalogue.close()


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def survey(asked: tuple[str, ...], held: int, number: int) -> Survey:
    return Survey(understand("nuit"), asked, held, {("CGT", 2024): number} if number else {}, ())


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        (survey(("nuit",), 1, 1), "1 passage contient « nuit » (pluriels et conjugaisons compris)"),
        (survey(("a", "b", "c"), 3, 2), "2 passages contiennent « a », « b » et « c » (plur"),
        (survey(("a", "b", "c"), 2, 1), "Aucun passage ne contient à la fois « a », « b » et « c » : 1 passage en con"),
        (
            survey(("a", "b", "c"), 2, 0),
            "Aucun passage ne contient même la moitié de ces mots : « a », « b » et « c ».",
        ),
        (survey(("nuit",), 1, 0), "Aucun passage ne contient « nuit »."),
        (survey((), 0, 3), "3 passages en tout."),
    ],
)
def test_a_survey_says_which_words_are_held(counted: Survey, said: str) -> None:
    assert plain(survey_in_words(counted)).startswith(said)


def test_counts_are_told_by_source_then_by_year() -> None:
    counted = Survey(understand("nuit"), ("nuit",), 1, {("CGT", 2024): 2, (None, None): 1, ("FO", 2024): 3}, ())
    assert [plain(line) for line in counts_in_words(counted)] == [
        "FO : 3, CGT : 2, source inconnue : 1",
        "2024 : 5, non datés : 1",
    ]


def test_many_sources_are_named_in_part() -> None:
    assert plain(named([f"S{number}" for number in range(22)])).endswith("S19 et 2 autres")
    assert named(["FO", None]) == "FO, source inconnue"


def test_sources_that_are_not_columns_are_named() -> None:
    quiet = Comparison(understand("nuit"), (), more=("SUD",), silent=tuple(f"S{n:02}" for n in range(13)))
    assert [plain(line)[:22] for line in beside_in_words(quiet)] == ["Répondent aussi : SUD.", "Rien trouvé : S00, S01"]
    html = comparison_as_html(quiet)
    assert "S12" in html


def test_a_period_leaves_undated_texts_out_and_it_is_said(answerer: Librarian) -> None:
    since = Filter(period=Period(date(2022, 1, 1)))
    for told in (answerer.compare(Query("travail de nuit", since)), answerer.survey(Query("travail de nuit", since))):
        assert "Sans les textes non datés." in message_in_words(told)


def test_a_question_to_one_source_says_that_it_is_put_to_all(answerer: Librarian) -> None:
    put_to_all = "toutes ont été interrogées"
    assert put_to_all in message_in_words(answerer.compare(NIGHT))
    asked = look(answerer, "0/compare", ask(answerer, NIGHT, EVERYTHING, []))
    assert ["chip" in turn.shown for turn in asked] == [True, False]
    assert put_to_all not in message_in_words(answerer.compare(WHO_SAYS))
    assert put_to_all not in message_in_words(answerer.compare("Comparez la CGT et FO sur le travail de nuit"))


def test_a_time_says_from_when_to_when(answerer: Librarian) -> None:
    told = answerer.timeline(WHO_SAYS)
    assert plain(message_in_words(told)) == "20 extraits (11 mars 2019 – 5 février 2024)."


def test_who_says_what_is_a_comparison_and_other_questions_are_answered(answerer: Librarian) -> None:
    assert (view_of(WHO_SAYS), view_of(NIGHT), view_of("")) == (View.COMPARISON, View.ANSWER, View.ANSWER)
    thread = ask(answerer, WHO_SAYS, EVERYTHING, [])
    assert isinstance(thread[0].reply, Comparison)
    assert "Comparer les sources\u00a0:" in messages_of(thread)[0]["content"]


def test_looking_otherwise_is_a_turn_of_its_own_that_keeps_filters_and_follows_the_talk(answerer: Librarian) -> None:
    chosen = Filter(period=Period(date(2019, 1, 1)))
    thread = ask(answerer, "et FO ?", chosen, ask(answerer, NIGHT, EVERYTHING, []))
    seen = look(answerer, "1/timeline~3", thread)
    assert (len(seen), seen[:2], seen[2].view, seen[2].within) == (3, thread, View.TIMELINE, chosen)
    assert seen[2].asked == "Que dit FO du travail de nuit ?"
    assert isinstance(seen[2].reply, Timeline)
    assert isinstance(look(answerer, "0/survey", thread)[-1].reply, Survey)


def test_what_is_looked_at_leans_on_nothing_that_came_after(answerer: Librarian) -> None:
    thread = ask(
        answerer, "Que dit FO des retraites ?", EVERYTHING, ask(answerer, "Sur le travail de nuit", EVERYTHING, [])
    )
    seen = look(answerer, "0/timeline", thread)[-1].reply
    assert isinstance(seen, Timeline)
    assert seen.question.completed is None


def test_a_part_is_taken_away_from_what_is_looked_at(answerer: Librarian) -> None:
    thread = look(answerer, "0/timeline", ask(answerer, NIGHT, EVERYTHING, []))
    again = ask_again(answerer, "1/source", thread)
    assert isinstance(again[1].reply, Timeline)
    assert again[1].reply.question.within == EVERYTHING
    assert again[1].view is View.TIMELINE


def test_every_way_is_offered_but_the_one_that_is_there(answerer: Librarian) -> None:
    thread = look(answerer, "0/compare", ask(answerer, NIGHT, EVERYTHING, []))
    offered = [re.findall(r'value="(\d/(?:compare|timeline|survey))"', turn.shown) for turn in thread]
    assert offered == [["0/compare", "0/timeline", "0/survey"], ["1/timeline", "1/survey"]]
    refused = ask(answerer, "Quelle recette de tarte Tatin ?", EVERYTHING, [])
    assert isinstance(refused[0].reply, NoAnswer)
    assert re.findall(r'value="(\d/[a-z]+)"', refused[0].shown) == ["0/survey"], "all that has its words, if anything"


@pytest.mark.parametrize("written", ["", "1/timeline", "0/answer", "0/source", "-1/survey", "0/survey/", "<b>"])
def test_what_names_no_question_or_no_way_changes_nothing(answerer: Librarian, written: str) -> None:
    thread = ask(answerer, NIGHT, EVERYTHING, [])
    assert look(answerer, written, thread) == thread


def test_what_went_wrong_is_not_looked_at(answerer: Librarian) -> None:
    thread = ask(answerer, "mot " * 600, EVERYTHING, [])
    assert look(answerer, "0/survey", thread) == thread


def test_the_words_of_a_text_are_no_markup_in_any_view(answerer: Librarian) -> None:
    thread = ask(answerer, WHO_SAYS, EVERYTHING, [])
    for way in ("timeline", "survey"):
        thread = look(answerer, f"0/{way}", thread)
    for turn in thread:
        assert "en chiffres" in turn.shown
        assert "<b>" not in turn.shown
        assert "\n\n" not in turn.shown
