"""Whose each figure is."""

import pytest

from qa.answer_checks.whose import Whose, whose_figure

OURS, DIRECTION = Whose(("CGT",)), Whose(other="direction")


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("La direction annonce 15 % de grévistes, nous en comptons 60 %.", [False, True]),
        ("Selon la préfecture, 3 000 personnes ont défilé. Nous étions 11 000.", [False, True]),
        ("La préfecture a compté 800 tracteurs, la CGT 2 500.", [False, True]),
        ("Le ministère chiffre à 200 les postes supprimés. Pour la CGT, c’est 480.", [False, True]),
        ("Le rectorat parle de 12 classes. Notre décompte est de 41.", [False, True]),
        ("15 % de grévistes selon la direction, 60 % selon nos sections", [False, True]),
        ("La direction de l’usine reconnaît 3 accidents mais nous en savons 9.", [False, True]),
        ("La police en a vu 2 000.", [False]),
        ("La direction a supprimé 40 postes.", [None]),
        ("La police annonce 300 marcheurs. Le lendemain, 12 cars sont partis.", [False, None]),
        ("La direction annonce la fin.", []),
    ],
)
def test_each_figure_is_of_whoever_is_said_to_give_it(words: str, whose: list[bool | None]) -> None:
    assert [one for _, one in OURS.figures(words)] == whose


def test_where_the_other_side_is_asked_its_figure_is_the_one() -> None:
    words = "La direction annonce 15 % de grévistes, nous en comptons 60 % et la police 30 %."
    assert [one for _, one in DIRECTION.figures(words)][:2] == [True, False]


@pytest.mark.parametrize(
    ("question", "speaking", "whose"),
    [
        ("Combien de grévistes selon la CGT ?", {"CGT"}, Whose(("CGT",))),
        ("Combien de marcheurs d’après la police ?", (), Whose(other="police")),
        ("Combien de grévistes ?", (), None),
        ("Selon la CGT, combien la direction a-t-elle supprimé de postes ?", {"CGT"}, None),
    ],
)
def test_whose_figure_a_question_asks_for(question: str, speaking: set[str], whose: Whose | None) -> None:
    assert whose_figure(question, speaking) == whose
