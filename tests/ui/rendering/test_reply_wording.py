"""What is said of a reply."""

from dataclasses import replace
from datetime import date

import pytest

from index.values.communique import Communique, Fact, Origin, Passage, Span
from index.values.dates import PartialDate
from index.values.filter import EVERYTHING, Filter, Period
from qa.answer import Answer, Citation, NoAnswer, Reason
from qa.confidence import ENOUGH
from qa.overviews.timeline import Timeline
from qa.understanding.question import Question, understand
from ui.rendering.reply_wording import doubt_in_words, elsewhere_in_words, message_of
from ui.rendering.views_wording import timeline_in_words
from ui.rendering.wording import period_in_words

SPAN = Span(0, 4)
CITATION = Citation(Passage(Communique("Oui."), SPAN), SPAN, 1.0)


def asked(text: str, within: Filter = EVERYTHING) -> Question:
    return understand(text, within, sources=["CGT", "CFTC"], today=date(2025, 6, 15))


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_a_sentence(reason: Reason) -> None:
    question = asked("Que disait FO le 31 février 2024 ?")
    message = message_of(NoAnswer(question, reason))
    assert message[0].isupper() or message[0] == "«"
    assert message.rstrip("\u202f »").endswith(".") or reason is Reason.IMPOSSIBLE


def test_a_source_of_which_nothing_is_indexed_is_named() -> None:
    assert message_of(NoAnswer(asked("Que dit FO de Microsoft ?"), Reason.UNKNOWN_SOURCE)) == (
        "Le corpus n’a aucun communiqué de FO."
    )


def test_an_answer_that_no_passage_makes_sure_says_so_first() -> None:
    unsure, less = (replace(CITATION, confidence=probability) for probability in (0.49, 0.2))
    question = asked("Que dit la CGT de Microsoft ?")
    assert plain(message_of(Answer(question, (unsure, less)))) == (
        "Rien n’y répond à coup sûr. Au plus près : 2 extraits d’un communiqué non daté."
    )
    sure = replace(CITATION, confidence=0.5)
    assert plain(message_of(Answer(question, (sure, less)))) == "2 extraits d’un communiqué non daté."


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (None, ""),
        (0.5, ""),
        (0.49, "à vérifier"),
        (ENOUGH, "à vérifier"),
        (0.12, "sans doute hors sujet"),
    ],
)
def test_a_citation_that_may_be_no_answer_says_so(probability: float | None, words: str) -> None:
    assert doubt_in_words(probability) == words


def test_an_answer_says_of_whom_it_knows_nothing() -> None:
    answer = Answer(asked("Que disent la CGT et FO de Microsoft ?"), (CITATION,))
    assert plain(message_of(answer)) == "1 extrait d’un communiqué non daté. Le corpus n’a aucun communiqué de FO."


def test_a_question_for_the_texts_themselves_gets_the_latest() -> None:
    question = asked("Que disait la CGT en février 2024 ?")
    assert plain(message_of(Answer(question, (CITATION,)))) == "Le communiqué le plus récent commence ainsi :"
    assert "Les 2 communiqués les plus récents" in plain(message_of(Answer(question, (CITATION, CITATION))))


def test_a_question_for_demands_gets_the_latest_of_them() -> None:
    question = asked("Que demande la CGT ?")
    assert plain(message_of(Answer(question, (CITATION,)))) == "1 extrait dit ce qui est demandé."
    two = "2 extraits disent ce qui est demandé, les plus récents d’abord."
    assert plain(message_of(Answer(question, (CITATION, CITATION)))) == two
    in_time = plain(timeline_in_words(Timeline(question, (), (CITATION, CITATION), cut=False)))
    assert in_time.startswith("2 extraits disent ce qui est demandé.")


def cited(source: str, year: int | None) -> Citation:
    date = Fact(PartialDate(year), Origin.DECLARED) if year else None
    return Citation(Passage(Communique("Oui.", source=Fact(source, Origin.DECLARED), date=date), SPAN), SPAN, 1.0)


@pytest.mark.parametrize(
    ("source", "year", "said"),
    [
        ("CGT", 2024, "1 extrait d’une autre période"),
        ("CGT", None, "1 extrait non daté"),
        ("CFTC", 2021, "1 extrait d’une autre source"),
        ("CFTC", 2024, "1 extrait d’une autre source ou d’une autre période"),
        ("CFTC", None, "1 extrait d’une autre source ou d’une autre période"),
    ],
)
def test_the_part_of_the_filter_that_is_the_cause_is_named(source: str, year: int | None, said: str) -> None:
    question = asked("Que disait la CGT de Microsoft en 2021 ?")
    reply = NoAnswer(question, Reason.NOT_FOUND, (), (cited(source, year),))
    assert plain(elsewhere_in_words(reply)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Que disait-on de Microsoft en 2021 ?", "2021"),
        ("Que dit la CGT de Microsoft ?", "CGT"),
        ("Que disaient la CGT et la CFTC de Microsoft en 2021 ?", "CFTC, CGT, 2021"),
    ],
)
def test_a_filter_that_nothing_matches_is_named(text: str, said: str) -> None:
    assert message_of(NoAnswer(asked(text), Reason.FILTERED_OUT)) == f"Aucun communiqué ne correspond ({said})."


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2024, 2, 1), date(2024, 2, 29), "février 2024"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2024, 2, 5), date(2024, 2, 5), "5 février 2024"),
        (date(2024, 2, 1), date(2024, 3, 3), "du 1er février 2024 au 3 mars 2024"),
        (date(2024, 2, 1), None, "depuis le 1er février 2024"),
        (None, date(2024, 2, 1), "jusqu’au 1er février 2024"),
        (date(2019, 1, 1), date(2024, 12, 31), "de 2019 à 2024"),
        (date(2019, 1, 1), None, "depuis 2019"),
        (None, date(2024, 12, 31), "jusqu’en 2024"),
    ],
)
def test_a_period_is_said_as_one_would(first: date | None, last: date | None, words: str) -> None:
    assert plain(period_in_words(Period(first, last))) == words


def test_talk_and_english_get_one_line_with_questions_to_ask() -> None:
    talk = NoAnswer(asked("Bonjour !"), Reason.SMALL_TALK, examples=("Que dit la CGT ?", "Que dit la CFTC ?"))
    assert plain(message_of(talk)) == (
        "Bonjour. Dixit répond avec les mots de vos communiqués : posez-lui une question. "
        "Par exemple : « Que dit la CGT ? » ou « Que dit la CFTC ? »."
    )
    thanks = NoAnswer(asked("Merci beaucoup"), Reason.SMALL_TALK, examples=("Que dit la CGT ?",))
    assert message_of(thanks) == "Avec plaisir. Posez une autre question quand vous voulez."
    leave = NoAnswer(asked("Merci, au revoir !"), Reason.SMALL_TALK, examples=("Que dit la CGT ?",))
    assert message_of(leave) == "Au revoir, à bientôt."
    english = message_of(NoAnswer(asked("Who is against Microsoft?"), Reason.ENGLISH))
    assert english.endswith("posez votre question en français.")
