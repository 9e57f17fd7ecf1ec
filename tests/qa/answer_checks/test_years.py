"""Years that questions ask of, and that words tell of."""

import pytest

from qa.answer_checks.years import is_relative, tells_of, years_asked


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("Combien d’accidents en 2019 ?", {2019}),
        ("billet de juillet 2024 sur le wifi", {2024}),
        ("salon 2025 quel jour", {2025}),
        ("Combien de postes entre 2019 et 2021 ?", {2019, 2021}),
        ("Que s’est-il passé le 12/03/2021 ?", {2021}),
        ("Que dit la loi santé de 2019 ?", set()),
        ("Que prévoit l’accord du 3 mai 2018 ?", set()),
        ("Que disent 2000 salariés ?", set()),
        ("Où vont les 2 020 postes ?", set()),
        ("Où vont les 2000 € ?", set()),
    ],
)
def test_the_years_of_a_question_are_those_that_name_nothing(question: str, years: set[int]) -> None:
    assert years_asked(question) == years


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("En 2021, 340 accidents.", True),
        ("| 2021 | 18 900 |", True),
        ("Le 3 mai 2021, à midi", True),
        ("La période 2018-2022", True),
        ("La saison 2020/21", True),
        ("De 2019 à 2023", True),
        ("Depuis 2019, les lits ferment.", True),
        ("D’ici fin 2030, on plantera.", True),
        ("En 2020, 12 accidents ; en 2022, 14.", False),
        ("| 2020 | 12 400 |", False),
        ("Dès janvier 2024", False),
        ("Depuis 2022", False),
        ("Le taux est de 12 %.", None),
        ("2000 salariés et 2021,5 tonnes", None),
    ],
)
def test_words_tell_of_a_year_of_another_or_of_none(words: str, told: bool | None) -> None:
    assert tells_of(words, frozenset({2021})) is told


def test_a_year_may_be_told_by_where_it_stands() -> None:
    assert is_relative("Au congrès de l’an dernier, 412 délégués ont voté.")
    assert not is_relative("Il y a des ans que l’on vote.")
