"""Questions that ask who says what, and what each source is then asked."""

import pytest

from qa.understanding.intent.comparing import asked_of_each
from qa.understanding.intent.content_words import subject_of
from qa.understanding.question import understand

SOURCES = ["CFTC", "CGT", "FO", "Medef"]


@pytest.mark.parametrize(
    ("question", "each"),
    [
        ("Qui dit quoi sur l'hébergement chez Microsoft ?", "Que dit-on sur l'hébergement chez Microsoft ?"),
        ("qui dit quoi de Microsoft", "Que dit-on de Microsoft"),
        ("Qui pense quoi à propos du cloud ?", "Que dit-on à propos du cloud ?"),
        ("Qui propose quoi concernant le cloud ?", "Que dit-on concernant le cloud ?"),
        ("Qui est pour et qui est contre l'accord ?", "Que dit-on sur l'accord ?"),
        ("Qui est pour, qui est contre l'accord ?", "Que dit-on sur l'accord ?"),
        ("Que disent les différents syndicats de l’accord ?", "Que disent les syndicats de l’accord ?"),
        ("Que pensent les diverses associations du projet ?", "Que disent les associations du projet ?"),
        ("Que dit chaque syndicat de l'accord ?", "Que disent les syndicats de l'accord ?"),
        ("Que dit chaque source de l'accord ?", "Que dit-on de l'accord ?"),
        ("Que disent les uns et les autres de l'accord ?", "Que dit-on de l'accord ?"),
        ("Que disent les différentes organisations sur l'accord ?", "Que dit-on sur l'accord ?"),
        ("Que disent les sources sur l'accord ?", "Que dit-on sur l'accord ?"),
        ("Quelles sont les positions des différents syndicats sur X ?", "Que disent les syndicats sur X ?"),
        ("Quelle est la position de chaque syndicat sur X ?", "Que disent les syndicats sur X ?"),
        ("Quelle est la position de chaque organisation sur X ?", "Que dit-on sur X ?"),
        ("Comparez les positions sur le nucléaire", "Que dit-on sur le nucléaire"),
        ("Compare les avis des sources sur le nucléaire", "Que dit-on sur le nucléaire"),
        ("Peux-tu comparer les positions des différents syndicats sur X ?", "Que disent les syndicats sur X ?"),
        ("Comparez les positions de la CGT et de la CFTC sur X", "Les positions de la CGT et de la CFTC sur X"),
        ("Comparer la position du Medef et celle de la CGT sur X", "La position du Medef et celle de la CGT sur X"),
        ("Comparez ce que disent la CGT et la CFTC de X", "Ce que disent la CGT et la CFTC de X"),
        ("Comparez la CGT et la CFTC sur X", "Que disent la CGT et la CFTC sur X"),
        ("Quelles différences entre la CGT et la CFTC sur X ?", "Que disent la CGT et la CFTC sur X ?"),
        ("Quels sont les points communs entre FO et la CGT sur X ?", "Que disent FO et la CGT sur X ?"),
    ],
)
def test_who_says_what_is_one_question_for_each(question: str, each: str | None) -> None:
    assert asked_of_each(question) == each


@pytest.mark.parametrize(
    "question",
    [
        "Que dit la CFTC de Microsoft ?",
        "Que disent les syndicats de l'accord ?",
        "Qui dit que Microsoft est dangereux ?",
        "Qui est contre Microsoft ?",
        "Qui compare les prix ?",
        "Comparez les loyers de 2021 et de 2022",
        "Les positions de la CGT sur l'accord",
        "comparaison",
        "",
        "Que dit-on de l'accord ?",
        "Quelles différences de salaires ?",
    ],
)
def test_other_questions_are_left_alone(question: str) -> None:
    assert asked_of_each(question) is None


@pytest.mark.parametrize(
    ("question", "sources", "words"),
    [
        ("Qui dit quoi sur l'accord de branche ?", set(), ["accord", "branch"]),
        ("Comparez les positions de la CGT et de la CFTC sur l'accord", {"CGT", "CFTC"}, ["accord"]),
        ("Comparez la CGT et la CFTC sur l'accord", {"CGT", "CFTC"}, ["accord"]),
        ("Comparez ce que disent la CGT et FO de l'accord", {"CGT", "FO"}, ["accord"]),
        ("Que disent les différents syndicats de l'accord ?", {"CGT", "CFTC", "FO"}, ["accord"]),
        ("Quelles sont les positions des différents syndicats sur l'accord ?", {"CGT", "CFTC", "FO"}, ["accord"]),
    ],
)
def test_what_each_is_asked_is_understood(question: str, sources: set[str], words: list[str]) -> None:
    each = asked_of_each(question)
    assert each is not None
    asked = understand(each, sources=SOURCES)
    assert asked.within.sources == sources
    assert list(asked.words) == words


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Qui parle de Microsoft ?", "Qui de Microsoft ?"),
        ("Que faut-il exiger pour l'hôpital ?", "Que -il exiger pour l'hôpital ?"),
        ("Que demandent-ils ?", "Que demandent-ils ?"),
        ("demande d'asile", "demande d'asile"),
        ("hébergement chez Microsoft", "hébergement Microsoft"),
        ("contre", "contre"),
        ("Y a-t-il eu un appel d'offres ?", "Y a-t-il eu un appel d'offres ?"),
    ],
)
def test_a_passage_need_not_hold_the_words_that_only_ask(question: str, subject: str) -> None:
    assert subject_of(question) == subject
