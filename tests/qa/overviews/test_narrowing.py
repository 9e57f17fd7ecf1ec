"""What narrows an answer: counts of sources, kinds, years and months, each under the other choice."""

from datetime import date

from index.values.filter import EVERYTHING, Filter, Period
from index.values.kinds import Kind
from qa.overviews.narrowing import Narrowing
from qa.understanding.question import understand

TALLY = {
    ("CGT", 2019, 3): 3,
    ("CGT", 2021, 6): 1,
    ("CGT, FO", 2021, None): 2,
    (None, 2021, 12): 4,
    ("FO", None, None): 5,
}
UNIONS = {"CGT": Kind.UNION, "FO": Kind.UNION}
NARROWING = Narrowing(understand("Le cloud ?"), TALLY, UNIONS)


def test_each_who_signs_counts_and_the_unknown_come_last() -> None:
    assert NARROWING.sources(EVERYTHING) == [("FO", 2 + 5), ("CGT", 3 + 1 + 2), (None, 4)]


def test_years_go_on_without_a_gap() -> None:
    assert NARROWING.years(EVERYTHING) == [(2019, 3), (2020, 0), (2021, 1 + 2 + 4)]


def test_a_source_narrows_the_years_and_not_the_sources() -> None:
    fo = Filter(frozenset({"FO"}))
    assert NARROWING.years(fo) == [(2019, 0), (2020, 0), (2021, 2)]
    assert NARROWING.sources(fo) == NARROWING.sources(EVERYTHING)
    assert NARROWING.undated(fo) == 5


def test_a_period_narrows_the_sources_and_not_the_years() -> None:
    of_june = Filter(period=Period(date(2021, 6, 1), date(2021, 6, 30)))
    assert NARROWING.sources(of_june) == [("CGT", 1 + 2), ("FO", 2)], "what is of 2021 may be of June"
    assert NARROWING.years(of_june) == NARROWING.years(EVERYTHING)


def test_months_are_those_of_the_one_year_that_is_left() -> None:
    assert NARROWING.months(EVERYTHING) == []
    of_june = Filter(period=Period(date(2021, 6, 1), date(2021, 6, 30)))
    held = {(2021, 6): 1, (2021, 12): 4}
    assert NARROWING.months(of_june) == [(2021, month, held.get((2021, month), 0)) for month in range(1, 13)]
    assert NARROWING.months(Filter(frozenset({"FO"}))) == [], "of which no month is known"
    assert NARROWING.months(Filter(undated=True)) == []


def test_a_text_of_two_unions_is_one_text_of_unions() -> None:
    assert NARROWING.of_kinds(EVERYTHING) == [(Kind.UNION, ("CGT", "FO"), 3 + 1 + 2 + 5)]


def test_undated_texts_are_those_of_no_year() -> None:
    assert NARROWING.sources(Filter(undated=True)) == [("FO", 5)]


def test_nothing_found_has_no_facet() -> None:
    empty = Narrowing(understand("Le cloud ?"), {})
    assert (empty.sources(EVERYTHING), empty.years(EVERYTHING), empty.undated(EVERYTHING)) == ([], [], 0)
