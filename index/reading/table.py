"""A table, CSV or JSON Lines → a communiqué for each row, with the columns title, text, source, date and url."""

import codecs
import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from index.communique import Origin
from index.errors import DixitError
from index.identifying.cosigners import label_of
from index.reading.document import Declared, Document, tidy, words
from index.reading.moment import written_date
from index.reading.text import decode

_MOST = 10_000_000  # characters of one cell
_LONGEST_HEADER = 10_000  # characters: each row keeps a copy


@dataclass(frozen=True)
class Row:
    """A row as it came, its header included so that it can be read again, with its line and its cells."""

    line: int
    content: bytes
    cells: Mapping[str, str] | None  # None where it cannot be read


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
        for cells in rows:
            taken = "".join(lines[before : rows.line_num])
            if any(cells):
                named = dict(zip(keys, map(_decoded, cells), strict=False))
                yield Row(before + 1, f"{header}{taken}".encode("latin-1"), named)
            before = rows.line_num
    except csv.Error:
        raise DixitError("ce tableau est abîmé, ou n’est pas du CSV.") from None


def jsonl_rows(content: bytes) -> Iterator[Row]:
    """The rows of a JSON Lines file: an object a line. A line that is none is a row that cannot be read."""
    for number, line in enumerate(decode(content).split("\n"), 1):
        if not line.strip():
            continue
        try:
            held = json.loads(line)
        except (ValueError, RecursionError):
            held = None
        named = isinstance(held, dict) and {str(k).casefold(): _cell(v) for k, v in held.items() if v is not None}
        yield Row(number, line.encode(), named or None)


def read_row(row: Row) -> Document:
    """The communiqué of a row. What its columns say is declared. Raises DixitError, as for a file."""
    if row.cells is None:
        raise DixitError("cette ligne n’est pas un objet JSON.")
    if not row.cells.get("text", "").strip():
        raise DixitError("cette ligne n’a pas de texte dans sa colonne « text ».")
    date = row.cells.get("date", "").strip()
    known = written_date(date) if date else None
    if date and known is None:
        raise DixitError(f"cette ligne donne une date qui n’est pas lisible : « {date[:40]} ».")
    declared = Declared(words(row.cells.get("title")), words(row.cells.get("source")), known)
    return Document(tidy(row.cells["text"]), {Origin.DECLARED: declared}, _host(row.cells.get("url", "")))


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


def _host(url: str) -> str | None:
    try:
        return urlsplit(url.strip()).hostname
    except ValueError:
        return None
