"""How large a file may be, by its format."""

from pathlib import PurePath

HELD = 10_000_000  # bytes: a larger file stays where it lies, and is read from there
_TEXT = 10_000_000  # five thousand pages of text: past that it is no communiqué
_PICTURES = 60_000_000
_SCANS = 200_000_000
_LARGEST = {
    **dict.fromkeys((".pdf", ".mbox", ".zip"), _SCANS),
    **dict.fromkeys((".docx", ".docm", ".odt", ".eml", ".msg", ".png", ".jpg", ".jpeg", ".tif", ".tiff"), _PICTURES),
}
MAX_BYTES = max(_LARGEST.values())
EMPTY = "ce fichier est vide."


def largest(name: str) -> int:
    """How many bytes the file so named may have."""
    return _LARGEST.get(PurePath(name).suffix.lower(), _TEXT)


def too_large(name: str) -> str:
    """Why a file over what is `largest` is refused."""
    most = largest(name)
    also = "" if most > _TEXT else "\N{NO-BREAK SPACE}: ce n’est pas un communiqué"
    return f"ce fichier dépasse {most // 1_000_000}\N{NO-BREAK SPACE}Mo{also}."
