"""How large a file may be."""

MAX_BYTES = 10_000_000  # five thousand pages of text: past that it is no communiqué
EMPTY = "ce fichier est vide."


def too_large() -> str:
    """Why a file over `MAX_BYTES` is refused."""
    return f"ce fichier dépasse {MAX_BYTES // 1_000_000} Mo : ce n’est pas un communiqué."
