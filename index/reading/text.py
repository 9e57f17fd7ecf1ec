"""Bytes of a text file → the text, in NFC with LF line ends."""

import codecs
import re
import unicodedata

from index.reading.charsets import text_in
from index.reading.limits import EMPTY
from index.reading.mojibake import mended
from index.reading.unseen import without_unseen
from index.values.errors import DixitError

_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MOST_CONTROLS = 0.01  # share of the characters, past which bytes are no text
_MOSTLY = 0.4  # of the bytes at even or odd places: as many are zero only in UTF-16
_SAMPLE = 4_000  # bytes


def decode(content: bytes) -> str:
    """The text that `content` writes in UTF-8, UTF-16, Windows-1252, or an old encoding of Mac or DOS.

    What was encoded twice is as it was, and what nobody sees is left out; all else is unchanged. Raises DixitError for
    bytes that are no text, and for a text without a word.
    """
    text = _decoded(content)
    if "\0" in text or len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise DixitError("ce fichier n’est pas un texte.")
    text = without_unseen(mended(text.replace("\r\n", "\n").replace("\r", "\n")))
    text = unicodedata.normalize("NFC", text)
    if not re.search(r"[^\W_]", text):
        raise DixitError(EMPTY)
    return text


def _decoded(content: bytes) -> str:
    encoding = next((name for mark, name in _UTF_16.items() if content.startswith(mark)), None) or _unmarked(content)
    if encoding is None:
        return text_in(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise DixitError("ce fichier n’est pas un texte, ou son encodage n’est pas connu.") from None


def _unmarked(content: bytes) -> str | None:
    """UTF-16 without its mark shows by the zeros of its plain letters."""
    sample = content[:_SAMPLE]
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if (
            len(content) % 2 == 0
            and sample[first::2].count(0) > _MOSTLY * len(sample)
            and 0 not in sample[1 - first :: 2]
        ):
            return name
    return None
