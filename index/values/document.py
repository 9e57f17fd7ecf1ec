"""What a file says, before anyone asks whether it is true: its text, and what stands beside the text."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import urlsplit

from index.values.communique import Origin
from index.values.dates import PartialDate
from index.values.errors import DixitError

PAGE_BREAK = "\n\n\f"
"""Stands between the pages of a text: the page of a place is one more than the form feeds before it."""

_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x9f\u00ad\u200b\ufeff\ud800-\udfff\ufffe\uffff]")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_ADDRESS = re.compile(r"(?:https?://[^\s/@]{1,255}(?:/\S{0,1800})?|mid:[^\s<>]{1,500})", re.IGNORECASE)
_MOST = 10_000_000  # characters: what a compressed file may unfold to
_LONGEST_VALUE = 10_000  # characters of a title, a source or a date


@dataclass(frozen=True)
class Declared:
    """What one place says of a text, a front matter or a mail header; `None` for what it does not."""

    title: str | None = None
    source: str | None = None
    date: PartialDate | None = None


@dataclass(frozen=True)
class Document:
    """A text, what other places say of it, and the host and the address that it came from.

    `heads` are the words that are set as a title, as far as the format says, those that most surely are it first;
    `legibility` is how sure a program is of the words that it recognised on an image, from 0 to 100.
    """

    text: str
    said: Mapping[Origin, Declared] = field(default_factory=lambda: MappingProxyType({}))
    host: str | None = None
    address: str | None = None
    legibility: int | None = None
    heads: tuple[str, ...] = ()


def host_of(address: str | None) -> str | None:
    """`cgt.fr` of « https://cgt.fr/a ». None for what is no address."""
    try:
        return urlsplit(address.strip()).hostname if address else None
    except ValueError:
        return None


def address_in(written: str | None) -> str | None:
    """`written` when it is the address of a page (http, https) or of a mail (`mid:`, RFC 2392) and of some length."""
    address = (written or "").strip()
    return address if _ADDRESS.fullmatch(address) else None


def tidy(text: str) -> str:
    """`text` as a communiqué keeps it: NFC, LF line ends, no control characters, no space at the ends of lines.

    Form feeds stay: they are page breaks. Raises DixitError for a text without a word, or without end.
    """
    if len(text) > _MOST:
        raise DixitError("ce fichier contient beaucoup trop de texte pour un communiqué.")
    text = _NOT_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_LIGATURES)
    text = unicodedata.normalize("NFC", text)
    text = "\n".join(line.rstrip(" \t\u00a0\u202f") for line in text.split("\n"))
    text = re.sub(r"\n{3,}", "\n\n", text).strip("\n ")
    if not re.search(r"[^\W_]", text):
        raise DixitError("ce fichier n’a pas de texte.")
    return text


def words(value: str | None) -> str | None:
    """`value` on one line and in NFC, or None when there is nothing in it, or far too much."""
    if value is not None and len(value) > _LONGEST_VALUE:
        return None
    return unicodedata.normalize("NFC", " ".join(_NOT_TEXT.sub("", value).split())) or None if value else None
