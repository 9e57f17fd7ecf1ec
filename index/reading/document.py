"""What a file says, before anyone asks whether it is true: its text, and what stands beside the text."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from index.communique import Origin
from index.errors import DixitError
from index.french.dates import PartialDate

PAGE_BREAK = "\n\n\f"
"""Stands between the pages of a text: the page of a place is one more than the form feeds before it."""

_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x9f\u00ad\u200b\ufeff\ud800-\udfff\ufffe\uffff]")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_MOST = 10_000_000  # characters: what a compressed file may unfold to
_LONGEST_LETTERHEAD = 300  # characters


@dataclass(frozen=True)
class Declared:
    """What one place says of a text, a front matter or a mail header; `None` for what it does not."""

    title: str | None = None
    source: str | None = None
    date: PartialDate | None = None


@dataclass(frozen=True)
class Document:
    """A text, what other places say of it, and the address or the host that it came from."""

    text: str
    said: Mapping[Origin, Declared] = field(default_factory=lambda: MappingProxyType({}))
    host: str | None = None


def tidy(text: str) -> str:
    """`text` as a communiqué keeps it: NFC, LF line ends, no control characters, no space at the ends of lines.

    Form feeds stay: they are page breaks. Raises DixitError for a text without a word, or without end.
    """
    if len(text) > _MOST:
        raise DixitError("ce fichier contient beaucoup trop de texte pour un communiqué.")
    text = _NOT_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_LIGATURES)
    text = re.sub(r"[ \t\u00a0\u202f]+(?=\n|\Z)", "", unicodedata.normalize("NFC", text))
    text = re.sub(r"\n{3,}", "\n\n", text).strip("\n ")
    if not re.search(r"[^\W_]", text):
        raise DixitError("ce fichier n’a pas de texte.")
    return text


def words(value: str | None) -> str | None:
    """`value` on one line and in NFC, or None when there is nothing in it."""
    return unicodedata.normalize("NFC", " ".join(_NOT_TEXT.sub("", value).split())) or None if value else None


def letterhead(headers: Iterable[str]) -> list[str]:
    """The lines of the headers of pages, each once; none when they are too long for a letterhead."""
    lines = dict.fromkeys(line.strip() for line in headers if line.strip())
    return list(lines) if sum(map(len, lines)) <= _LONGEST_LETTERHEAD else []
