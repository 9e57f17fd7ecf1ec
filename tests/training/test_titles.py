"""How much signs tell of a title is learned from texts whose title is known."""

from pathlib import Path

from training.titles import Choice, choices, fit


def test_a_sign_that_titles_have_tells_for_them_and_one_that_others_have_against() -> None:
    title, other = {"verb": 1.0, "name": 0.0}, {"verb": 0.0, "name": 1.0}
    weights = fit([Choice((other, title), right=1), Choice((title, other), right=0), Choice((other,), right=None)])
    assert weights["verb"] > 0 > weights["name"]


def test_the_line_that_is_the_title_is_found_among_those_that_may_be(tmp_path: Path) -> None:
    cases = tmp_path / "cases.toml"
    body = "Plus rien ne passe depuis lundi, et personne ne sait encore quand le canal rouvrira."
    cases.write_text(
        "[[case]]\ntitle = \"Les écluses ferment\"\ntext = '''\n"
        f"Vie locale du canal\n\nLes écluses ferment\n\n{body}\n'''\n",
        encoding="utf-8",
    )
    (choice,) = choices(cases)
    assert (len(choice.signs), choice.right) == (2, 1)
