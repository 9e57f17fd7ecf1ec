import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.french.words import search_words
from index.values.errors import DixitError
from index.values.filter import EVERYTHING, Filter, Period
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
        ("Qui demande un moratoire à la CGT ?", "demande moratoire cgt"),
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


@pytest.mark.parametrize("text", ["CGT février 2024", "février 2024 CGT", "cgt, fév. 2024", "la CGT en février 2024 ?"])
def test_key_words_that_are_but_who_and_when_are_filters(text: str) -> None:
    question = ask(text)
    assert question.within == Filter(frozenset({"CGT"}), Period(date(2024, 2, 1), date(2024, 2, 29)))
    assert question.words == ()


@pytest.mark.parametrize("text", ["CGT retraites 2024", "CGT", "2024", "Microsoft CGT 2024", "CGT 2021 Microsoft ?"])
def test_key_words_that_are_more_or_less_than_that_hide_nothing(text: str) -> None:
    assert ask(text).within == EVERYTHING


def test_key_words_that_name_a_source_with_nothing_indexed_say_so() -> None:
    assert ask("FO février 2024").unknown == ("de FO",)


def test_what_cannot_be_seen_is_not_part_of_a_question() -> None:
    question = ask("\u202eQue disait la C\u200bGT\x00en 20\u200d21\u202c ?")
    assert question.text == "Que disait la CGT en 2021 ?"
    assert question.within == Filter(frozenset({"CGT"}), IN_2021)
    with pytest.raises(DixitError, match="le champ est vide"):
        ask("\u200b\u2066\ue000")


@pytest.mark.parametrize("text", ["https://exemple.fr/un?page=1#la", "www.exemple.fr"])
def test_an_address_is_no_question(text: str) -> None:
    with pytest.raises(DixitError, match="n’ouvre aucun lien"):
        ask(text)
    assert ask(f"Que dit {text} de Microsoft ?").words


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Who is against Microsoft?", True),
        ("what does the CGT say about health data", True),
        ("Que dit The Guardian de la CGT ?", False),
        ("Qui est contre Microsoft ?", False),
        ("Health Data Hub", False),
        ("Que dit la CGT de « Who is who » ?", False),
    ],
)
def test_a_question_in_english_is_known_by_its_small_words(text: str, english: bool) -> None:
    assert ask(text).english is english


PIECES = st.sampled_from(
    """
    Que disait la CGT CFTC FO Microsoft les syndicats chez selon et ou en de du avant après depuis Noël rentrée été
    2021 2030 31 février T3 dernier ? ! . , « » : pourquoi elle ça sur contre who is the \u200b \u202e \x00 <b> 😀 www.
    """.split()
)
ANYTHING = st.one_of(
    st.text(), st.lists(PIECES, max_size=14).map(" ".join), st.text(st.characters(categories=["Cf", "Cc", "Cs"]))
)


@settings(deadline=None)
@given(ANYTHING, ANYTHING, st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_any_text_is_understood_or_refused_in_french(text: str, before: str, today: date) -> None:
    talk: list[Question] = []
    for said in (before, text):
        try:
            talk.append(understand(said, sources=SOURCES, today=today, talk=talk))
        except DixitError:
            continue
        whole = talk[-1].whole
        assert {unicodedata.category(character) for character in whole}.isdisjoint({"Cc", "Cf", "Co", "Cs"})
        assert all(0 <= one.span.start < one.span.end <= len(whole) for one in talk[-1].understood)
        assert (talk[-1].within.period is None) or talk[-1].trouble is None
