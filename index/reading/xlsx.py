"""A spreadsheet (XLSX) → its rows: communiqués where it has a column « text », else one text. Knows openpyxl."""

import csv
import datetime
import io
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from openpyxl import load_workbook

from index.reading.office.archive import Archive
from index.reading.parts import Open, Part
from index.reading.table import csv_parts
from index.values.document import Document, tidy
from index.values.errors import DixitError

_MOST_ROWS = 50_000


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
    """The sheets that are shown, each with its rows that hold something."""
    archive = Archive(content)
    if archive.part("xl/workbook.xml") is None:
        raise DixitError("ce fichier n’est pas un classeur (.xlsx).")
    archive.check()
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        rows: list[list[str]] = []
        for number, row in enumerate(sheet.iter_rows()):
            if number >= _MOST_ROWS:
                raise DixitError("ce classeur a un nombre démesuré de lignes.")
            cells = [_shown(cell) for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                rows.append(cells)
        yield sheet.title, rows


def _shown(cell: Any) -> str:
    """A cell as it is shown, in French."""
    value, pattern = cell.value, str(getattr(cell, "number_format", ""))
    match value:
        case None:
            return ""
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
