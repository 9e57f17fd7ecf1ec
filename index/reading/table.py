"""A table, CSV or JSON Lines → a communiqué for each row, with the columns title, text, source, date and url."""

import codecs
import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePath

from index.french.machine_dates import written_date
from index.reading.parts import Open, Part
from index.reading.text import decode
from index.values.communique import Origin
from index.values.document import Declared, Document, address_in, host_of, tidy, words
from index.values.errors import DixitError
from index.values.sources import label_of

_MOST = 10_000_000  # characters of one cell
_LONGEST_HEADER = 10_000  # characters: each row keeps a copy
_COPIES = 10  # times the table: what all these copies come to, past the first million characters
_MOST_ROWS = 100_000
_TOO_MANY = f"ce tableau a plus de {_MOST_ROWS:_} lignes\N{NO-BREAK SPACE}: donnez-le en plusieurs fichiers.".replace(
    "_", "\u202f"
)


@dataclass(frozen=True)
class Row:
    """A row as it came, its header included so that it can be read again, with its line and its cells."""

    line: int
    content: bytes
    cells: Mapping[str, str] | None  # None where it cannot be read


def csv_parts(name: str, content: bytes, opened: Open | None = None) -> Iterator[Part]:
    """The communiqué of each row of a CSV."""
    return _parts(name, csv_rows(content))


def jsonl_parts(name: str, content: bytes, opened: Open | None = None) -> Iterator[Part]:
    """The communiqué of each line of a JSON Lines file."""
    return _parts(name, jsonl_rows(content))


def _parts(name: str, rows: Iterator[Row]) -> Iterator[Part]:
    """A part for each row, by its line where there are several."""
    path = PurePath(name)
    first, second = next(rows, None), next(rows, None)
    if first is None:
        raise DixitError("ce tableau n’a aucune ligne.")
    if second is None:
        yield Part(name, first.content, _tried(first))
        return
    for row in chain([first, second], rows):
        yield Part(f"{path.stem} (ligne {row.line}){path.suffix}", row.content, _tried(row))


def _tried(row: Row) -> Document | str:
    try:
        return read_row(row)
    except DixitError as error:
        return str(error)


def csv_rows(content: bytes) -> Iterator[Row]:
    """The rows of a CSV, separated by commas, semicolons or tabs. Raises DixitError for one without a text column."""
    text = decode(content)  # which raises for what is no text
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = text.encode()
    lines = [line + "\n" for line in content.decode("latin-1").split("\n")]  # a character a byte: rows keep theirs
    lines[-1] = lines[-1][:-1]
    csv.field_size_limit(_MOST)
    rows = csv.reader(lines, delimiter=max(",;\t", key=lines[0].count))
    try:
        keys = [_decoded(name).strip().casefold() for name in next(rows)]
        _check(keys)
        header, before = "".join(lines[: rows.line_num]), rows.line_num
        if len(header) > _LONGEST_HEADER:
            raise DixitError("ce tableau a un en-tête démesuré.")
        many = sum(1 for cells in csv.reader(lines, rows.dialect) if any(cells)) - 1
        if many > _MOST_ROWS:
            raise DixitError(_TOO_MANY)
        if many * len(header) > _COPIES * len(content) + 1_000_000:
            raise DixitError("ce tableau a un en-tête démesuré pour ses lignes.")
        for cells in rows:
            source = "".join(lines[before : rows.line_num])
            if any(cells):
                named = dict(zip(keys, map(_decoded, cells), strict=False))
                yield Row(before + 1, f"{header}{source}".encode("latin-1"), named)
            before = rows.line_num
    except csv.Error:
        raise DixitError("ce tableau est abîmé, ou n’est pas du CSV.") from None


def jsonl_rows(content: bytes) -> Iterator[Row]:
    """The rows of a JSON Lines file: an object a line. A line that is none is a row that cannot be read."""
    lines = decode(content).split("\n")
    if sum(1 for line in lines if line.strip()) > _MOST_ROWS:
        raise DixitError(_TOO_MANY)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        named = isinstance(record, dict) and {str(k).casefold(): _cell(v) for k, v in record.items() if v is not None}
        yield Row(number, line.encode(), named or None)


def read_row(row: Row) -> Document:
    """The communiqué of a row. What its columns say is declared. Raises DixitError, as for a file."""
    if row.cells is None:
        raise DixitError("cette ligne n’est pas un objet JSON.")
    if not row.cells.get("text", "").strip():
        raise DixitError("cette ligne n’a pas de texte dans sa colonne « text ».")
    date = row.cells.get("date", "").strip()
    day = written_date(date) if date else None
    if date and day is None:
        raise DixitError(f"cette ligne donne une date qui n’est pas lisible : « {date[:40]} ».")
    address = address_in(row.cells.get("url"))
    declared = Declared(words(row.cells.get("title")), words(row.cells.get("source")), day)
    return Document(tidy(row.cells["text"]), {Origin.DECLARED: declared}, host_of(address), address)


def _cell(value: object) -> str:
    """The words of a value; of a list, those who sign together: `"source": ["CGT", "FO"]`."""
    return label_of(map(str, value)) if isinstance(value, list) else str(value)


def _check(keys: list[str]) -> None:
    if "text" not in keys:
        raise DixitError("ce tableau n’a pas de colonne « text » : nommez ses colonnes title, text, source, date, url.")


def _decoded(cell: str) -> str:
    """What the bytes of a cell write, in the encodings of `decode`."""
    raw = cell.encode("latin-1").removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
