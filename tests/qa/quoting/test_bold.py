"""The words in bold answer: they are not the question's own."""

import numpy as np
import pytest

from index.encoder.span_reader import Reading
from index.values.communique import Span
from qa.quoting.bold import bold, tells
from qa.ranking.together import Answering


@pytest.mark.parametrize(
    ("answer", "question", "more"),
    [
        ("Microsoft", "Que disait la CGT de Microsoft ?", False),
        ("la CGT", "Que demande la CGT ?", False),
        ("l’hébergement des données", "Pourquoi critiquer l’hébergement des données ?", False),
        ("hôpitaux publics", "Que dit le texte sur l’hôpital public ?", False),
        ("en 2021", "Que s’est-il passé en 2021 ?", False),
        ("12 agents", "Qui sont les douze agents ?", False),
        ("les retraites", "Quelle est la position de la CFDT sur la retraite ?", False),
        ("Orange", "orange : quels licenciements", False),
        ("Il", "Qui préside le conseil ?", False),
        ("dénonce le choix de Microsoft", "Que disait la CGT de Microsoft ?", True),
        ("30 agents", "Combien d’agents sont partis ?", True),
        ("Marie Dupont", "Qui préside le conseil ?", True),
        ("aucun appel d’offres", "Y a-t-il eu un appel d’offres ?", True),
        ("tous les agents", "Quels agents font grève ?", True),
        ("jamais", "Quand la direction a-t-elle répondu ?", True),
        ("FO", "Qui a signé, FO ou la CGT ?", True),
        ("Non", "La direction a-t-elle répondu ?", True),
        ("Personne", "Qui a répondu ?", True),
    ],
)
def test_an_answer_says_more_than_the_question(answer: str, question: str, more: bool) -> None:
    assert tells(answer, question) is more


@pytest.mark.parametrize(("likeliest", "shown"), [("Microsoft", None), ("l’hébergement", "l’hébergement")])
def test_words_of_the_question_are_not_in_bold(likeliest: str, shown: str | None) -> None:
    text = "La CGT critique Microsoft et l’hébergement."
    assert _bold(text, "Que disait la CGT de Microsoft ?", likeliest) == shown


@pytest.mark.parametrize(
    ("text", "question", "likeliest", "shown"),
    [
        (
            "La loi de 2016 est votée. La loi de 2019 suit.",
            "Quel texte a créé la plateforme ?",
            "loi de 2016 est votée. La loi de 2019",
            None,
        ),
        ("La Cnil a cédé pour le projet EMC2.", "Pourquoi la Cnil a-t-elle cédé ?", "pour le projet EMC2", None),
        (
            "La Cnil a cédé, faute de solutions.",
            "Pourquoi la Cnil a-t-elle cédé ?",
            "faute de solutions",
            "faute de solutions",
        ),
        (
            "La CGT n’appelle pas à voter. Elle appelle à battre la droite.",
            "La CGT appelle-t-elle à voter ?",
            "battre la droite",
            None,
        ),
        (
            "La CGT refuse de voter.",
            "La CGT appelle-t-elle à voter ?",
            "refuse de voter",
            "refuse de voter",
        ),
        ("Le contrat lie Microsoft.", "Avec qui le HDH a-t-il signé ?", "Microsoft", "Microsoft"),
        ("Il vise ce qui pourrait être transmis.", "Que permet le décret ?", "ce qui pourrait être transmis", None),
        ("Des infirmier·ères partent.", "Qui s’en va ?", "Des infirmier", "Des infirmier·ères"),
        ("Des étudiant(e)s partent.", "Qui s’en va ?", "Des étudiant", "Des étudiant(e)s"),
    ],
)
def test_what_is_not_sure_to_answer_is_not_in_bold(text: str, question: str, likeliest: str, shown: str | None) -> None:
    assert _bold(text, question, likeliest) == shown


def _bold(text: str, question: str, likeliest: str) -> str | None:
    """What is in bold where the reader finds that the words `likeliest` answer."""
    spans = np.array([(i, i + 1) for i in range(len(text))], dtype=np.int64)
    start, end = np.full(len(text), -30.0, np.float32), np.full(len(text), -30.0, np.float32)
    start[text.index(likeliest)] = end[text.index(likeliest) + len(likeliest) - 1] = 4.0
    answering = Answering(Reading(start, end, spans, 1.0), range(len(text)), 0, text)
    found = bold(text, Span(0, len(text)), question, answering)
    return found.of(text) if found else None
