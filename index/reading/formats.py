"""Which suffix is which format. A format's library is loaded when its first file is read."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from index.reading.document import Document

if TYPE_CHECKING:
    from index.reading.table import Row

_PLAIN = frozenset({".txt", ".md"})

_DOCUMENTS = {
    ".html": ("html", "read_html"),
    ".htm": ("html", "read_html"),
    ".pdf": ("pdf", "read_pdf"),
    ".docx": ("docx", "read_docx"),
    ".odt": ("odt", "read_odt"),
    ".rtf": ("rtf", "read_rtf"),
    ".eml": ("eml", "read_eml"),
}
_TABLES = {".csv": "csv_rows", ".jsonl": "jsonl_rows"}

SUFFIXES = _PLAIN | _DOCUMENTS.keys() | _TABLES.keys()


def suffix(name: str) -> str:
    return PurePath(name).suffix.lower()


def is_plain(name: str) -> bool:
    """Whether the file so named is text as it is, or nothing that we know: nothing in it is parsed."""
    return suffix(name) not in SUFFIXES - _PLAIN


def reader_of(name: str) -> Callable[[bytes], Document] | None:
    """What reads the format of the file so named, unless it is plain text, a table or unknown."""
    if suffix(name) not in _DOCUMENTS:
        return None
    module, function = _DOCUMENTS[suffix(name)]
    reader: Callable[[bytes], Document] = getattr(import_module(f"index.reading.{module}"), function)
    return reader


def rows_of(name: str) -> Callable[[bytes], Iterator["Row"]] | None:
    """What cuts the table so named into its rows, if it is one."""
    if suffix(name) not in _TABLES:
        return None
    rows: Callable[[bytes], Iterator[Row]] = getattr(import_module("index.reading.table"), _TABLES[suffix(name)])
    return rows
