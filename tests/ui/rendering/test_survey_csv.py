"""The file of a survey as a spreadsheet reads it."""

import csv
import io
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from index.values.communique import Communique, Fact, Origin, Passage, Span
from index.values.dates import PartialDate
from ui.rendering.survey_csv import NAMES, in_csv

FORMULA = ("=", "+", "-", "@", "\t", "\r")
words = (
    st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1)
    .map(lambda some: unicodedata.normalize("NFC", some))
    .filter(str.strip)
)


def passage(text: str, source: str | None = None, title: str | None = None, date: PartialDate | None = None) -> Passage:
    communique = Communique(
        text,
        title=Fact(title, Origin.DECLARED) if title else None,
        source=Fact(source, Origin.DECLARED) if source else None,
        date=Fact(date, Origin.DECLARED) if date else None,
    )
    return Passage(communique, Span(0, len(text)))


def read(passages: list[Passage]) -> list[list[str]]:
    written = "".join(in_csv(passages))
    assert written[0] == "\N{BYTE ORDER MARK}"
    return list(csv.reader(io.StringIO(written[1:], newline=""), delimiter=";"))


def test_a_passage_is_a_row_with_what_is_known_of_it() -> None:
    one = passage("\n Un « mot » ; un autre.\n", "CGT", 'Le "titre"', PartialDate(2024, 2))
    assert read([one]) == [
        [*NAMES],
        ["2024-02", "mois", "CGT", 'Le "titre"', "Un « mot » ; un autre.", one.communique.id, "2", "24"],
    ]
    assert one.communique.text[2:24] == "Un « mot » ; un autre."


@given(st.lists(st.tuples(words, st.none() | words, st.none() | words), max_size=5))
def test_what_is_written_is_read_back_and_no_cell_begins_a_formula(
    some: list[tuple[str, str | None, str | None]],
) -> None:
    rows = read([passage(text, source, title) for text, source, title in some])
    assert rows[0] == [*NAMES]
    for row, (text, source, title) in zip(rows[1:], some, strict=True):
        expected = [source or "", title or "", text.strip()]
        assert [cell.removeprefix("'") for cell in row[2:5]] == [cell.removeprefix("'") for cell in expected]
        assert not any(cell.startswith(FORMULA) for cell in row)


def test_a_formula_gets_an_apostrophe_and_nothing_else_does() -> None:
    for begun in ("=1+1", "+33 1", "-5", "@ici", "＝1"):
        assert read([passage(begun)])[1][4] == f"'{begun}"
    assert read([passage("Le 1 = 1.")])[1][4] == "Le 1 = 1."


def test_many_passages_come_in_pieces_and_none_is_lost() -> None:
    many = [passage(f"Passage {number}.") for number in range(450)]
    pieces = list(in_csv(many))
    assert len(pieces) == 3
    assert [row[4] for row in read(many)[1:]] == [f"Passage {number}." for number in range(450)]
