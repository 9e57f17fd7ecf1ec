"""RTF → its text. The only file that knows striprtf."""

from striprtf.striprtf import rtf_to_text

from index.errors import DixitError
from index.reading.document import Document, tidy


def read_rtf(content: bytes) -> Document:
    """The document's words."""
    written = content.decode("latin-1")  # RTF is ASCII, whose escapes name the bytes of an encoding
    if not written.lstrip().startswith("{\\rtf"):
        raise DixitError("ce fichier n’est pas un document RTF.")
    try:
        text = rtf_to_text(written, encoding="cp1252", errors="replace")
    except Exception:  # whatever a damaged file makes of striprtf's loops
        raise DixitError("ce document RTF est abîmé.") from None
    return Document(tidy(text.replace("\n", "\n\n")))
