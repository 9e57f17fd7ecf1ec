"""RTF → its text. The only file that knows striprtf."""

import re

from striprtf.striprtf import rtf_to_text

from index.communique import Origin
from index.errors import DixitError
from index.french.dates import PartialDate
from index.reading.document import Declared, Document, tidy

_CREATED = re.compile(r"\{\\creatim\s*\\yr(\d{1,4})\s*\\mo(\d{1,2})\s*\\dy(\d{1,2})")


def read_rtf(content: bytes) -> Document:
    """The document's words; its date of creation is a property."""
    written = content.decode("latin-1")  # RTF is ASCII, whose escapes name the bytes of an encoding
    if not written.lstrip().startswith("{\\rtf"):
        raise DixitError("ce fichier n’est pas un document RTF.")
    try:
        text = rtf_to_text(written, encoding="cp1252", errors="replace")
    except Exception:  # whatever a damaged file makes of striprtf's loops
        raise DixitError("ce document RTF est abîmé.") from None
    return Document(tidy(text.replace("\n", "\n\n")), {Origin.PROPERTIES: Declared(date=_created(written))})


def _created(written: str) -> PartialDate | None:
    match = _CREATED.search(written)
    try:
        return PartialDate(*map(int, match.groups())) if match else None
    except ValueError:
        return None
