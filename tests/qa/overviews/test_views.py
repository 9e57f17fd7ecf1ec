"""The laws of the views: nothing is lost, and what is counted is there."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.values.communique import Communique, Fact, Origin, Passage, Span
from index.values.dates import PartialDate
from qa.answer import Citation
from qa.overviews.comparison import MOST_QUOTES, Column, side_by_side
from qa.overviews.timeline import counted, in_order
from qa.understanding.question import understand

ASKED = understand("l'accord")


def cited(when: PartialDate | None, score: float = 0.0) -> Citation:
    communique = Communique("Un mot.", date=Fact(when, Origin.DECLARED) if when else None)
    return Citation(Passage(communique, Span(0, 7)), Span(0, 7), score)


def partial(day: date, precision: int) -> PartialDate:
    return PartialDate(*(day.year, day.month, day.day)[:precision])


dates = st.builds(partial, st.dates(date(1789, 7, 14), date(2030, 1, 1)), st.integers(1, 3))


@given(st.lists(st.none() | dates, max_size=30))
def test_time_is_in_order_and_loses_nothing(some: list[PartialDate | None]) -> None:
    citations = [cited(one) for one in some]
    dated, undated = in_order(citations)
    assert sorted(map(id, [*dated, *undated])) == sorted(map(id, citations))
    days = [one.passage.communique.date.value.first_day for one in dated]  # type: ignore[union-attr]
    assert days == sorted(days)
    assert all(one.passage.communique.date is None for one in undated)


@given(st.lists(dates, max_size=30))
def test_the_chart_counts_every_dated_passage_once_in_the_order_of_time(some: list[PartialDate]) -> None:
    chart = counted([cited(one) for one in some])
    assert sum(number for _, number in chart) == len(some)
    assert [one.first_day for one, _ in chart] == sorted({one.first_day for one, _ in chart})
    assert len({one.precision for one, _ in chart}) <= 1
    for when, number in chart:
        assert number == sum(when.first_day <= one.first_day and one.last_day <= when.last_day for one in some)


def test_months_are_counted_over_two_years_and_years_past_that() -> None:
    march, may = PartialDate(2024, 3, 9), PartialDate(2024, 5)
    assert counted([cited(march), cited(march), cited(may)]) == [
        (PartialDate(2024, 3), 2),
        (PartialDate(2024, 4), 0),
        (PartialDate(2024, 5), 1),
    ]
    assert counted([cited(march), cited(PartialDate(2026, 3))]) == [
        (PartialDate(2024), 1),
        (PartialDate(2025), 0),
        (PartialDate(2026), 1),
    ]
    assert counted([cited(march), cited(PartialDate(2024))]) == [(PartialDate(2024), 2)]
    assert len(counted([cited(PartialDate(1801)), cited(PartialDate(2024))])) == 2


def test_a_month_stands_before_its_days() -> None:
    day, month, year = (cited(PartialDate(*one)) for one in ((2024, 2, 1), (2024, 2), (2024,)))
    assert in_order([day, month, year]) == ([year, month, day], [])


@given(st.dictionaries(st.none() | st.text(min_size=1, max_size=3), st.lists(st.floats(0, 9), max_size=3), max_size=20))
def test_every_source_is_in_one_part_of_a_comparison(found: dict[str | None, list[float]]) -> None:
    compared = side_by_side(ASKED, [(of, tuple(cited(None, one) for one in some)) for of, some in found.items()])
    parts = [*(column.source for column in compared.columns), *compared.more, *compared.silent]
    assert sorted(parts, key=str) == sorted(found, key=str)
    assert set(compared.silent) == {source for source, some in found.items() if not some}
    assert len(compared.columns) == min(12, len(found) - len(compared.silent))
    best = [column.citations[0].score for column in compared.columns]
    assert best == sorted(best, reverse=True)


def test_a_column_has_words() -> None:
    with pytest.raises(ValueError, match="one to three"):
        Column("CGT", ())
    with pytest.raises(ValueError, match="one to three"):
        Column("CGT", (cited(None),) * (MOST_QUOTES + 1))
