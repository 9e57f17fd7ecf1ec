"""Pieces of lines that lie on a page → blocks of whole lines, in reading order, column after column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median


@dataclass(frozen=True)
class Line:
    """The words of a line, or of a piece of one, and where they lie, in points from the left and from the bottom."""

    words: str
    left: float
    right: float
    bottom: float
    top: float


_GUTTER = 8.0  # points: the space between two columns is wider than any between two words
_STEP = 2.0  # points
_LEAST = 4  # lines of a column
_MOST_CROSSING = 0.35  # of the lines of a page in columns: titles and what lies above and below
_FULL = 0.5  # of a column's width: half of its lines are at least as long; a table's cells are not
_GAP = 1.35  # times the usual distance between two lines: a new block


def blocks_of(pieces: Sequence[Line]) -> list[list[Line]]:
    """The lines of a page. Those of the left column come before those of the right one; a line that lies across both
    comes between what is above and what is below it.
    """
    return [block for column in _columns(pieces) for block in _blocks(list(map(_whole, _rows(column))))]


def _columns(pieces: Sequence[Line]) -> Iterator[Sequence[Line]]:
    gutter = _gutter(pieces)
    if gutter is None:
        yield pieces
        return
    band: list[Line] = []
    for row in [*_rows(pieces), []]:
        across = any(one.left < gutter < one.right for one in row)
        if row and not across:
            band += row
            continue
        for side in ([one for one in band if one.right <= gutter], [one for one in band if one.left >= gutter]):
            if side:
                yield from _columns(side)
        if row:
            yield row
        band = []


def _gutter(pieces: Sequence[Line]) -> float | None:
    """Where two columns of text part; None where the page has one."""
    if len(pieces) < 2 * _LEAST:
        return None
    left, right = min(one.left for one in pieces), max(one.right for one in pieces)
    places = [left + (right - left) / 4 + _STEP * i for i in range(int((right - left) / 2 / _STEP))]
    crossing = [sum(one.left < x + _GUTTER / 2 and one.right > x - _GUTTER / 2 for one in pieces) for x in places]
    if not places:
        return None
    fewest = min(crossing)
    free = [x for x, often in zip(places, crossing, strict=True) if often == fewest]
    gutter = free[len(free) // 2]
    sides = [one for one in pieces if one.right <= gutter], [one for one in pieces if one.left >= gutter]
    rows = [list(map(_whole, _rows(side))) for side in sides]
    if min(map(len, rows)) < _LEAST or fewest > _MOST_CROSSING * sum(map(len, rows)):
        return None
    widths = gutter - left, right - gutter
    full = (median(row.right - row.left for row in of) >= _FULL * width for of, width in zip(rows, widths, strict=True))
    beside = min(one[0].top for one in rows) > max(one[-1].bottom for one in rows)
    return gutter if all(full) and beside else None


def _rows(pieces: Sequence[Line]) -> list[list[Line]]:
    """The pieces that stand on one line, from the left, line after line from the top."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda one: -_middle(one)):
        if rows and rows[-1][0].bottom < _middle(piece) and piece.bottom < _middle(rows[-1][0]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _whole(row: Sequence[Line]) -> Line:
    return Line(
        " ".join(one.words.strip() for one in row),
        row[0].left,
        max(one.right for one in row),
        min(one.bottom for one in row),
        max(one.top for one in row),
    )


def _blocks(rows: Sequence[Line]) -> list[list[Line]]:
    """The rows parted where there is more room between two than usual."""
    steps = [upper.bottom - lower.bottom for upper, lower in pairwise(rows)]
    usual = median(steps) if steps else 0.0
    blocks = [[row] for row in rows[:1]]
    for step, row in zip(steps, rows[1:], strict=True):
        height = max(row.top - row.bottom, blocks[-1][-1].top - blocks[-1][-1].bottom)
        if step > _GAP * min(usual, 1.5 * height):
            blocks.append([row])
        else:
            blocks[-1].append(row)
    return blocks


def _middle(line: Line) -> float:
    return (line.bottom + line.top) / 2
