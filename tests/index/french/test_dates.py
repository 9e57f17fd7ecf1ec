import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.french.calendar import MONTHS
from index.french.dates import DateMention, find_dates
from index.values.dates import PartialDate, Precision


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("5 février 2024", "2024-02-05"),
        ("1er mai 2021", "2021-05-01"),
        ("1 er mai 2021", "2021-05-01"),
        ("05/02/2024", "2024-02-05"),
        ("5.2.2024", "2024-02-05"),
        ("2024-02-05", "2024-02-05"),
        ("février 2024", "2024-02"),
        ("Fevrier 2024", "2024-02"),
        ("le 15 AOÛT 1998", "1998-08-15"),
        ("12 sept. 2020", "2020-09-12"),
    ],
)
def test_each_french_form_is_read_with_its_precision(written: str, iso: str) -> None:
    assert [mention.date.isoformat() for mention in find_dates(written)] == [iso]


@pytest.mark.parametrize(
    "words", ["31 février 2024", "32/01/2024", "le 5 février", "2024", "1.2.3.2024", "mars dernier"]
)
def test_what_no_calendar_has_and_what_is_not_whole_is_no_date(words: str) -> None:
    assert not [mention for mention in find_dates(words) if mention.date.precision is Precision.DAY]


def test_dates_come_in_order_of_place_with_the_words_that_write_them() -> None:
    text = "En février 2024, puis le 1er mai 2021."
    assert list(find_dates(text)) == [
        DateMention(PartialDate(2024, 2), 3, 15),
        DateMention(PartialDate(2021, 5, 1), 25, 37),
    ]


def test_a_month_lasts_to_its_last_day_and_a_year_to_december() -> None:
    assert PartialDate(2024, 2).last_day.isoformat() == "2024-02-29"
    assert PartialDate(2023).first_day.isoformat() == "2023-01-01"
    assert PartialDate(2023).last_day.isoformat() == "2023-12-31"


@given(st.dates(min_value=datetime.date(1800, 1, 1), max_value=datetime.date(2099, 12, 31)))
def test_every_day_written_in_words_or_in_figures_is_found_again(day: datetime.date) -> None:
    written = PartialDate(day.year, day.month, day.day)
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    for text in (f"Paris, le {words}.", f"du {day.day:02}/{day.month:02}/{day.year} au", written.isoformat()):
        assert [mention.date for mention in find_dates(text)] == [written]


@given(st.integers(1000, 2999), st.none() | st.integers(1, 12))
def test_iso_is_read_back_as_written(year: int, month: int | None) -> None:
    date = PartialDate(year, month)
    assert PartialDate.fromisoformat(date.isoformat()) == date


@pytest.mark.parametrize("wrong", ["", "2024-13", "2024-02-31", "24-02-05", "2024-2-5", "hier"])
def test_what_is_not_an_iso_date_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        PartialDate.fromisoformat(wrong)
