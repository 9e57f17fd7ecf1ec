"""« Plus de détails », « pourquoi ? », « qui d’autre ? » go on from the texts just cited, and never say them again."""

from collections.abc import Iterator

import pytest

from index.assemble import open_catalogue
from index.values.files import File
from qa.answer import Answer, NoAnswer, Reason, Reply
from qa.answerer import Answerer
from qa.assemble import open_answerer
from qa.query import Query
from qa.understanding.question import Question
from ui.rendering.reply_wording import message_of

TEXTS = {
    "cgt.txt": (
        "Communiqué de presse de la CGT\nLirac, le 3 mars 2023\nLe port ferme\n\nLa CGT refuse la fermeture du port. "
        "Le port emploie 400 personnes. La direction invoque la baisse du trafic, car les bateaux vont ailleurs. "
        "Les dockers demandent un moratoire. Ils ont voté la grève pour obtenir une réunion."
    ),
    "fo.txt": (
        "Communiqué de presse de FO\nLirac, le 4 mars 2023\nSauvons le port\n\nFO s’oppose à la fermeture du port. "
        "En raison de la crise, la ville perd des emplois. Nous demandons un plan de relance."
    ),
    "medef.txt": (
        "Communiqué de presse du Medef\nLirac, le 5 mars 2023\nPort : une chance\n\n"
        "Le Medef salue la fermeture du port. Elle libère des terrains."
    ),
}


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    catalogue = open_catalogue(tmp_path_factory.mktemp("going"))
    catalogue.add([File(name, text.encode()) for name, text in TEXTS.items()])
    yield open_answerer(catalogue)
    catalogue.close()


def talk(answerer: Answerer, *questions: str) -> list[Reply]:
    asked: list[Question] = []
    replies = []
    for text in questions:
        replies.append(answerer.ask(Query(text, talk=asked)))
        asked.append(replies[-1].question)
    return replies


def quotes(reply: Reply) -> list[str]:
    return [one.quote for one in reply.citations] if isinstance(reply, Answer) else []


def sources(reply: Reply) -> list[str]:
    return [one.passage.communique.sources[0] for one in reply.citations] if isinstance(reply, Answer) else []


def test_more_is_what_was_not_cited_yet_until_there_is_no_more(answerer: Answerer) -> None:
    replies = talk(answerer, "Que dit la CGT du port ?", *["plus de détails"] * 3, "encore")
    said = [quotes(reply) for reply in replies]
    assert said[1] == ["La direction invoque la baisse du trafic, car les bateaux vont ailleurs."]
    assert said[2] == ["Les dockers demandent un moratoire."]
    everything = [quote for some in said for quote in some]
    assert len(everything) == len(set(everything))
    assert isinstance(replies[-1], NoAnswer)
    assert replies[-1].reason is Reason.NOTHING_MORE


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("Que dit la CGT du port ?", "La direction invoque la baisse du trafic, car les bateaux vont ailleurs."),
        ("Que dit FO du port ?", "En raison de la crise, la ville perd des emplois."),
    ],
)
def test_why_is_answered_by_the_causes_that_the_texts_just_cited_tell(answerer: Answerer, asked: str, why: str) -> None:
    _, reply = talk(answerer, asked, "pourquoi ?")
    assert quotes(reply) == [why]
    assert message_of(reply).startswith("Les raisons que donnent les textes cités")


def test_no_cause_is_told_where_the_text_tells_none(answerer: Answerer) -> None:
    first, reply = talk(answerer, "Que dit le Medef du port ?", "pourquoi ?")
    assert not set(quotes(first)) & set(quotes(reply))
    assert isinstance(reply, NoAnswer)


def test_who_else_asks_the_sources_that_were_not_cited(answerer: Answerer) -> None:
    first, others = talk(answerer, "Qui parle du port ?", "qui d’autre ?")
    assert isinstance(first, Answer)
    assert isinstance(others, NoAnswer)
    assert {name for one in first.citations for name in one.passage.communique.sources} == {"CGT", "FO", "Medef"}


def test_later_and_earlier_are_the_texts_dated_so_from_the_best_that_was_cited(answerer: Answerer) -> None:
    first, later, latest = talk(answerer, "Qui refuse la fermeture du port ?", "plus récemment ?", "et après ?")
    assert sources(first)[0] == "CGT"  # of 3 March
    assert sources(later)
    assert "CGT" not in sources(later)
    assert isinstance(latest, NoAnswer)
    assert message_of(latest) == "Aucun texte plus récent n’y répond."
    _, earlier = talk(answerer, "Qui refuse la fermeture du port ?", "et avant ?")
    assert message_of(earlier) == "Aucun texte plus ancien n’y répond."


def test_a_talk_goes_on_after_more_from_the_same_question(answerer: Answerer) -> None:
    *_, reply = talk(answerer, "Que dit la CGT du port ?", "plus de détails", "et FO ?")
    assert reply.question.whole == "Que dit FO du port ?"
    assert quotes(reply) == ["FO s’oppose à la fermeture du port."]


def test_what_goes_on_from_nothing_is_asked_by_itself(answerer: Answerer) -> None:
    assert talk(answerer, "plus de détails")[0].question.aim is None
    first, reply = talk(answerer, "Que dit l’Unsa du port ?", "plus de détails")
    assert isinstance(first, NoAnswer)
    assert isinstance(reply, NoAnswer)


def test_a_year_that_is_left_out_is_not_cited(answerer: Answerer) -> None:
    reply = answerer.ask("Que dit la CGT du port sauf en 2023 ?")
    assert isinstance(reply, NoAnswer)
    assert quotes(answerer.ask("Que dit la CGT du port sauf en 2021 ?"))
    assert isinstance(answerer.ask("Que disait la CGT hors 2023 ?"), NoAnswer)
    assert "Laissé de côté\u00a0: «\u202fsauf en 2021\u202f»" in message_of(
        answerer.ask("Que dit la CGT du port sauf en 2021 ?")
    )
