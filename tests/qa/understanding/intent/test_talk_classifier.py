"""Talk that no rule knows, told from questions by the shipped weights."""

import pytest

from index.encoder.encoder import Encoder
from qa.understanding.intent.talk_classifier import TalkClassifier

TALK = """
bonsoir l’équipe|mille fois merci|tu peux m’écrire une chanson ?|comment tu vas ce matin ?|à ce soir|t’as fini ?
super merci beaucoup|dis-moi un secret|tu connais la réponse ?|c’est ridicule|je voudrais un café|quel est ton but ?
tu es encore là ?|pas mal du tout|on fait quoi maintenant ?
"""
QUESTIONS = """
pourquoi ?|et les autres ?|combien ça coûte ?|qui va payer ?|plus de détails|que dit-elle ?|la retraite à 60 ans
Quel est le montant du contrat signé avec Microsoft ?|aide alimentaire|grève des transports|Que propose la CGT ?
bonjour, combien de postes sont supprimés ?|stop au bétonnage|salaires|hôpital public
"""


@pytest.fixture(scope="module")
def is_talk() -> TalkClassifier:
    return TalkClassifier.load(Encoder().question)


def each(texts: str) -> list[str]:
    return texts.strip().replace("\n", "|").split("|")


def test_most_talk_that_it_never_saw_is_told(is_talk: TalkClassifier) -> None:
    missed = [text for text in each(TALK) if not is_talk(text)]
    assert len(missed) <= 3, missed


@pytest.mark.parametrize("text", each(QUESTIONS))
def test_a_question_that_comes_near_to_talk_is_none(is_talk: TalkClassifier, text: str) -> None:
    assert not is_talk(text)
