"""Where the answer stands, for the kinds that show."""

import pytest

from index.values.communique import Span
from qa.answer_checks.measured import may_answer
from qa.answer_checks.typed import answer_in

PONCTUAL = "La Cnil a donné une autorisation de 3 ans, à partir des données de quatre établissements hospitaliers."


@pytest.mark.parametrize(
    ("quote", "question", "answer"),
    [
        (PONCTUAL, "Quelle est la durée de l’autorisation ?", "3 ans"),
        (
            PONCTUAL,
            "Combien d’établissements hospitaliers sont là ?",
            "quatre établissements hospitaliers",
        ),
        (PONCTUAL, "Combien d’hôpitaux sont concernés ?", "quatre établissements hospitaliers"),
        (PONCTUAL, "Qui a donné l’autorisation ?", None),
        ("Ce contrat a été passé sans appel d’offres.", "Y a-t-il eu un appel d’offres ?", "sans appel d’offres"),
        ("Le prix est passé à 1 250 € par mois.", "Quel est le prix de l’abonnement ?", "1 250 € par mois"),
        ("Le taux est de 12,5 %.", "Quel est le taux de réussite ?", "12,5 %"),
        ("Elle a été créée le 2 août 1940, à Chisinau.", "Quand a-t-elle été créée ?", "2 août 1940"),
        ("Elle a été créée le 2 août 1840, à Chisinau.", "En quelle année a-t-elle été créée ?", "1840"),
        ("Créée en 1840, elle a fermé en 1902.", "Quand a-t-elle fermé ?", None),  # which of the two?
        ("Près de 400 agents sont là.", "Combien d’agents sont là ?", "Près de 400 agents"),
        ("La grève aura lieu jeudi 12 mars à Brive.", "Combien de salariés sont là ?", None),
        ("Le 12 février, 30 lits sont là.", "Combien de lits sont là ?", "30 lits"),
    ],
)
def test_the_answer_is_the_shortest_words_that_answer(quote: str, question: str, answer: str | None) -> None:
    text = f"Avant. {quote} Après, 17 fois."
    found = answer_in(text, Span(7, 7 + len(quote)), question)
    assert (found and found.of(text)) == answer


@pytest.mark.parametrize(
    ("passage", "question", "may"),
    [
        ("Un contrat a été signé avec Microsoft en 2019.", "Combien coûte le contrat ?", False),
        ("Un contrat de 3 millions d’euros.", "Combien coûte le contrat ?", True),
        ("Le service est gratuit.", "Quel est le tarif ?", True),
        ("Les agents ont été formés.", "Quel est le taux de réussite ?", False),
        ("La moitié des agents ont réussi.", "Quel est le taux de réussite ?", True),
        ("Le contrat a été signé.", "Quand le contrat a-t-il été signé ?", False),
        ("Le contrat a été signé.", "Qui a signé le contrat ?", True),
    ],
)
def test_what_holds_no_measure_answers_no_question_for_one(passage: str, question: str, may: bool) -> None:
    assert may_answer(passage, question) == may
