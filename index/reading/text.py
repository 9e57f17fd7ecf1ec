"""Bytes of a text file → the text, in NFC with LF line ends."""

import codecs
import re
import unicodedata

from index.errors import DixitError
from index.reading.limits import EMPTY

_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MOST_CONTROLS = 0.01  # share of the characters, past which bytes are no text


def decode(content: bytes) -> str:
    """The text that `content` writes in UTF-8, UTF-16 with its mark, or Windows-1252, all else unchanged.

    Raises DixitError for bytes that are no text, and for a text without a word.
    """
    text = _decoded(content)
    if "\0" in text or len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise DixitError("ce fichier n’est pas un texte.")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not re.search(r"[^\W_]", text):
        raise DixitError(EMPTY)
    return text


def _decoded(content: bytes) -> str:
    marked = (encoding for mark, encoding in _BYTE_ORDER_MARKS.items() if content.startswith(mark))
    encoding = next(marked, "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        raise DixitError("ce fichier n’est pas un texte, ou son encodage n’est pas connu.") from None
