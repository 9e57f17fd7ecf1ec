"""Numbers and signs are one search word, however they are written."""

import pytest

from index.french.genders import genders
from index.french.numbers import in_figures
from index.french.words import search_words


@pytest.mark.parametrize(
    "written",
    [
        ("1200000", "1 200 000", "1\u202f200\u202f000", "1.200.000", "1’200’000"),
        ("12", "douze"),
        ("32", "trente-deux"),
        ("99", "quatre-vingt-dix-neuf"),
        ("200000", "deux cent mille", "200 000"),
        ("71", "soixante et onze", "soixante-et-onze"),
        ("25 %", "25 pour cent", "25%"),
        ("co2", "CO₂", "CO2"),
        ("avis n° 123", "avis nº123", "avis n°123"),
        ("municipalité", "muni\u00adci\u00adpa\u00adli\u00adté", "muni\u200bcipalité"),
        ("finances", "ﬁnances"),
        ("m2", "m²"),
    ],
)
def test_one_word_however_it_is_written(written: tuple[str, ...]) -> None:
    assert len({tuple(search_words(one)) for one in written}) == 1


@pytest.mark.parametrize(("written", "number"), [("1,2 million", "1200000"), ("12 M€", "12000000"), ("9 k€", "9000")])
def test_a_power_of_ten_is_counted_out(written: str, number: str) -> None:
    assert number in search_words(written)


@pytest.mark.parametrize("text", ["le 12 mars 2023", "01 23 45 67 89", "25,5 %", "art. 12, 300 agents", "un neuf"])
def test_what_is_no_such_number_stays(text: str) -> None:
    assert in_figures(text) == text


@pytest.mark.parametrize(
    ("token", "other"),
    [("mobilisés", "mobilisées"), ("infirmière", "infirmiers"), ("directeur", "directrice"), ("élues", "élus")],
)
def test_a_word_has_its_other_gender(token: str, other: str) -> None:
    assert other in genders(token)
