from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.understanding.follow_up.context import Context
from qa.understanding.follow_up.follow_up import complete
from qa.understanding.question import Question, understand

WEDNESDAY = date(2024, 3, 20)
SOURCES = ["CGT", "CFTC"]

# Each talk: a question, then what is added to it and the question that it completes.
TALKS = """
Que dit la CGT de Microsoft ?
et la CFTC ? → Que dit la CFTC de Microsoft ?
Et la CFTC ? → Que dit la CFTC de Microsoft ?
la CFTC ? → Que dit la CFTC de Microsoft ?
CFTC → Que dit CFTC de Microsoft ?
mais la CFTC ? → Que dit la CFTC de Microsoft ?
Et pour la CFTC ? → Que dit la CFTC de Microsoft ?
et selon la CFTC → Que dit la CFTC de Microsoft ?
qu'en pense la CFTC ? → Que dit la CFTC de Microsoft ?
et que dit la CFTC ? → Que dit la CFTC de Microsoft ?
et les syndicats ? → Que disent les syndicats de Microsoft ?
et FO ? → Que dit FO de Microsoft ?
et la CGT et la CFTC ? → Que disent la CGT et la CFTC de Microsoft ?
et en 2021 ? → Que dit la CGT de Microsoft en 2021 ?
en 2021 ? → Que dit la CGT de Microsoft en 2021 ?
Et depuis mars ? → Que dit la CGT de Microsoft depuis mars ?
et l’an dernier ? → Que dit la CGT de Microsoft l’an dernier ?
et la CFTC en 2021 ? → Que dit la CFTC de Microsoft en 2021 ?
pourquoi ? → Que dit la CGT de Microsoft, et pourquoi ?
Et pourquoi ? → Que dit la CGT de Microsoft, et pourquoi ?
comment ? → Que dit la CGT de Microsoft, et comment ?
avec quels arguments ? → Que dit la CGT de Microsoft, et avec quels arguments ?
plus de détails → Que dit la CGT de Microsoft, plus en détail ?
peux-tu me donner plus de détails ? → Que dit la CGT de Microsoft, plus en détail ?
développe → Que dit la CGT de Microsoft, plus en détail ?
c'est-à-dire ? → Que dit la CGT de Microsoft, plus en détail ?
et à Paris ? → Que dit la CGT de Microsoft à Paris ?
et de Google ? → Que dit la CGT de Google ?
et d'Amazon ? → Que dit la CGT d'Amazon ?
et Google ? → Que dit la CGT de Google ?
et les retraites ? → Que dit la CGT des retraites ?
et le chômage ? → Que dit la CGT du chômage ?
et sur les retraites ? → Que dit la CGT sur les retraites ?
sur les retraites ? → Que dit la CGT sur les retraites ?
et de la CFTC ? → Que dit la CGT de la CFTC ?
et sur les retraites en 2021 ? → Que dit la CGT sur les retraites en 2021 ?
Que propose-t-elle ? → Que propose la CGT de Microsoft ?
est-elle pour la grève ? → La CGT est-elle pour la grève ?
Pourquoi s'oppose-t-elle à la réforme ? → Pourquoi la CGT s'oppose-t-elle à la réforme ?
Que dit-elle des retraites ? → Que dit la CGT des retraites ?
Que demande la CFTC à ce sujet ? → Que demande la CFTC de Microsoft ?
et les autres ? → Que disent les autres sources que la CGT de Microsoft ?
qui d’autre ? → Que disent les autres sources que la CGT de Microsoft ?
et les autres syndicats ? → Que disent les autres syndicats que la CGT de Microsoft ?
qu’en disent les autres ? → Que disent les autres sources que la CGT de Microsoft ?
et selon la police ? → Que dit la police de Microsoft ?
et d’après le ministère ? → Que dit le ministère de Microsoft ?
Combien ça coûte ? → Combien ça coûte, de Microsoft ?
comment réagit-elle ? → Comment la CGT réagit-elle, sur Microsoft ?
et la CFTC, que propose-t-elle ? → Que propose la CFTC de Microsoft ?
et comment réagit le maire ? → et comment réagit le maire, sur Microsoft ?
et ses demandes ? → Les demandes de la CGT, sur Microsoft ?
elle dit ça à combien de gens et quand ? → Selon la CGT, elle dit ça à combien de gens et quand, sur Microsoft ?
non, je parlais de la CFTC → Que dit la CFTC de Microsoft ?
non, je parlais des retraites → Que dit la CGT des retraites ?
pas Microsoft, mais Google → Que dit la CGT de Google ?
seulement la CFTC → Que dit la CFTC de Microsoft ?
plus récemment ? → Que dit la CGT de Microsoft, plus tard ?
et avant ? → Que dit la CGT de Microsoft, plus tôt ?
et contre ? → Qui est contre Microsoft ?

Que disaient les syndicats sur l'hébergement en 2021 ?
et la CFTC ? → Que disait la CFTC sur l'hébergement en 2021 ?
et en 2022 ? → Que disaient les syndicats sur l'hébergement en 2022 ?
et avant ? → Que disaient les syndicats sur l'hébergement avant 2021 ?
et après ? → Que disaient les syndicats sur l'hébergement après 2021 ?
et l'année suivante ? → Que disaient les syndicats sur l'hébergement en 2022 ?
et l'année d'avant ? → Que disaient les syndicats sur l'hébergement en 2020 ?
deux ans plus tard ? → Que disaient les syndicats sur l'hébergement en 2023 ?
plus récemment ? → Que disaient les syndicats sur l'hébergement après 2021 ?
qu'en disent-ils aujourd'hui ? → Qu'en disent les syndicats après 2021 ?
lesquels sont contre ? → Quels syndicats sont contre, sur l'hébergement en 2021 ?
et la grève ? → Que disaient les syndicats sur la grève en 2021 ?
et sur la grève ? → Que disaient les syndicats sur la grève en 2021 ?

En février 2024, que demandait la CGT ?
et en 2023 ? → En 2023, que demandait la CGT ?
et avant ? → Avant février 2024, que demandait la CGT ?
et après ? → Après février 2024, que demandait la CGT ?
et la CFTC ? → En février 2024, que demandait la CFTC ?

Que disait la CGT le 5 février 2024 ?
et avant ? → Que disait la CGT avant le 5 février 2024 ?
et après ? → Que disait la CGT après le 5 février 2024 ?

Qui est contre Microsoft ?
et la CFTC ? → Qui est contre Microsoft, selon la CFTC ?
et Amazon ? → Qui est contre Amazon ?
et en 2021 ? → Qui est contre Microsoft en 2021 ?

Quelle est la position de la CGT sur Microsoft ?
et de la CFTC ? → Quelle est la position de la CFTC sur Microsoft ?
et du Medef ? → Quelle est la position du Medef sur Microsoft ?
et la position de la CFTC ? → Quelle est la position de la CFTC sur Microsoft ?
et sur les salaires ? → Quelle est la position de la CGT sur les salaires ?

Que reproche la CGT à Microsoft ?
et à Amazon ? → Que reproche la CGT à Amazon ?
et à la CNIL ? → Que reproche la CGT à la CNIL ?
et la CFTC ? → Que reproche la CFTC à Microsoft ?

Qu'ont publié les syndicats ?
et la CFTC ? → Qu'a publié la CFTC ?

Que disent les syndicats de la réforme ?
que dit-elle ? → Que disent les syndicats de la réforme ?
que propose-t-elle ? → Que proposent les syndicats de la réforme ?
elle dit quoi ? → Que disent les syndicats de la réforme ?
qu’en pense-t-elle ? → Qu’en pensent les syndicats de la réforme ?
que veut-elle ? → Que veulent les syndicats de la réforme ?
que dénonçait-il ? → Que dénonçaient les syndicats de la réforme ?
est-elle pour la grève ? → Les syndicats sont pour la grève ?

Que dit la CGT de l’accord ?
que disent-elles ? → Que dit la CGT de l’accord ?
que font-ils ? → Que fait la CGT de l’accord ?

Combien de lits ferment à Brest ?
et à Rennes ? → Combien de lits ferment à Rennes ?
et en Bretagne ? → Combien de lits ferment en Bretagne ?
et de postes ? → Combien de postes ferment à Brest ?
c'est financé par qui ? → c'est financé par qui, de lits ferment à Brest ?

Qui demande la réouverture de la ligne en 2021 ?
et contre ? → Qui est contre la réouverture de la ligne ?
qui la soutient ? → qui la soutient, la réouverture de la ligne ?

Quels syndicats sont contre Microsoft ?
et la CFTC ? → La CFTC est contre Microsoft ?
"""

AFRESH = """
Quelle est la position sur les retraites ?
Que dit la CFTC des retraites ?
Selon la CFTC, où héberger les données ?
Que disait la CFTC en 2021 ?
Mais que fait la police ?
Et si la CFTC signait ?
Où héberger les données ?
données de santé hébergement
Depuis mars, que demande la CFTC ?
Est-ce que la CFTC est-elle d'accord ?
Faut-il héberger en France ?
Qui est contre Microsoft ?
merci
"""


def talks() -> Iterator[tuple[str, str, str]]:
    for talk in TALKS.strip().split("\n\n"):
        first, *following = talk.splitlines()
        for row in following:
            added, _, whole = row.partition(" → ")
            yield first, added, whole


def ask(text: str, *talk: Question) -> Question:
    return understand(text, sources=SOURCES, today=WEDNESDAY, talk=talk)


@pytest.mark.parametrize(("first", "added", "whole"), list(talks()))
def test_a_fragment_takes_from_the_talk_what_it_lacks(first: str, added: str, whole: str) -> None:
    assert ask(added, ask(first)).whole == whole


@pytest.mark.parametrize("text", AFRESH.strip().splitlines())
def test_a_whole_question_starts_afresh(text: str) -> None:
    question = ask(text, ask("Que dit la CGT de Microsoft en 2021 ?"))
    assert (question.completed, question.whole) == (None, text)


def test_without_a_talk_a_fragment_is_all_there_is() -> None:
    assert ask("et la CFTC ?").completed is None


def test_a_talk_goes_on_from_what_each_question_became() -> None:
    talk = [ask("Que dit la CGT de Microsoft ?")]
    added_in_turn = [
        "et la CFTC ?",
        "et en 2021 ?",
        "pourquoi ?",
        "plus de détails",
        "et avant ?",
        "et sur les retraites ?",
    ]
    for added in added_in_turn:
        talk.append(ask(added, *talk))
    assert [question.whole for question in talk[1:]] == [
        "Que dit la CFTC de Microsoft ?",
        "Que dit la CFTC de Microsoft en 2021 ?",
        "Que dit la CFTC de Microsoft en 2021, et pourquoi ?",
        "Que dit la CFTC de Microsoft en 2021, plus en détail ?",
        "Que dit la CFTC de Microsoft avant 2021 ?",
        "Que dit la CFTC sur les retraites avant 2021 ?",
    ]


def test_the_year_that_a_fragment_asks_for_is_a_filter_whatever_the_verb() -> None:
    question = ask("et en 2021 ?", ask("Pourquoi héberger chez Microsoft ?"))
    assert question.whole == "Pourquoi héberger chez Microsoft en 2021 ?"
    assert question.within.period is not None


def test_the_typography_of_the_question_mark_is_kept() -> None:
    assert complete(Context("pourquoi ?"), Context("Qui est contre\u202f?")) == "Qui est contre, et pourquoi\u202f?"


@given(st.text(), st.text(min_size=1))
def test_any_two_texts_make_one(added: str, first: str) -> None:
    assert isinstance(complete(Context(added), Context(first)), str)


PIECES = st.sampled_from("et la CFTC en 2021 ? pourquoi elle -t-elle que dit sur de la grève avant".split())


@given(st.lists(PIECES, min_size=1))
def test_any_talk_can_be_understood(words: list[str]) -> None:
    question = ask(" ".join(words), ask("Que dit la CGT de Microsoft en 2020 ?"))
    assert all(one.span.end <= len(question.whole) for one in question.understood)


NAMES = ["CGT", "UL CGT de Brissac", "CFTC", "FO", "Medef", "Ville de Lirac"]

# Talks of three turns or more: each turn, then who is asked and the search words that are left.
WHOLE_TALKS = """
Que dit la CGT du fret ? | CGT, UL CGT de Brissac | fret
et les autres syndicats ? | CFTC, FO | fret
et FO ? | FO | fret
et du gaz ? | FO | gaz

Que demande la CGT sur le gaz ? | CGT, UL CGT de Brissac | gaz
et selon la police ? | | demand polic gaz
Combien ça coûte ? | | cout gaz

Que disent les syndicats du gaz ? | CFTC, CGT, FO, UL CGT de Brissac | gaz
sauf la CGT ? | CFTC, FO | gaz
qui d’autre ? | Medef, Ville de Lirac | gaz

Que dit le patronat du gaz ? | Medef | gaz
et la Ville de Lirac ? | Ville de Lirac | gaz
que dit-elle ? | Ville de Lirac | gaz

Que disent tous les syndicats sauf FO du gaz ? | CFTC, CGT, UL CGT de Brissac | gaz
et du fret ? | CFTC, CGT, UL CGT de Brissac | fret
et FO ? | FO | fret

Combien de lits ferment à Lirac ? | | lit ferment lirac
et selon la CFTC ? | CFTC | lit ferment lirac
et les autres ? | CGT, FO, Medef, UL CGT de Brissac, Ville de Lirac | lit ferment lirac
"""


@pytest.mark.parametrize("talk", WHOLE_TALKS.strip().split("\n\n"), ids=lambda talk: talk.splitlines()[0][:30])
def test_a_talk_goes_on_and_no_earlier_filter_answers_in_silence(talk: str) -> None:
    turns: list[Question] = []
    for turn in talk.splitlines():
        asked, sources, words = (part.strip() for part in turn.split("|"))
        question = understand(asked, sources=NAMES, today=WEDNESDAY, talk=turns)
        turns.append(question)
        assert ", ".join(sorted(question.within.sources)) == sources, question.whole
        assert " ".join(question.words) == words, question.whole
