"""The pieces of lines one under the other → which lines are rows of a table, or sides of a letterhead."""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.metadata.datelines import read_dateline
from index.metadata.headers import read_header
from index.metadata.organisations_list import well_known_publishers
from index.reading.pages.line import Line

_ALIGNED = 6.0  # points
_FAR = 24.0  # points: more than any space between words
_LONGEST_CELL = 60  # signs
_LONGEST_FIGURE = 25  # signs


def lines_of(rows: Sequence[Sequence[Line]]) -> list[Line]:
    """Each row as a line; the cells of a table's are apart by tabs, as in an office document. The sides of a letterhead
    are lines of their own.
    """
    lines: list[Line] = []
    for row, is_row in zip(*_with_sides(rows), strict=True):
        if not is_row and _is_letterhead(row):
            lines += [_whole([piece], False) for piece in row]
        else:
            lines.append(_whole(row, is_row or row[0].is_row))
    return lines


def _with_sides(rows: Sequence[Sequence[Line]]) -> tuple[list[Sequence[Line]], list[bool]]:
    """The rows, and which are of a table; two of which each has two sides of a letterhead are one, each side whole."""
    found, whole = list(rows), _are_rows(rows)
    for place in range(len(rows) - 2, -1, -1):
        above, below = rows[place], rows[place + 1]
        if len(above) == 2 == len(below) and _are_aligned(above, below):
            sides = [_one_below_the_other(*side) for side in zip(above, below, strict=True)]
            if _is_letterhead(sides) and not _is_letterhead(above):
                found[place : place + 2], whole[place : place + 2] = [sides], [False]
    return found, whole


def _one_below_the_other(above: Line, below: Line) -> Line:
    words = f"{above.words.strip()} {below.words.strip()}"
    return Line(words, min(above.left, below.left), max(above.right, below.right), below.bottom, above.top)


def _is_letterhead(row: Sequence[Line]) -> bool:
    """Whether pieces far from each other say, one at the left and one at the right, who writes, what, where or when."""
    apart = all(b.left - a.right > _FAR for a, b in pairwise(row))
    return len(row) > 1 and apart and any(says_what_it_is(piece.words.strip()) for piece in row)


def says_what_it_is(words: str) -> bool:
    """Whether a line says what the text is, or where and when, as it does on a line of its own."""
    return read_header(words, well_known_publishers()) is not None or read_dateline(words) is not None


def _are_rows(rows: Sequence[Sequence[Line]]) -> list[bool]:
    found = [False] * len(rows)
    begin = 0
    for place in range(1, len(rows) + 1):
        if place < len(rows) and _are_aligned(rows[place - 1], rows[place]):
            continue
        if place - begin >= 2 and _is_table(rows[begin:place]):
            found[begin:place] = [True] * (place - begin)
        begin = place
    return found


def _are_aligned(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether each cell lies under another: by its left, by its right or by its middle."""
    return len(above) == len(below) >= 2 and all(
        min(abs(a.left - b.left), abs(a.right - b.right), abs(a.left + a.right - b.left - b.right) / 2) < _ALIGNED
        for a, b in zip(above, below, strict=True)
    )


def _is_table(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether these aligned rows are of short cells: three or more a row, or two of which one is a figure."""
    if any(len(cell.words) > _LONGEST_CELL for row in rows for cell in row):
        return False
    return len(rows[0]) >= 3 or all(is_figure(row[1].words) for row in rows[1:])


def is_figure(words: str) -> bool:
    """« 310 000 € », « 12 mai », « 4 agents »: what the cells of a column are made of."""
    return re.search(r"\d", words) is not None and len(words) <= _LONGEST_FIGURE


def _squeezed(piece: Line) -> str:
    return piece.words if piece.is_row else " ".join(piece.words.split())


def _whole(row: Sequence[Line], is_row: bool) -> Line:
    return Line(
        ("\t" if is_row else " ").join(_squeezed(piece) if is_row else piece.words.strip() for piece in row),
        row[0].left,
        max(piece.right for piece in row),
        min(piece.bottom for piece in row),
        max(piece.top for piece in row),
        is_row,
    )
