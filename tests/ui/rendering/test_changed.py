"""What a correction changed is told with it."""

from index.values.communique import Communique, Fact, Origin
from index.values.dates import PartialDate
from ui.rendering.changed import changed_as_data, changed_in_words


def version(text: str, day: int | None) -> Communique:
    return Communique(text, date=Fact(PartialDate(2023, 3, day), Origin.DECLARED) if day else None)


def test_the_earlier_figure_stands_first_whichever_is_quoted() -> None:
    before, after = version("4 500 postes", 3), version("4 200 postes", 5)
    assert changed_in_words(after, before) == ", ce qui change\u00a0: «\u202f4 500\u202f» → «\u202f4 200\u202f»"
    assert changed_in_words(before, after) == changed_in_words(after, before)
    assert changed_as_data(after, before) == [{"kind": "figure", "here": "4 200", "there": "4 500"}]


def test_nothing_is_told_where_no_figure_differs() -> None:
    assert changed_in_words(version("Le port ferme.", 5), version("Le port rouvre.", None)) == ""
