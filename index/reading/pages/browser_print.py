"""What a browser writes at the edges of a page that it prints: when, from which address, under which title."""

import re
from collections.abc import Sequence

from index.reading.pages.line import Line

_EDGE = 0.08  # of the height
_STAMP = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\s?,?\s(?:[àa]t?\s)?\d{1,2}\s?[:h]\s?\d{2}(?::\d\d)?(?:\s?[AP]M)?", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?|file)://\S+", re.IGNORECASE)


def without_print_marks(pieces: list[Line], height: float) -> tuple[list[Line], str | None]:
    """The pieces of a page without the two lines that a browser adds, and the address that they give.

    Only a page that has both, a moment on one line and an address on another, was printed by a browser.
    """
    edges = [line for line in pieces if line.top < _EDGE * height or line.bottom > (1 - _EDGE) * height]
    stamps = [line for line in edges if _STAMP.fullmatch(line.words.strip())]
    addresses = [line for line in edges if _ADDRESS.fullmatch(line.words.strip())]
    if not stamps or not addresses or _is_beside(stamps[0], addresses[:1]):
        return pieces, None
    marks = [stamps[0], addresses[0]]
    return [line for line in pieces if line not in edges or not _is_beside(line, marks)], addresses[0].words.strip()


def _is_beside(line: Line, marks: Sequence[Line]) -> bool:
    return any(line.bottom < mark.top and mark.bottom < line.top for mark in marks)
