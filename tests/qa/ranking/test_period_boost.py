from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from index.values.dates import PartialDate
from index.values.filter import Period
from qa.ranking.period_boost import boost_period
from qa.ranking.ranker import Ranked
from tests.qa.ranking.making import candidate

IN_2020 = Period(date(2020, 1, 1), date(2020, 12, 31))


def found(name: str, score: float, dated: PartialDate | None = None) -> Ranked:
    days = None if dated is None else (dated.first_day, dated.last_day)
    return Ranked(candidate(name, title=name, days=days), score, 1.0)


def order(*ranked: Ranked) -> list[str | None]:
    return [one.candidate.passage.title for one in boost_period(ranked, IN_2020)]


def test_of_two_about_as_good_the_one_of_that_time_comes_first() -> None:
    assert order(found("de 2024", 3.0, PartialDate(2024)), found("de 2020", 2.5, PartialDate(2020, 6))) == [
        "de 2020",
        "de 2024",
    ]


def test_a_much_better_one_stays_first_and_none_is_hidden() -> None:
    ranked = [found("de 2024", 3.0, PartialDate(2024)), found("de 2020", 1.5, PartialDate(2020))]
    assert order(*ranked) == ["de 2024", "de 2020"]


def test_no_known_date_is_no_worse_than_another_date() -> None:
    ranked = [found("sans date", 3.0), found("de 2024", 2.9, PartialDate(2024)), found("sans date non plus", 2.8)]
    assert order(*ranked) == ["sans date", "de 2024", "sans date non plus"]


def test_steps_that_are_small_do_not_add_up() -> None:
    ranked = [found("3", 3.0), found("2.4", 2.4), found("1.8, de 2020", 1.8, PartialDate(2020))]
    assert order(*ranked) == ["3", "2.4", "1.8, de 2020"]


DATES = st.one_of(st.none(), st.builds(PartialDate, st.integers(2018, 2022)))


@given(st.lists(st.tuples(st.floats(-10, 10), DATES), max_size=12))
def test_all_of_them_are_kept_and_nearly_in_their_order(some: list[tuple[float, PartialDate | None]]) -> None:
    ranked = [found(str(i), score, dated) for i, (score, dated) in enumerate(sorted(some, key=lambda one: -one[0]))]
    preferred = boost_period(ranked, IN_2020)
    assert sorted(map(id, preferred)) == sorted(map(id, ranked))
    assert all(one.score >= other.score - 1 - 1e-9 for one, other in pairwise(preferred))
