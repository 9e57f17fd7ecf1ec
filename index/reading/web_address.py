"""Where a text was published on the web, as its own file says: the original, for whoever wants to see it."""

import re
from pathlib import PurePath
from urllib.parse import urlsplit

from index.reading.table import csv_rows, jsonl_rows
from index.values.errors import DixitError
from index.values.files import File

_LONGEST = 2_000
_HEAD = 200_000  # bytes in which a page says its address, or a text its front matter
_PLAIN = re.compile(r"[!-~\u00a1-\uffef]+")  # no space, nothing that is not seen
_LINK = re.compile(rb"<link\b[^>]{0,2000}>|<meta\b[^>]{0,2000}>", re.IGNORECASE)
_CANONICAL = re.compile(rb"\b(?:rel\s*=\s*[\"']?canonical\b|property\s*=\s*[\"']?og:url\b)", re.IGNORECASE)
_VALUE = re.compile(rb"\b(?:href|content)\s*=\s*(?:\"([^\"]{1,2000})\"|'([^']{1,2000})')", re.IGNORECASE)
_BLOCK = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*---[ \t]*\r?\n(.{0,10000}?)\n---", re.DOTALL)
_KEY = re.compile(rb"^url[ \t]*:[ \t]*[\"']?([^\s\"']{1,2000})", re.IGNORECASE | re.MULTILINE)


def web_address(file: File) -> str | None:
    """`https://www.cgt.fr/comm-de-presse/…`; None where the file says none, or none that a browser would open."""
    said = _said(file)
    return said if said and _opens(said) else None


def _said(file: File) -> str | None:
    head = file.whole()[:_HEAD]
    match PurePath(file.name).suffix.lower():
        case ".csv" | ".tsv" | ".jsonl" as kind:
            return _of_row(file.whole(), jsonl=kind == ".jsonl")
        case ".html" | ".htm" | ".xhtml":
            links = (link[0] for link in _LINK.finditer(head) if _CANONICAL.search(link[0]))
            found = next((value for link in links if (value := _VALUE.search(link))), None)
            return _decoded(found[1] or found[2]).replace("&amp;", "&") if found else None
        case ".md" | ".txt" | ".markdown":
            block = _BLOCK.match(head)
            stated = _KEY.search(block[1]) if block else None
            return _decoded(stated[1]) if stated else None
    return None


def _of_row(content: bytes, jsonl: bool) -> str | None:
    try:
        row = next(jsonl_rows(content) if jsonl else csv_rows(content), None)
    except DixitError:
        return None
    return (row.cells or {}).get("url", "").strip() if row else None


def _opens(address: str) -> bool:
    """Whether it is a whole address of the web that names no user: `https://cgt.fr@exemple.test` shows one site and
    opens another."""
    if len(address) > _LONGEST or not _PLAIN.fullmatch(address):
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
