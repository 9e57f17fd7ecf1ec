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
    spans = np.array([(i, i + 1) for i in range(len(text))], dtype=np.int64)
    start, end = np.full(len(text), -30.0, np.float32), np.full(len(text), -30.0, np.float32)
    start[text.index(likeliest)] = end[text.index(likeliest) + len(likeliest) - 1] = 4.0
    answering = Answering(Reading(start, end, spans, 1.0), range(len(text)), 0, text)
    found = bold(text, Span(0, len(text)), "Que disait la CGT de Microsoft ?", answering)
    assert (found and found.of(text)) == shown
