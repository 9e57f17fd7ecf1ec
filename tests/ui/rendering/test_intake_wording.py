"""What became of many files, in a few lines."""

from index.values.communique import Communique
from index.values.files import Added, AlreadyThere, LeftAside, Outcome, Refused
from ui.rendering.intake_wording import outcomes_in_lines
from ui.rendering.wording import outcome_in_words

NBSP, NNBSP = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"


def test_a_few_have_a_line_each() -> None:
    outcomes: list[Outcome] = [
        Added("a", Communique("Un.")),
        Refused("b", "pourquoi."),
        AlreadyThere("c", Communique("Un.")),
    ]
    taken, refused = outcomes_in_lines(outcomes)
    assert [line.split(NBSP)[0] for line in (*taken, *refused)] == ["Ajouté", "Déjà dans le corpus", "Refusé"]


def test_many_are_counted_and_the_first_that_were_refused_are_told() -> None:
    outcomes: list[Outcome] = [Added("a", Communique(f"Le {i}.")) for i in range(1203)]
    outcomes += [AlreadyThere("a", Communique("Un."))] * 2 + [Refused("b", "pourquoi.")] * 24
    taken, refused = outcomes_in_lines(outcomes)
    assert taken == [f"1{NNBSP}203{NBSP}ajoutés, 2{NBSP}déjà là, 24{NBSP}refusés."]
    assert (len(refused), refused[-1]) == (21, f"… et 4{NBSP}autres refusés.")


def test_what_is_left_out_of_files_that_were_read_is_named_or_counted_and_is_no_refusal() -> None:
    few = [LeftAside("a › plan.pptx", "non."), LeftAside("a › logo.png", "non.")]
    assert outcomes_in_lines(few) == ([outcome_in_words(one) for one in few], [])
    (counted,), refused = outcomes_in_lines([*few * 3, *few[1:]])
    assert (counted, refused) == (f"Laissés de côté dans les fichiers lus{NBSP}: 4 .png, 3 .pptx.", [])


def test_words_above_a_forwarded_mail_are_counted_for_what_they_are() -> None:
    aside = [LeftAside("TR › mot d’accompagnement", "non.")] * 5 + [LeftAside("a › plan", "non.")]
    (counted,), _ = outcomes_in_lines(aside)
    assert counted == f"Laissés de côté dans les fichiers lus{NBSP}: 5 mots d’accompagnement, 1 sans suffixe."
