"""Titles, sources and dates, written as a table and read back as a spreadsheet leaves it."""

import pytest

from index.values.communique import Communique, Fact, Origin
from index.values.dates import PartialDate
from index.values.errors import DixitError
from ui.rendering.corrections_csv import NAMES, Line, facts_in_csv, lines_of

CANAL = Communique(
    "Le canal ; il est\nà sec.", Fact("=1+1", Origin.ENTERED), None, Fact(PartialDate(2024, 2), Origin.ENTERED)
)


def test_what_is_written_is_read_back() -> None:
    written = "".join(facts_in_csv([CANAL]))
    assert "'=1+1" in written, "no spreadsheet may take it for a formula"
    assert [*lines_of(written.encode())] == [Line(2, CANAL.id, "=1+1", "", "2024-02")]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-8-sig"])
def test_however_the_spreadsheet_saves_it(delimiter: str, encoding: str) -> None:
    rows = [["Empreinte", "SOURCE", "date"], [CANAL.id, "Fédération", "05/02/2024"], ["", "", ""]]
    content = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    assert [*lines_of(content)] == [Line(2, CANAL.id, None, "Fédération", "05/02/2024")]


def test_another_table_is_refused() -> None:
    with pytest.raises(DixitError, match=NAMES[0]):
        [*lines_of(b"titre;texte\na;b")]
