"""A spreadsheet (XLSX) → its rows: communiqués where it has a column « text », else one text. Knows openpyxl."""

import csv
import datetime
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from openpyxl import load_workbook

from index.reading.office.archive import Archive
from index.reading.parts import Open, Part
from index.reading.table import csv_parts
from index.values.document import Document, tidy
from index.values.errors import DixitError

_MOST_ROWS = 50_000  # that show something
_MOST_PLACES = 10_000_000  # of all sheets: the last row of a sheet is its 1,048,576th, the last column its 16,384th
_TOO_MANY = "ce classeur a un nombre démesuré de lignes, ou de cases."


def xlsx_parts(name: str, content: bytes, opened: Open | None = None) -> Iterator[Part]:
    """Raises DixitError for what is no spreadsheet."""
    sheets = [(title, rows) for title, rows in _sheets(content) if rows]
    if sheets and "text" in (cell.strip().casefold() for cell in sheets[0][1][0]):
        table = io.StringIO()
        csv.writer(table).writerows(sheets[0][1])
        yield from csv_parts(f"{PurePath(name).stem}.csv", table.getvalue().encode(), opened)
        return
    blocks = ["\n\n".join([title, *("\t".join(row) for row in rows)]) for title, rows in sheets]
    yield Part(name, None, Document(tidy("\n\n".join(blocks))))


def _sheets(content: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """The sheets that are shown, each with its rows and columns that hold something."""
    archive = Archive(content)
    if archive.part("xl/workbook.xml") is None:
        raise DixitError("ce fichier n’est pas un classeur (.xlsx).")
    archive.check()
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    walked = _Walked()
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()  # else each row goes as far as the sheet says that it does
        rows = [cells for row in sheet.iter_rows() if (cells := walked.over(row))]
        columns = sorted(set[int]().union(*rows))
        yield sheet.title, [_written(row, columns) for row in rows]


class _Walked:
    """How much of a book was gone through: the rows that show something, and all places up to them."""

    def __init__(self) -> None:
        self._rows = self._places = 0

    def over(self, row: Sequence[Any]) -> dict[int, str]:
        """What the row shows, by its columns."""
        self._places += 1 + len(row)
        if self._places > _MOST_PLACES:
            raise DixitError(_TOO_MANY)
        if not row:  # as nearly all rows before one that somebody touched far below
            return {}
        cells = {place: shown for place, cell in enumerate(row) if cell.value is not None and (shown := _shown(cell))}
        self._rows += bool(cells)
        if self._rows > _MOST_ROWS:
            raise DixitError(_TOO_MANY)
        return cells


def _written(row: Mapping[int, str], columns: Sequence[int]) -> list[str]:
    last = max(row)
    return [row.get(column, "") for column in columns if column <= last]


def _shown(cell: Any) -> str:
    """A cell as it is shown, in French."""
    value, pattern = cell.value, str(getattr(cell, "number_format", ""))
    match value:
        case bool():
            return "VRAI" if value else "FAUX"
        case datetime.datetime() if value.time() != datetime.time():
            return value.strftime("%d/%m/%Y %H:%M")
        case datetime.date():
            return value.strftime("%d/%m/%Y")
        case int() | float() if "%" in pattern:
            return f"{_number(value * 100)}\N{NO-BREAK SPACE}%"
        case int() | float():
            return _number(value)
    return " ".join(str(value).split())


def _number(value: float) -> str:
    return f"{value:.10g}".replace(".", ",")
