"""Questions as addresses, and back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.values.filter import EVERYTHING, Filter, Period
from qa.understanding.question import Part
from ui.page.address import Address
from ui.rendering.views import View

DAYS = st.dates(date(1800, 1, 1), date(2099, 12, 31))


@st.composite
def addresses(draw: st.DrawFn) -> Address:
    first, last = sorted(draw(st.tuples(DAYS, DAYS)))
    period = draw(st.sampled_from([None, Period(first), Period(None, last), Period(first, last)]))
    undated, unsourced = draw(st.booleans()), draw(st.booleans())
    words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
    within = Filter(
        frozenset() if unsourced else frozenset(draw(st.lists(words, max_size=3))),
        None if undated else period,
        undated,
        unsourced,
    )
    return Address(draw(words), within, frozenset(draw(st.sets(st.sampled_from(Part)))), draw(st.sampled_from(View)))


@given(addresses())
def test_an_address_is_read_back(address: Address) -> None:
    assert Address.parse(str(address)) == Address.parse(f"#{address}") == address


def test_an_address_says_years_where_they_are_whole() -> None:
    within = Filter(frozenset({"CGT"}), Period(date(2019, 1, 1), date(2020, 3, 31)))
    assert str(Address("cloud ?", within)) == "q=cloud%20%3F&source=CGT&de=2019&a=2020-03-31"


def test_bounds_the_wrong_way_round_are_put_right() -> None:
    within = Address.parse("q=x&de=2021-05&a=2019").within
    assert within == Filter(period=Period(date(2019, 1, 1), date(2021, 5, 31)))


@pytest.mark.parametrize(
    "written", ["", "#", "q", "vue=rien", "de=hier&a=2019-02-31", "sauf=titre&sans=x", "&&==", "\0"]
)
def test_what_has_no_meaning_is_left_out(written: str) -> None:
    assert Address.parse(written) == Address("", EVERYTHING)
