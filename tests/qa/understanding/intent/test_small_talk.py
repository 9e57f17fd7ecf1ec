"""Talk is told from questions."""

import pytest

from qa.understanding.intent.english import in_english
from qa.understanding.intent.small_talk import is_small_talk

TALK = """
Bonjour !|bonsoir à tous|coucou toi|salut, ça va ?|Bonjour, comment allez-vous ?|merci beaucoup|merciiii
un grand merci !|je vous remercie|parfait, merci pour ton aide
ok super|d'accord|trop bien|génial !|excellent travail|tu es formidable
bravo !|lol|haha trop drôle|au revoir|bonne nuit|à demain|bon week-end|joyeux noël|bonne année|joyeux anniversaire !
t'es nul|quel idiot|espèce de crétin|pauvre con|va te faire voir|ta gueule|c'est de la merde|vous êtes des incapables
tu sers à rien|qui es-tu ?|es-tu un robot ?|quel âge as-tu ?|comment tu t'appelles ?|tu habites où ?|tu dors ?
tu m'aimes ?|quel est ton film préféré ?
tu connais une blague ?|raconte-moi une histoire|chante-moi une chanson|fais-moi rire
quelle heure est-il ?|quel temps fait-il à Paris ?|il fait beau aujourd'hui|il y a quelqu'un ?|allo ?|quoi de neuf ?
désolé, fausse manip|pardon je me suis trompé|j'ai faim|je m'ennuie|on mange quoi ce midi ?|je suis fatigué
tu peux m'aider ?|arrête de dire n'importe quoi|non merci|hein ?
"""
QUESTIONS = """
Que dit la CGT ?|merci Microsoft ?|bonjour, que dit la CGT des salaires ?|Que demandez-vous au gouvernement ?
Parle-moi de Microsoft|tu peux me dire ce que pense la CGT ?|sais-tu combien coûte le contrat ?|la santé|fête du travail
noël|le robot chirurgical|droit à l'erreur|enfants pauvres|Quand est la fête ?|C'est quoi le HDH ?
C'est tu ouvert le soir ?
Je dois-tu encore travailler ?
Que laisse t'il à ses enfants ?|la journée de grève|le mariage pour tous|machine à voter
"""
ENGLISH = "What does the CGT say?|Who won the final?|How do I bake bread?|thank you so much|Is there any news for me?"
FRENCH = "Que dit The Guardian de la CGT ?|démonstrations « Show the Thing »|Qui a écrit the Spirit and the flesh ?"


def each(texts: str) -> list[str]:
    return texts.strip().replace("\n", "|").split("|")


@pytest.mark.parametrize("text", each(TALK))
def test_talk_is_no_question(text: str) -> None:
    assert is_small_talk(text)


@pytest.mark.parametrize("text", each(QUESTIONS))
def test_a_question_is_no_talk(text: str) -> None:
    assert not is_small_talk(text)


@pytest.mark.parametrize(("texts", "english"), [(ENGLISH, True), (FRENCH, False)])
def test_english_is_told_from_a_name_in_english(texts: str, english: bool) -> None:
    assert {in_english(text) for text in each(texts)} == {english}
