"""A measure is given in its own unit, and is of what is asked about."""

import pytest

from qa.answer_checks.measured import gives_measure

PRICE, SPACE, TIME, SHARE = (
    "Quel est le prix d’un repas ?",
    "Quelle est la superficie du parc ?",
    "Quelle est la durée du bail ?",
    "Quel est le taux de réussite ?",
)


@pytest.mark.parametrize(
    ("words", "question", "given"),
    [
        ("Le repas est facturé 4,10 euros.", PRICE, True),
        ("Le repas est à 4 €.", PRICE, True),
        ("Le repas est gratuit.", PRICE, True),
        ("Le budget baisse, le repas coûte 4 €.", PRICE, True),
        ("On sert 3 000 repas par jour.", PRICE, False),
        ("Le budget des repas est de 2 millions d’euros.", PRICE, False),
        ("La région verse 300 000 € pour les repas.", PRICE, False),
        ("Une subvention de 900 000 euros. L’entrée est libre.", "Combien coûte une entrée ?", True),
        ("Le budget est de 2 millions d’euros.", "Quel est le budget des repas ?", None),
        ("Le parc compte 300 arbres.", SPACE, False),
        ("Le parc s’étend sur 12 hectares.", SPACE, True),
        ("Le bail coûte 400 euros.", TIME, False),
        ("Le bail court pour trente ans.", TIME, True),
        ("Le bail court jusqu’à la vente.", TIME, True),
        ("L’épreuve demande le niveau 4.", SHARE, False),
        ("La réussite atteint 82 %.", SHARE, True),
        ("Trois candidats sur quatre, soit les trois quarts, l’ont.", SHARE, True),
        ("Taux de réussite : 82", SHARE, True),
        ("Le guichet reçoit 80 personnes.", "À quelle heure ouvre le guichet ?", False),
        ("Le guichet ouvre à 8h30.", "À quelle heure ouvre le guichet ?", True),
        ("La télécabine porte 6 000 personnes.", "Quelle est la longueur de la télécabine ?", False),
        ("La télécabine mesure 2,1 kilomètres.", "Quelle est la longueur de la télécabine ?", True),
        ("Il préside depuis mardi.", "Quel âge a le président ?", False),
        ("Le président a 61 ans.", "Quel âge a le président ?", True),
        ("Le taux est de 3 %.", "Qui a signé ?", None),
    ],
)
def test_words_give_the_measure_that_is_asked_for_or_do_not(words: str, question: str, given: bool | None) -> None:
    assert gives_measure(words, question) is given
