"""Who asks how many is shown a number, of what is asked about where one can be had."""

import pytest

from qa.answer_checks.counted import counted_in, counts

LITS = "Combien de lits ont été fermés ?"


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("Trente-deux lits ont été fermés.", True),
        ("Lits fermés : 32", True),
        ("L’hôpital perd 32 nouveaux lits de chirurgie.", True),
        ("Aucun lit ne fermera.", True),
        ("| Lits | 32 |", True),
        ("Lits fermés (au 4 mai) : 32", True),
        ("**Lits fermés :** 32", True),
        ("Nombre de lits = 32", True),
        ("Lits fermés – 32", True),
        ("Lits fermés\t32", True),
        ("Les lits fermés sont au nombre de 32.", True),
        ("Les lits fermés étaient plus de 300 en mai.", True),
        ("Les lits ferment dans 32 hôpitaux.", None),
        ("La fermeture des lits touche 4 000 patients.", None),
        ("Sans ces lits, 32 malades attendent.", None),
        ("Les lits de l’hôpital, ouverts depuis 32 ans, ferment.", None),
        ("Lits et brancards manquent ; 12 agents sont partis.", None),
        ("L’hôpital en compte 32.", None),
        ("Le service perd 32 places.", None),
        ("Le 12 mars 2024, des lits ont fermé.", False),
        ("Des lits ont fermé en 2024.", False),
        ("La direction ferme des lits.", False),
    ],
)
def test_words_count_what_is_asked_or_perhaps_or_hold_no_number(words: str, counted: bool | None) -> None:
    assert counts(words, LITS) is counted


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("combien de lits fermes", {"lit"}),
        ("Quel est le nombre d’adhérents ?", {"adherent"}),
        ("Combien de temps dure la grève ?", set()),
        ("Combien coûte le contrat ?", set()),
        ("Pourquoi un grand nombre de lits ferment-ils ?", set()),
    ],
)
def test_only_a_number_of_things_is_counted(question: str, things: set[str]) -> None:
    assert counted_in(question) == things
