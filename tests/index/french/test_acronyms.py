from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.french.acronyms import Acronym, find_acronyms
from index.french.words import search_words


@pytest.mark.parametrize(
    ("text", "acronym", "meaning"),
    [
        ("des données du Système National des Données de Santé (SNDS), géré", "SNDS", "Système National Données Santé"),
        ("également appelée **Health Data Hub** (HDH).", "HDH", "Health Data Hub"),
        (
            "la Commission nationale de l'informatique et des libertés (CNIL)",
            "CNIL",
            "commission nationale informatique libertés",
        ),
        ("le SNDS (système national des données de santé)", "SNDS", "système national données santé"),
        ("l’Intelligence Artificielle (IA)", "IA", "intelligence artificielle"),
        ("la Caisse nationale d’assurance maladie (« CNAM »)", "CNAM", "caisse nationale assurance maladie"),
        ("l'Organisation des Nations unies (O.N.U.)", "ONU", "organisation nations unies"),
    ],
)
def test_a_sigle_is_learned_with_its_meaning(text: str, acronym: str, meaning: str) -> None:
    assert list(find_acronyms(text)) == [Acronym(search_words(acronym)[0], tuple(search_words(meaning)))]


@pytest.mark.parametrize(
    "text",
    [
        "la Cnam (caisse primaire)",
        "dans sa version finale (PDF)",
        "le projet de loi (PLFSS)",
        "trois départements (75, 92, 93)",
        "une première phrase. Autre (UPA)",
        "()",
    ],
)
def test_what_does_not_spell_the_sigle_is_no_meaning(text: str) -> None:
    assert list(find_acronyms(text)) == []


def test_the_seeds_define_three_sigles() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (Path(__file__).parents[3] / "seeds").glob("*.txt")]
    assert {acronym.word for text in texts for acronym in find_acronyms(text)} == set(search_words("SNDS HDH IA"))


@given(st.text(alphabet="ABab ()«»'.éÉ\n"))
def test_any_text_can_be_looked_through(text: str) -> None:
    assert all(len(acronym.meaning) > 1 for acronym in find_acronyms(text))
