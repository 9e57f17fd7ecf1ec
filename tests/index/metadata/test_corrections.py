"""What a person types becomes a correction, or a French sentence."""

import pytest

from index.metadata.corrections import entered, read_date
from index.values.correction import UNSAID, Correction
from index.values.dates import PartialDate
from index.values.errors import DixitError


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("5 février 2024", PartialDate(2024, 2, 5)),
        ("  1er  mai 2021 ", PartialDate(2021, 5, 1)),
        ("05/02/2024", PartialDate(2024, 2, 5)),
        ("2024-02-05", PartialDate(2024, 2, 5)),
        ("Février 2024", PartialDate(2024, 2)),
        ("2024-02", PartialDate(2024, 2)),
        ("2024", PartialDate(2024)),
    ],
)
def test_a_date_is_read_as_it_is_written(written: str, date: PartialDate) -> None:
    assert read_date(written) == date


@pytest.mark.parametrize(
    "written", ["31 février 2024", "2024-13", "2024-02-31", "0204", "hier", "le 5 février 2024 ou 2025", "5 février"]
)
def test_what_no_calendar_has_is_refused(written: str) -> None:
    with pytest.raises(DixitError, match="n’est pas une date"):
        read_date(written)


def test_nothing_said_is_not_said_to_be_unknown() -> None:
    assert entered() == Correction(UNSAID, UNSAID, UNSAID)
    assert entered("", "  ", " ") == Correction(None, None, None)


def test_words_are_on_one_line_without_what_cannot_be_seen() -> None:
    assert entered(title=" Nos\n donne\u0301es\u202e \x00 ", source="CGT\N{NO-BREAK SPACE}Santé") == Correction(
        "Nos données", "CGT Santé"
    )


@pytest.mark.parametrize("said", [{"title": "a" * 301}, {"source": "a" * 101}])
def test_what_is_too_long_is_refused(said: dict[str, str]) -> None:
    with pytest.raises(DixitError, match="dépasse"):
        entered(**said)
