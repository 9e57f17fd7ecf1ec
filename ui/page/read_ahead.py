"""How far the passages are read that nobody has asked for yet."""

from typing import TYPE_CHECKING

from ui.rendering.escaping import escape
from ui.rendering.wording import NBSP, count

if TYPE_CHECKING:
    from index.encoder.background import BackgroundReading


def read_ahead_as_html(background: "BackgroundReading") -> str:
    """Nothing once all are read."""
    read, total = background.progress
    return f'<p class="counts">{escape(read_ahead_in_words(read, total))}</p>' if read < total else ""


def read_ahead_in_words(read: int, total: int) -> str:
    """`Lecture d’avance : 4 % de 8 960 passages. Les réponses n’en dépendent pas, elles viendront plus vite.`"""
    share = f"{100 * read // total}{NBSP}% de {count(total, 'passage')}"
    return f"Lecture d’avance{NBSP}: {share}. Les réponses n’en dépendent pas, elles viendront plus vite."
