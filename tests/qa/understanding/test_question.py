from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DixitError
from index.filter import EVERYTHING, Filter, Period
from index.french.words import search_words
from qa.understanding.question import LONGEST, Part, Question, understand

WEDNESDAY = date(2024, 3, 20)
SOURCES = ["CGT", "CFTC", "Microsoft"]
IN_2021 = Period(date(2021, 1, 1), date(2021, 12, 31))


def ask(text: str, within: Filter = EVERYTHING, **more: object) -> Question:
    return understand(text, within, sources=SOURCES, today=WEDNESDAY, **more)  # type: ignore[arg-type]


def chips(question: Question) -> list[tuple[Part, str]]:
    return [(one.part, one.span.of(question.whole)) for one in question.understood]


def test_what_is_understood_filters_and_leaves_the_words() -> None:
    question = ask("Que disait la CGT de l'hébergement des données en 2021 ?")
    assert question.within == Filter(frozenset({"CGT"}), IN_2021)
    assert question.words == tuple(search_words("hébergement données"))
    assert chips(question) == [(Part.SOURCE, "la CGT"), (Part.PERIOD, "en 2021")]
    assert question.search == "Que disait de l'hébergement des données ?"


def test_a_question_of_who_and_when_only_has_no_word_left() -> None:
    question = ask("Que disait la CGT en février 2024 ?")
    assert question.words == ()
    assert question.within == Filter(frozenset({"CGT"}), Period(date(2024, 2, 1), date(2024, 2, 29)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Que dit la CFTC de Microsoft ?", "microsoft"),
        ("Quelle est la position de la CFTC sur Microsoft ?", "microsoft"),
        ("Les communiqués de la CGT sur les retraites depuis 2020", "retraites"),
        ("Selon la CGT, où héberger les données ?", "héberger données"),
        ("Qui critique la CGT ?", "critique cgt"),
        ("Que dit la CGT de l'autorisation de 2020 ?", "autorisation 2020"),
        ("Quelle est la position des planètes ?", "position planètes"),
        ("Que demande la CGT, et pourquoi ?", "demande"),
    ],
)
def test_a_name_or_a_year_that_is_spoken_of_stays_a_word(text: str, words: str) -> None:
    assert ask(text).words == tuple(search_words(words))


def test_the_year_of_an_event_is_preferred_and_hides_nothing() -> None:
    question = ask("Que dit la CGT de l'autorisation de 2021 ?")
    assert question.within.period is None
    assert question.preferred == IN_2021


def test_what_the_page_chose_wins_and_the_words_stay() -> None:
    within = Filter(frozenset({"CFTC"}), Period(date(2023, 1, 1)))
    question = ask("Que disait la CGT de Microsoft en 2021 ?", within)
    assert question.within == within
    assert question.understood == ()
    assert question.words == tuple(search_words("cgt microsoft 2021"))


def test_the_page_may_choose_one_and_the_question_say_the_other() -> None:
    question = ask("Que disait la CGT en 2021 ?", Filter(frozenset({"CFTC"})))
    assert question.within == Filter(frozenset({"CFTC"}), IN_2021)


def test_a_part_that_is_taken_away_filters_no_more() -> None:
    text = "Que disait la CGT de Microsoft en 2021 ?"
    assert ask(text, left_out=[Part.PERIOD]).within == Filter(frozenset({"CGT"}))
    assert ask(text, left_out=[Part.SOURCE]).within == Filter(period=IN_2021)
    assert ask(text, left_out=list(Part)).words == tuple(search_words(text))


def test_a_source_with_nothing_indexed_is_said_and_searched_for() -> None:
    question = ask("Que dit FO de Microsoft ?")
    assert question.unknown == ("de FO",)
    assert question.within == EVERYTHING
    assert "fo" in question.words


def test_what_cannot_be_is_said_in_french() -> None:
    assert "31 février" in (ask("Que disait la CGT le 31 février ?").trouble or "")
    assert "contredisent" in (ask("Que disait la CGT en 2021 avant 2019 ?").trouble or "")
    assert ask("Que disait la CGT le 31 février ?", Filter(period=IN_2021)).trouble is None


def test_a_follow_up_is_completed_and_read_again() -> None:
    first = ask("Que disait la CGT des données en 2021 ?")
    question = ask("et la CFTC ?", talk=[first])
    assert question.text == "et la CFTC ?"
    assert question.completed == "Que disait la CFTC des données en 2021 ?"
    assert question.within == Filter(frozenset({"CFTC"}), IN_2021)
    assert chips(question) == [(Part.SOURCE, "la CFTC"), (Part.PERIOD, "en 2021")]


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_question_is_refused_in_french(text: str) -> None:
    with pytest.raises(DixitError, match="le champ est vide"):
        understand(text)


def test_a_text_is_no_question() -> None:
    with pytest.raises(DixitError, match="résumez-la"):
        understand("a" * (LONGEST + 1))


@pytest.mark.parametrize("text", ["Microsoft", "la", "😀😀", "Who is against Microsoft?", "?!", "2021"])
def test_bad_input_is_understood_as_far_as_it_goes(text: str) -> None:
    question = ask(text)
    assert (question.text, question.within, question.trouble) == (text, EVERYTHING, None)


def test_without_sources_nor_talk_a_question_is_its_words() -> None:
    question = understand("Qui est  contre Microsoft ?")
    assert question.text == question.whole == question.search == "Qui est contre Microsoft ?"
    assert question.words == tuple(search_words(question.text))


@given(st.text(min_size=1).filter(lambda text: text.strip()), st.text(min_size=1).filter(lambda text: text.strip()))
def test_any_question_is_understood(text: str, before: str) -> None:
    question = ask(text, talk=[ask(before)])
    assert all(one.span.of(question.whole) for one in question.understood)
