"""Golden questions over the seeds, answered word for word."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.values.errors import DixitError
from index.values.files import File
from index.values.filter import Filter, Period
from qa.answer import Answer, Citation, NoAnswer, Reason
from qa.answerer import Answerer
from qa.assemble import open_answerer
from qa.query import Query
from qa.understanding.question import LONGEST

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.fixture(scope="module", params=["folder", "postgres"])
def answerer(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    shared = request.param == "postgres"
    catalogue = open_catalogue(
        request.getfixturevalue("new_database")() if shared else tmp_path_factory.mktemp("golden")
    )
    catalogue.add([File(path.name, path.read_bytes()) for path in SEEDS])
    yield open_answerer(catalogue)
    catalogue.close()


def best(answerer: Answerer, question: str) -> Citation:
    reply = answerer.ask(question)
    assert isinstance(reply, Answer), f"refused: {question}"
    return reply.citations[0]


@pytest.mark.parametrize(
    ("question", "source", "words"),
    [
        ("Pourquoi la Cnil bloquait-elle l'hébergement hors d'Europe ?", "CGT", "elle bloquait toute possibilité"),
        ("Y a-t-il eu un appel d'offres ?", "CFTC", "Ce contrat a été passé sans appel d'offres"),
        ("Que dit la CFTC de la réversibilité ?", "CFTC", "c'est la question de la réversibilité."),
        ("Que propose la CGT pour la recherche médicale ?", "CGT", "La CGT approuve la recherche médicale"),
        ("Qu'a écrit Olivier Véran à la CNIL ?", "CFTC", "Je partage pleinement vos préoccupations"),
        ("Combien d'hôpitaux sont concernés par EMC2 ?", "CGT", "quatre établissements hospitaliers français"),
        ("Qu'est-ce que le Health Data Hub ?", "CFTC", "Health Data Hub"),
        ("Que demande la CGT au gouvernement ?", "CGT", "La CGT exige l'investissement immédiat de l'État"),
        ("Que propose la CFTC ?", "CFTC", "Il est donc urgent de trouver une solution souveraine"),
        ("Que dénonce la CFTC ?", "CFTC", "il serait économiquement absurde d'offrir sur un plateau"),
        ("hackers", "CFTC", "qui attire les convoitises des hackers"),
        (
            "Pour combien de temps la Cnil a-t-elle donné son autorisation ?",
            "CGT",
            "une autorisation ponctuelle de 3 ans",
        ),
    ],
)
def test_a_golden_question_is_answered_first_by_the_right_words(
    answerer: Answerer, question: str, source: str, words: str
) -> None:
    citation = best(answerer, question)
    communique = citation.passage.communique
    assert communique.source is not None
    assert communique.source.value == source
    assert words in citation.quote
    assert (communique.date is None) == (source == "CFTC")


def test_a_question_without_accents_or_marks_is_answered_by_what_means_the_same(answerer: Answerer) -> None:
    reply = answerer.ask("les donnees peuvent elles partir aux etats unis")
    assert isinstance(reply, Answer)
    quotes = " ".join(citation.quote for citation in reply.citations)
    assert "des transferts sont possibles à tout moment vers les USA" in quotes
    assert "sans certitudes que nos données ne seront pas accessibles aux américains" in quotes


@pytest.mark.parametrize(
    "question",
    [
        "Quelle est la recette de la tarte Tatin ?",
        "Qui a gagné la Coupe du monde de football ?",
        "Quel temps fera-t-il demain à Marseille ?",
        "Comment réparer un vélo ?",
    ],
)
def test_what_the_seeds_do_not_say_is_not_answered_but_the_nearest_is_shown(answerer: Answerer, question: str) -> None:
    reply = answerer.ask(question)
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.NOT_FOUND
    assert len(reply.nearest) == 1


def test_a_quote_is_whole_sentences_and_a_slice_of_the_stored_text(answerer: Answerer) -> None:
    reply = answerer.ask("Que disent les communiqués de Microsoft ?")
    assert isinstance(reply, Answer)
    for citation in reply.citations:
        text = citation.passage.communique.text
        assert citation.quote == text[citation.quoted.start : citation.quoted.end]
        assert re.fullmatch(r"\s*", text[: citation.quoted.start]) or re.search(r"\s$", text[: citation.quoted.start])
        assert re.match(r"\s|$", text[citation.quoted.end :])


def test_a_quotation_comes_with_the_words_that_say_who_speaks(tmp_path: Path) -> None:
    text = (
        "Le ministre écrivait à la Cnil : « La plateforme existe déjà et sert chaque jour à nos chercheurs. Elle a été "
        "bâtie en deux ans par des équipes publiques. Le risque de divulgation des données ne peut être écarté. »"
    )
    catalogue = open_catalogue(tmp_path)
    catalogue.add([File("ministre.txt", text.encode())])
    citation = best(open_answerer(catalogue), "Quel est le risque de divulgation ?")
    assert citation.quote == "Le risque de divulgation des données ne peut être écarté. »"
    assert [piece.of(text) for piece in citation.pieces] == ["Le ministre écrivait à la Cnil : «", citation.quote]
    catalogue.close()


def test_the_time_that_a_question_speaks_of_brings_its_texts_forward_and_hides_none(tmp_path: Path) -> None:
    text = "La grève des cheminots de la ligne du littoral a duré {} semaines."
    catalogue = open_catalogue(tmp_path)
    catalogue.add(
        [
            File(f"{year}-03-01-greve-{weeks}.txt", text.format(weeks).encode())
            for year, weeks in ((2019, "deux"), (2020, "trois"), (2021, "quatre"))
        ]
    )
    answerer = open_answerer(catalogue)
    for year in (2019, 2020, 2021):
        reply = answerer.ask(f"Combien de semaines a duré la grève des cheminots de {year} ?")
        assert isinstance(reply, Answer)
        dates = [one.passage.communique.date for one in reply.citations]
        assert dates[0] is not None
        assert dates[0].value.year == year
        assert len(reply.citations) == 3
    catalogue.close()


def test_a_bare_header_is_never_quoted_when_sentences_can_be(answerer: Answerer) -> None:
    reply = answerer.ask("Que dit la CFTC de la réversibilité ?")
    assert isinstance(reply, Answer)
    assert "COMMUNIQUÉ CFTC" not in [citation.quote for citation in reply.citations]


def test_citations_come_best_first_and_at_most_five(answerer: Answerer) -> None:
    reply = answerer.ask("données de santé Microsoft hébergement")
    assert isinstance(reply, Answer)
    assert 1 <= len(reply.citations) <= 5
    best = {citation.passage.communique.id: citation.score for citation in reversed(reply.citations)}
    assert [*best.values()] == sorted(best.values())  # of each text, in the order of the texts, from the last


def test_the_filter_chooses_who_answers(answerer: Answerer) -> None:
    question = "Qui héberge les données de santé ?"
    for name in ("CGT", "CFTC"):
        reply = answerer.ask(Query(question, Filter(frozenset({name}))))
        assert isinstance(reply, Answer)
        assert {one.passage.communique.source.value for one in reply.citations if one.passage.communique.source} == {
            name
        }


def test_a_filter_that_lets_nothing_through_is_the_reason(answerer: Answerer) -> None:
    reply = answerer.ask(
        Query("Qui héberge les données de santé ?", Filter(period=Period(date(1990, 1, 1), date(1999, 1, 1))))
    )
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.FILTERED_OUT


@pytest.mark.parametrize("question", ["", "   \n"])
def test_an_empty_question_is_said(answerer: Answerer, question: str) -> None:
    with pytest.raises(DixitError, match="Posez une question"):
        answerer.ask(question)


def test_a_question_of_ten_thousand_characters_is_said(answerer: Answerer) -> None:
    with pytest.raises(DixitError, match=f"moins de {LONGEST}"):
        answerer.ask("mot " * 2_500)


@pytest.mark.parametrize("question", ["?", "pourquoi ?", "🙂", "le la les"])
def test_a_question_without_a_word_to_look_for_is_said(answerer: Answerer, question: str) -> None:
    reply = answerer.ask(question)
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.NO_WORDS


def test_an_empty_corpus_says_so(tmp_path: Path) -> None:
    catalogue = open_catalogue(tmp_path)
    reply = open_answerer(catalogue).ask("Qui héberge les données ?")
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.EMPTY_CORPUS
    assert open_answerer(catalogue).examples() == []
    catalogue.close()


def test_near_identical_passages_are_shown_once(tmp_path: Path) -> None:
    catalogue = open_catalogue(tmp_path)
    body = "La direction a annoncé la fermeture du site de Lannion et la suppression de deux cents emplois cette année."
    catalogue.add([File(f"{i}.txt", f"{body} Version {i}.".encode()) for i in range(4)])
    catalogue.add([File("autre.txt", b"Le site de Brest, lui, reste ouvert : aucune fermeture en vue.")])
    reply = open_answerer(catalogue).ask("Quelle est la fermeture annoncée à Lannion ?")
    assert isinstance(reply, Answer)
    assert sum("Lannion" in citation.passage.text for citation in reply.citations) == 1
    catalogue.close()


def test_examples_are_three_questions_that_the_corpus_answers(answerer: Answerer) -> None:
    asked = answerer.examples()
    assert len(asked) == 3
    assert all(isinstance(answerer.ask(question), Answer) for question in asked)
    assert any("CGT" in question for question in asked)
    assert any("CFTC" in question for question in asked)


def test_who_and_when_are_understood_and_undated_texts_are_offered_apart(answerer: Answerer) -> None:
    reply = answerer.ask("Que disait la CGT en février 2024 sur la Cnil ?")
    assert isinstance(reply, Answer)
    assert reply.question.within == Filter(frozenset({"CGT"}), Period(date(2024, 2, 1), date(2024, 2, 29)))
    reply = answerer.ask(Query("Qui héberge les données de santé ?", Filter(period=Period(date(2024, 1, 1)))))
    assert isinstance(reply, Answer)
    assert {one.passage.communique.date is None for one in reply.citations} == {False}
    assert {one.passage.communique.date is None for one in reply.undated} == {True}


def test_a_follow_up_takes_its_subject_from_the_talk_and_what_the_filter_keeps_out_is_told(answerer: Answerer) -> None:
    before = answerer.ask("Que disait la CGT en février 2024 sur la Cnil ?").question
    reply = answerer.ask(Query("et la CFTC ?", talk=[before]))
    assert reply.question.completed == "Que disait la CFTC en février 2024 sur la Cnil ?"
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.FILTERED_OUT
    assert {one.passage.communique.source.value for one in reply.elsewhere if one.passage.communique.source} == {"CFTC"}


def test_a_source_with_nothing_indexed_is_said(answerer: Answerer) -> None:
    reply = answerer.ask("Que dit FO de Microsoft ?")
    assert isinstance(reply, NoAnswer)
    assert (reply.reason, reply.question.unknown) == (Reason.UNKNOWN_SOURCE, ("de FO",))


def test_a_day_that_no_calendar_has_is_said(answerer: Answerer) -> None:
    reply = answerer.ask("Que disait la CGT le 31 février 2024 ?")
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.IMPOSSIBLE
    assert reply.question.trouble


def test_a_question_of_who_and_when_alone_is_answered_by_how_the_texts_open(answerer: Answerer) -> None:
    reply = answerer.ask("Que disait la CGT en février 2024 ?")
    assert isinstance(reply, Answer)
    assert [one.quote for one in reply.citations] == [
        "La CGT exige l'investissement immédiat de l'État pour un hébergement sur une plateforme française."
    ]


def test_a_passage_left_out_for_its_like_in_another_text_is_one_click_away(tmp_path: Path) -> None:
    said = "L’hôpital de Lyon perdra quarante lits de réanimation avant la fin de l’année, selon sa direction. " * 10
    ends = ["La CGT appelle à la grève mardi. " * 40, "Une pétition est ouverte par les familles des malades. " * 40]
    catalogue = open_catalogue(tmp_path)
    catalogue.add([File(f"{place}.txt", f"{said}\n\n{end}".encode()) for place, end in enumerate(ends)])
    ids = {one.id for one in catalogue.texts.all()}
    assert catalogue.texts.versions(ids) == {}  # more than half of their words differ
    reply = open_answerer(catalogue).ask("Combien de lits de réanimation perdra l’hôpital de Lyon ?")
    catalogue.close()
    assert isinstance(reply, Answer)
    (first, *_) = reply.citations
    assert {first.passage.communique.id, *(one.id for one in first.repeated)} == ids


def test_what_others_tell_of_a_source_that_nothing_is_indexed_of_is_cited_and_it_is_told(tmp_path: Path) -> None:
    catalogue = open_catalogue(tmp_path)
    text = "Seuils : non au chantage\n\nLe Medef exige la fin des seuils sociaux.\n\nNous demandons une hausse du Smic."
    catalogue.add([File("seuils.txt", text.encode())])
    reply = open_answerer(catalogue).ask("Que demande le MEDEF ?")
    catalogue.close()
    assert isinstance(reply, Answer)
    assert reply.question.unknown == ("du Medef",)
    assert all("Medef" in one.quote for one in reply.citations)
