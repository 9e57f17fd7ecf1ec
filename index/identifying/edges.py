"""The head and the foot of a communiqué, where it says who and when, and the header that says what it is."""

import re
from collections.abc import Iterator
from functools import lru_cache

from index.communique import Span
from index.marks import without_marks

EDGE = 6  # lines at the head and at the foot

SIGLE = r"[A-ZÀ-Ý][A-ZÀ-Ý0-9.&-]{1,11}"
HEADER = re.compile(
    r"(?i:communiqu[ée](?:\s+(?:de\s+presse|commun|intersyndical))*)(?:\s*[–—:-])?"
    r"(?:(?:\s*(?i:de\s+la\s|de\s+l['’]|du\s|des\s|de\s))\s*(?P<named>\S.*)"
    rf"|\s*(?P<sigle>{SIGLE}(?:[\s/,+–-]+{SIGLE})*)|\s+(?i:n°).*)?"
)
"""« Communiqué de presse de la CGT », « COMMUNIQUÉ CFTC »: a line that says what the text is, and maybe of whom."""

SOURCE_FIRST = re.compile(r"(?P<named>\S.*?)\s*[–—:-]\s*communiqu[ée](?:\s+de\s+presse)?", re.IGNORECASE)
"""« FO – Communiqué de presse »."""


def lines(text: str) -> Iterator[Span]:
    """The lines that hold words, without the space around them."""
    for match in re.finditer(r"[^\s].*", text):
        yield Span(match.start(), match.start() + len(match[0].rstrip()))


@lru_cache(maxsize=1)  # who and when are looked for in the same lines
def edges(text: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The first lines and the last ones; a line of a short text is in one of them only."""
    found = tuple(lines(text))
    return found[:EDGE], found[EDGE:][-EDGE:]


def plain(words: str) -> str:
    """A line as a reader sees it, without Markdown marks."""
    return without_marks(words).strip("*_# ")
