"""What became of many files, in a few lines."""

from index.communique import Communique
from index.intake import Added, AlreadyThere, Outcome, Refused
from ui.intake_wording import outcomes_in_lines

NBSP, NNBSP = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"


def test_a_few_have_a_line_each() -> None:
    outcomes: list[Outcome] = [
        Added("a", Communique("Un.")),
        Refused("b", "pourquoi."),
        AlreadyThere("c", Communique("Un.")),
    ]
    taken, refused = outcomes_in_lines(outcomes)
    assert [line.split(NBSP)[0] for line in (*taken, *refused)] == ["Ajouté", "Déjà là", "Refusé"]


def test_many_are_counted_and_the_first_that_were_refused_are_told() -> None:
    outcomes: list[Outcome] = [Added("a", Communique(f"Le {i}.")) for i in range(1203)]
    outcomes += [AlreadyThere("a", Communique("Un."))] * 2 + [Refused("b", "pourquoi.")] * 24
    taken, refused = outcomes_in_lines(outcomes)
    assert taken == [f"1{NNBSP}203{NBSP}ajoutés, 2{NBSP}déjà là, 24{NBSP}refusés."]
    assert (len(refused), refused[-1]) == (21, f"… et 4{NBSP}autres refusés.")
