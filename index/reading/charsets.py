"""Bytes → text, whatever encoding they say or do not say, as the programs that show them do. No sign is lost."""

import codecs
import re

_PLAIN_LETTER = r"[A-Za-zÀ-ÖØ-öø-ÿœŒ]"
_FRENCH = re.compile(
    rf"(?<={_PLAIN_LETTER})[éèêàâçùûôîïëü’œ](?={_PLAIN_LETTER})"
    rf"|\b[ÉÀÊéàêœ](?={_PLAIN_LETTER}|\s)|(?<=[a-z])[éèà]\b|«[\s\u00a0\u202f]|[\s\u00a0\u202f]»"
)
_WITHOUT_A_MARK = ("cp1252", "mac_roman", "cp850")  # the first wins where they are as good
_OTHERS_THAN_ASCII = re.compile(r"utf-?(?:7|16|32)|iso-?2022|hz|cp037|ibm037|cp500", re.IGNORECASE)
_SAMPLE = 200_000  # bytes that show an encoding


def text_in(content: bytes, label: str | None = None) -> str:
    """The text of `content`, said to be in `label`: UTF-8 when it is, else as it says, else as French most likely is.

    « iso-8859-1 » and « ascii » are read as Windows-1252, as mail programs and browsers do.

    >>> text_in("l’été".encode("cp1252"), "iso-8859-1"), text_in("l’été".encode("mac_roman"))
    ('l’été', 'l’été')
    """
    named = _known(label)
    if named is not None and _OTHERS_THAN_ASCII.match(named):
        return content.decode(named, "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if named is None or named in ("utf-8", "ascii", "iso8859-1", "cp1252"):
        return windows(content) if named in ("iso8859-1", "cp1252") else likely(content)
    return content.decode(named, "replace")


def likely(content: bytes) -> str:
    """`content`, which is not UTF-8, in that of the old encodings in which it reads most like French."""
    sample = content[:_SAMPLE]
    best = max(_WITHOUT_A_MARK, key=lambda name: len(_FRENCH.findall(windows(sample, name))))
    return windows(content, best)


def windows(content: bytes, name: str = "cp1252") -> str:
    """Bytes that the encoding does not define stay the control characters that they are in Latin-1."""
    return content.decode(name, "latin_1_signs")


def _latin_1_signs(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


def _known(label: str | None) -> str | None:
    try:
        return codecs.lookup(label.strip()).name if label else None
    except (LookupError, ValueError):
        return None


codecs.register_error("latin_1_signs", _latin_1_signs)
