"""What narrows an answer, as buttons."""

from index.values.filter import Filter
from qa.overviews.narrowing import Narrowing
from qa.understanding.question import understand
from ui.page.facets import facets_as_html

NARROWING = Narrowing(understand("Le canal ?"), {("Solidaires", 2021, 3): 4, ("FO", 2021, 3): 2})


def test_a_source_chosen_under_another_spelling_is_pressed_and_is_lifted_as_it_was_chosen() -> None:
    shown = facets_as_html(NARROWING, Filter(frozenset({"SOLIDAIRES"})))
    assert 'class="facet on" value="source&#47;SOLIDAIRES"' in shown
    assert shown.count("<bdi>Solidaires</bdi>") == 1
    assert shown.count('value="source&#47;') == 2, "and is not there a second time"
