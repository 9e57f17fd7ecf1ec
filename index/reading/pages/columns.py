"""Pieces of lines that lie on a page → blocks of whole lines, in reading order, column after column."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from index.reading.pages.line import Line
from index.reading.pages.rows import is_figure, lines_of
from index.reading.pages.side import sided

_GUTTER = 8.0  # points: the space between two columns is wider than any between two words
_STEP = 2.0  # points
_LEAST = 4  # lines of a column
_MOST_CROSSING = 0.35  # of the lines of a page in columns: titles and what lies above and below
_WIDE = 24.0  # points, which nothing crosses
_WORDS = 4  # of a line that may be one of a sentence
_APART = 1.8  # times the usual distance between two lines
_BOX = 2  # lines of a box
_LONGEST_BOX = 80  # lines
_PROSE = 0.7  # of the lines beside it
_FULL = 0.5  # of a column's width: half of its lines are at least as long; a table's cells are not
_LOOSE = 1.15
_GAP = 1.35  # times the usual distance between two lines: a new block


def blocks_of(pieces: Sequence[Line]) -> list[list[Line]]:
    """The lines of a page. Those of the left column come before those of the right one; a line that lies across both
    comes between what is above and what is below it.
    """
    return [block for column in _columns(pieces) for block in _blocks(lines_of(_rows(column)))]


def _columns(pieces: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The columns of a page, one beside its text set apart."""
    parts = sided(pieces)
    for part in (parts.above, parts.name, parts.text, parts.column, parts.below) if parts else (pieces,):
        yield from _of_alike(part)


def _of_alike(pieces: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The columns of a text that is set in one or several of them."""
    gutter = _gutter(pieces)
    if gutter is None:
        yield from _with_boxes(pieces)
        return
    band: list[Line] = []
    for row in [*_rows(pieces), []]:
        across = any(piece.left < gutter < piece.right for piece in row) or (not band and _is_head(row, pieces))
        if row and not across:
            band += row
            continue
        sides = [piece for piece in band if piece.right <= gutter], [piece for piece in band if piece.left >= gutter]
        below = _below_both(*sides)
        for part in ([piece for piece in side if piece not in below] for side in sides):
            if part:
                yield from _of_alike(part)
        if below:
            yield below
        if row:
            yield row
        band = []


def _below_both(left: Sequence[Line], right: Sequence[Line]) -> list[Line]:
    """What stands apart below two columns that end at one height, in one of them alone: notes, a place and a day."""
    for side, other in ((left, right), (right, left)):
        lines = sorted(side, key=lambda piece: -piece.bottom)
        steps = [above.bottom - below.bottom for above, below in pairwise(lines)]
        if len(steps) < _LEAST or not other:
            continue
        end = min(piece.bottom for piece in other)
        for place, step in enumerate(steps):
            if step > _APART * median(steps) and abs(lines[place].bottom - end) < _APART * median(steps):
                return lines[place + 1 :]
    return []


def _is_head(row: Sequence[Line], pieces: Sequence[Line]) -> bool:
    """Whether a row stands alone in the middle of a page, as a title over three columns."""
    if len(row) != 1:
        return False
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    return abs(row[0].left - left + row[0].right - right) < _GUTTER


def _gutter(pieces: Sequence[Line]) -> float | None:
    """Where two columns of text part; None where the page has one."""
    if len(pieces) < 2 * _LEAST:
        return None
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    places = [left + (right - left) / 4 + _STEP * i for i in range(int((right - left) / 2 / _STEP))]
    crossing = [sum(piece.left < x + _GUTTER / 2 and piece.right > x - _GUTTER / 2 for piece in pieces) for x in places]
    if not places:
        return None
    fewest = min(crossing)
    free = [x for x, often in zip(places, crossing, strict=True) if often == fewest]
    gutter = free[len(free) // 2]
    sides = [piece for piece in pieces if piece.right <= gutter], [piece for piece in pieces if piece.left >= gutter]
    rows = [lines_of(_rows(side)) for side in sides]
    if min(map(len, rows)) < _LEAST or fewest > _MOST_CROSSING * sum(map(len, rows)):
        return None
    widths = gutter - left, right - gutter
    full = (median(row.right - row.left for row in of) >= _FULL * width for of, width in zip(rows, widths, strict=True))
    beside = min(side[0].top for side in rows) > max(side[-1].bottom for side in rows)
    wide = _STEP * len(free) > _WIDE and not fewest and all(sum(map(_is_prose, side)) >= _LEAST for side in sides)
    return gutter if (all(full) or wide) and beside else None


def _is_prose(piece: Line) -> bool:
    return piece.words.count(" ") >= _WORDS and not piece.is_row


def _with_boxes(pieces: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines of one column; a box that stands beside some of them comes after the block that those belong to."""
    rows = _rows(pieces)
    boxes: list[tuple[float, list[Line]]] = []
    for first, last in list(_beside(rows)):
        channel = _channel(rows[first:last])
        assert channel is not None
        box = [piece for row in rows[first:last] for piece in row if piece.left >= sum(channel) / 2]
        rows[first:last] = [[piece for piece in row if piece not in box] for row in rows[first:last]]
        boxes.append((min(row[0].bottom for row in rows[first:last] if row), box))
    lines: list[Line] = []
    for block in _blocks(lines_of(list(filter(None, rows)))):
        lines += block
        beside = [box for bottom, box in boxes if bottom >= block[-1].bottom]
        if beside:
            yield lines
            yield from beside
            lines, boxes = [], [(bottom, box) for bottom, box in boxes if bottom < block[-1].bottom]
    if lines:
        yield lines


def _beside(rows: Sequence[list[Line]]) -> Iterator[tuple[int, int]]:
    """From which row to which (excluded) a text and a box stand beside each other."""
    first = 0
    while first < len(rows):
        last = first
        while last < min(len(rows), first + _LONGEST_BOX) and _channel(rows[first : last + 1]) is not None:
            last += 1
        while last > first and not _is_beside(rows[last - 1], rows[first]):  # what goes on below the box alone
            last -= 1
        if last - first >= _BOX and _is_box(rows[first:last]):
            yield first, last
            first = last
        else:
            first += 1


def _channel(rows: Sequence[list[Line]]) -> tuple[float, float] | None:
    """The free space, from where to where, that parts each of these rows, the first of which has two sides."""
    if len(rows[0]) != 2:
        return None
    begins, ends = rows[0][0].right, rows[0][1].left
    for row in rows[1:]:
        if len(row) > 2:
            return None
        if len(row) == 2:
            begins, ends = max(begins, row[0].right), min(ends, row[1].left)
        elif row[0].left < (begins + ends) / 2:
            begins = max(begins, row[0].right)
        else:
            ends = min(ends, row[0].left)
        if ends - begins < _GUTTER:
            return None
    return begins, ends


def _is_beside(row: Sequence[Line], first: Sequence[Line]) -> bool:
    return len(row) == 2 or row[0].left > first[0].right


def _is_box(rows: Sequence[list[Line]]) -> bool:
    """Whether what stands at the right is no cells of a table: the lines at the left go on from one to the next."""
    sides = [row for row in rows if len(row) == 2]
    channel = _channel(rows)
    assert channel is not None
    lefts = [row[0] for row in rows if row[0].left < sum(channel) / 2]
    width = max(piece.right for piece in lefts) - min(piece.left for piece in lefts)
    goes_on = sum(after.words[:1].islower() or not re.search(r"[.!?:;]\W*$", before.words) for before, after in
                  pairwise(lefts))  # fmt: skip
    full = sum(piece.right - piece.left >= 0.75 * width for piece in lefts[:-1])
    begin = [row[1].left for row in sides]
    return (
        len(sides) >= _BOX
        and not all(is_figure(row[1].words) for row in sides)
        and max(begin) - min(begin) < 3 * _GUTTER
        and full >= _PROSE * len(lefts[:-1])
        and goes_on >= _PROSE * len(lefts[:-1])
        and sum(piece.words.count(" ") >= 3 for piece in lefts) >= _PROSE * len(lefts)
    )


def _rows(pieces: Sequence[Line]) -> list[list[Line]]:
    """The pieces that stand on one line, from the left, line after line from the top."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda piece: -_middle(piece)):
        if rows and rows[-1][0].bottom < _middle(piece) and piece.bottom < _middle(rows[-1][0]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _blocks(rows: Sequence[Line]) -> list[list[Line]]:
    """The rows parted where there is more room between two than usual."""
    steps = [upper.bottom - lower.bottom for upper, lower in pairwise(rows)]
    usual = median(steps) if steps else 0.0
    ratios = sorted(step / max(row.height, 1) for step, row in zip(steps, rows, strict=False))
    close = _LOOSE * ratios[len(ratios) // 4] if ratios else 0.0  # of the height: the lines of one paragraph
    blocks = [[row] for row in rows[:1]]
    for step, row in zip(steps, rows[1:], strict=True):
        heights = sorted((row.top - row.bottom, blocks[-1][-1].top - blocks[-1][-1].bottom))
        alike = (
            heights[0] > 0.95 * heights[1] and heights[0] > 1.2 * usual
        )  # two lines of a title, taller than the text
        if step > _GAP * (heights[1] if alike else min(usual, max(close, 1.0) * heights[1], 1.4 * heights[1])):
            blocks.append([row])
        else:
            blocks[-1].append(row)
    return blocks


def _middle(line: Line) -> float:
    return (line.bottom + line.top) / 2
