"""What narrows an answer, as buttons."""

from index.values.filter import EVERYTHING, Filter
from qa.overviews.narrowing import Narrowing
from qa.understanding.question import Question, understand
from ui.page.facets import facets_as_html

NARROWING = Narrowing(understand("Le canal ?"), {("Solidaires", 2021, 3): 4, ("FO", 2021, 3): 2})


def test_a_source_chosen_under_another_spelling_is_pressed_and_is_lifted_as_it_was_chosen() -> None:
    shown = facets_as_html(NARROWING, Filter(frozenset({"SOLIDAIRES"})))
    assert 'class="facet on" value="source&#47;SOLIDAIRES"' in shown
    assert shown.count("<bdi>Solidaires</bdi>") == 1
    assert shown.count('value="source&#47;') == 2, "and is not there a second time"


def test_the_numbers_say_of_which_texts_they_are() -> None:
    """Of those that hold the words, which is not to answer; before the first question of all."""
    shown = facets_as_html(NARROWING, Filter())
    assert "6\N{NO-BREAK SPACE}communiqués contiennent les mots de la question" in shown
    partly = Narrowing(NARROWING.question, {("FO", 2021, 3): 1}, whole=False)
    assert "1\N{NO-BREAK SPACE}communiqué contient la plupart des mots de la question" in facets_as_html(
        partly, Filter()
    )
    assert "Aucun communiqué ne contient" in facets_as_html(Narrowing(NARROWING.question, {}), Filter())
    assert "contient" not in facets_as_html(Narrowing(Question("", (), EVERYTHING), NARROWING.tally), Filter())
