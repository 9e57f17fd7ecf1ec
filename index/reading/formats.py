"""Which suffix is which format. A format's library is loaded when its first file is read."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import PurePath
from typing import Any

from index.reading.parts import Open, Part
from index.values.document import Document

_PLAIN = frozenset({".txt", ".md"})

PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp")
_DOCUMENTS = {
    ".html": ("web.html", "read_html"),
    ".htm": ("web.html", "read_html"),
    ".xhtml": ("web.html", "read_html"),
    ".pdf": ("pages.pdf", "read_pdf"),
    ".docx": ("office.docx", "read_docx"),
    ".docm": ("office.docx", "read_docx"),
    ".dotx": ("office.docx", "read_docx"),
    ".dotm": ("office.docx", "read_docx"),
    ".odt": ("office.odt", "read_odt"),
    ".ott": ("office.odt", "read_odt"),
    ".rtf": ("office.rtf", "read_rtf"),
    **dict.fromkeys(PICTURES, ("pages.image", "read_image")),
}
_SEVERAL = {  # texts in one file
    ".csv": ("table", "csv_parts"),
    ".jsonl": ("table", "jsonl_parts"),
    ".xlsx": ("xlsx", "xlsx_parts"),
    ".xlsm": ("xlsx", "xlsx_parts"),
    ".eml": ("mail.eml", "mail_parts"),
    ".mbox": ("mail.mbox", "mbox_parts"),
    ".msg": ("mail.msg", "msg_parts"),
    ".zip": ("zipped", "zip_parts"),
}

_MAPPED = frozenset({".pdf", ".mbox", ".zip", ".docx", ".docm", ".odt"})  # their readers take it as it lies on the disk

CONVERTED = frozenset({".doc", ".dot"})  # made modern by another program before they are read

SUFFIXES = _PLAIN | CONVERTED | _DOCUMENTS.keys() | _SEVERAL.keys()


def suffix(name: str) -> str:
    return PurePath(name).suffix.lower()


def unknown(name: str) -> str:
    """Why a file of a format that is in no table here is not read."""
    ending = suffix(name) or "sans suffixe"
    return f"Dixit ne lit pas ce format («\N{NARROW NO-BREAK SPACE}{ending}\N{NARROW NO-BREAK SPACE}»)."


def maps(name: str) -> bool:
    """Whether what reads the file so named needs not hold all its bytes."""
    return suffix(name) in _MAPPED


def is_plain(name: str) -> bool:
    """Whether the file so named is text as it is, or nothing that we know: nothing in it is parsed."""
    return suffix(name) not in SUFFIXES - _PLAIN


def reader_of(name: str) -> Callable[[Any], Document] | None:
    """What reads the format of the file so named, when that holds one text."""
    reader: Callable[[Any], Document] | None = _function(_DOCUMENTS, name)
    return reader


def parts_in(name: str) -> Callable[[str, Any, Open], Iterator[Part]] | None:
    """What takes the file so named apart, when its format holds several texts."""
    reader: Callable[[str, Any, Open], Iterator[Part]] | None = _function(_SEVERAL, name)
    return reader


def _function(table: dict[str, tuple[str, str]], name: str) -> Any:
    if suffix(name) not in table:
        return None
    module, function = table[suffix(name)]
    return getattr(import_module(f"index.reading.{module}"), function)
