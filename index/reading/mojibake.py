"""Text that was encoded twice → the text, where the way back is exact."""

import re

from index.reading.charsets import windows

# The signs that Windows-1252 shows for the bytes 0x80 to 0xBF, which go on a sign of several bytes in UTF-8, and those
# that Latin-1 has for them, which show nothing.
_FOLLOWING = "".join(windows(bytes([byte])) for byte in range(0x80, 0xC0)) + "".join(map(chr, range(0x80, 0xA0)))
# The first signs of letters, of punctuation and the euro, of ligatures and marks, of pictures; the first bytes of other
# alphabets are letters of French, which may well stand before a guillemet.
_TWICE = re.compile(
    rf"[\u00c2-\u00c5\u00cb][{re.escape(_FOLLOWING)}]|\u00e2[€‚„†ˆ\x80\x82\x84\x86\x88][{re.escape(_FOLLOWING)}]"
    rf"|\u00c6[’\x92]|\u00ef[»¬][{re.escape(_FOLLOWING)}]|\u00f0[Ÿ\x9f][{re.escape(_FOLLOWING)}]{{2}}"
)
_MOST_TIMES = 3


def mended(text: str) -> str:
    """`text` with each sign that was encoded twice as it was; a sign whose way back is not exact stays as it is.

    >>> mended("lâ€™Ã©tÃ©"), mended("« Ça va »")
    ('l’été', '« Ça va »')
    """
    for _ in range(_MOST_TIMES):
        once = _TWICE.sub(lambda match: _back(match[0]), text)
        if once == text:
            break
        text = once
    return text


def _back(signs: str) -> str:
    try:
        return bytes(map(_byte, signs)).decode()
    except (UnicodeError, ValueError):
        return signs


def _byte(sign: str) -> int:
    if ord(sign) < 0x100:
        return ord(sign)
    (byte,) = sign.encode("cp1252")
    return byte
