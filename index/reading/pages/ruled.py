"""Rules that are drawn on a page → the rows of its tables, each cell whole however many lines it takes."""

import ctypes
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from index.reading.pages.layout import joined
from index.reading.pages.line import Line, levels_of

_THIN = 2.5  # points
_SHORT = 8.0  # points: what is shorter is no side of a cell
_ROOM = 3.0  # points by which a rule may stop short of a corner, and words reach over it
_MOST_OBJECTS = 6_000  # on a page
_MOST_LOOKS = 1_500_000  # at a rule, for all pieces of a page
_MOST_SEGMENTS = 400  # of one path
_ALIGNED = 0.6  # points
_BRIDGE = 60.0  # points: a row of a few lines
_MOST_BEYOND = 4  # lines
_MOST_LINES = 12  # of a cell: more is a column of text in a frame

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass
class Rules:
    """Upright ones: where, from which height to which; level ones: at which height, from where to where."""

    upright: list[tuple[float, float, float]] = field(default_factory=list)
    level: list[tuple[float, float, float]] = field(default_factory=list)

    def part(self, before: float, after: float, height: float) -> bool:
        """Whether an upright one stands between two signs of a line at this height."""
        for place in range(bisect_left(self.upright, (before - 1, 0, 0)), len(self.upright)):
            x, low, high = self.upright[place]
            if x >= after + 1:
                break
            if low < height < high:
                return True
        return False

    def put_in_order(self) -> None:
        """Each once, the upright ones from the left."""
        self.upright = sorted(set(map(_rounded, self.upright)))
        self.level = sorted(set(map(_rounded, self.level)))


def rules_of(page: pypdfium2.PdfPage) -> tuple[Rules, bool]:
    """The rules of a page, and whether there are images on it."""
    rules, images = Rules(), False
    kinds = [pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE]
    for number, drawn in enumerate(page.get_objects(kinds, max_depth=3)):
        if drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            images = True
        if images and number > _MOST_OBJECTS:
            break
        if drawn.type == pdfium.FPDF_PAGEOBJ_PATH and number <= _MOST_OBJECTS:
            for box in _boxes(drawn):
                _take(box, rules)
    rules.put_in_order()
    return rules, images


def _rounded(rule: tuple[float, float, float]) -> tuple[float, float, float]:
    return round(rule[0], 1), round(rule[1], 1), round(rule[2], 1)


def _boxes(path: pypdfium2.PdfObject) -> Iterator[Box]:
    """The path as a whole; of one of many lines, each of them."""
    count = pdfium.FPDFPath_CountSegments(path.raw)
    if count <= 5 or count > _MOST_SEGMENTS:
        try:
            yield path.get_bounds()
        except pypdfium2.PdfiumError:
            return
        return
    matrix = path.get_matrix()
    x, y, last = ctypes.c_float(), ctypes.c_float(), None
    for number in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path.raw, number)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        if last and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
            yield min(last[0], point[0]), min(last[1], point[1]), max(last[0], point[0]), max(last[1], point[1])
        last = point


def _take(box: Box, rules: Rules) -> None:
    left, bottom, right, top = box
    if right - left <= _THIN:
        if top - bottom >= _SHORT:
            rules.upright.append(((left + right) / 2, bottom, top))
    elif top - bottom <= _THIN:
        if right - left >= _SHORT:
            rules.level.append(((bottom + top) / 2, left, right))
    elif top - bottom >= _SHORT and right - left >= _SHORT:  # the ground of a cell, or what is drawn around it
        rules.upright += [(left, bottom, top), (right, bottom, top)]
        rules.level += [(bottom, left, right), (top, left, right)]


def with_rows(pieces: Sequence[Line], rules: Rules) -> list[Line]:
    """The pieces, those in the cells of tables put together into rows."""
    drawn = len(rules.upright) + len(rules.level)
    rules = _bridged(rules, pieces)
    if len(rules.upright) < 3 or len(rules.level) < 2 or drawn * len(pieces) > _MOST_LOOKS:
        return list(pieces)
    cells: defaultdict[Box, list[Line]] = defaultdict(list)
    others: list[Line] = []
    for piece in pieces:
        cell = _cell(piece, rules)
        (others if cell is None else cells[cell]).append(piece)
    rows: defaultdict[float, list[Box]] = defaultdict(list)
    for cell in cells:
        rows[cell[3]].append(cell)
    found, whole = list(others), list[list[Box]]()
    for beside in rows.values():
        if len(beside) < 2 or any(len(cells[cell]) > _MOST_LINES for cell in beside):
            found += [piece for cell in beside for piece in cells[cell]]
        else:
            found.append(row_of([cells[cell] for cell in sorted(beside)]))
            whole.append(sorted(beside))
    return _with_rows_beyond(found, others, whole)


def _with_rows_beyond(found: list[Line], others: Sequence[Line], rows: Sequence[Sequence[Box]]) -> list[Line]:
    """The head and the foot of a table of which only the rows between are shaded, as rows too."""
    taken: set[int] = set()
    for row in rows:
        for side in (1, -1):
            cells = _beyond(row, [piece for piece in others if id(piece) not in taken], side)
            if sum(map(bool, cells)) == len(row) > 1:
                taken |= {id(piece) for cell in cells for piece in cell}
                found = [*(piece for piece in found if id(piece) not in taken), row_of(cells)]
    return found


def _beyond(row: Sequence[Box], others: Sequence[Line], side: int) -> list[list[Line]]:
    """The pieces above a row (`side` 1) or below it (-1) in its columns, line by line, a few lines at most."""
    cells: list[list[Line]] = [[] for _ in row]
    edge = side * (max(cell[3] for cell in row) if side > 0 else min(cell[1] for cell in row))
    levels = levels_of([piece for piece in others if side * (piece.bottom + piece.top) / 2 > edge])
    for number, level in enumerate(levels[::-side]):
        near = min(side * piece.bottom if side > 0 else -piece.top for piece in level)
        places = [[i for i, cell in enumerate(row) if _is_between(piece, cell)] for piece in level]
        if near - edge > level[0].height or not all(places):
            break
        if number == _MOST_BEYOND:
            return [[] for _ in row]
        for piece, (place, *_) in zip(level, places, strict=True):
            cells[place].append(piece)
        edge = max(side * piece.top if side > 0 else -piece.bottom for piece in level)
    return cells


def _is_between(piece: Line, cell: Box) -> bool:
    """Whether a piece stands in the column of a cell."""
    return cell[0] - _ROOM < piece.left and piece.right < cell[2] + _ROOM


def _bridged(rules: Rules, pieces: Sequence[Line]) -> Rules:
    """The rules, the upright ones whole where rows of a table are shaded by turns: they stop between two such rows."""
    if len(rules.upright) < 4 or len(rules.upright) * len(pieces) > _MOST_LOOKS:
        return rules
    between = [
        (x, high, low_above)
        for (x, _, high), (x_above, low_above, _) in pairwise(rules.upright)
        if abs(x - x_above) < _ALIGNED and 0 < low_above - high < _BRIDGE
    ]
    crossed = [
        (x, low, high)
        for x, low, high in between
        if not any(
            low < (piece.bottom + piece.top) / 2 < high and piece.left < x - 1 < x + 1 < piece.right for piece in pieces
        )
    ]
    return Rules(sorted([*rules.upright, *crossed]), rules.level)


def _cell(piece: Line, rules: Rules) -> Box | None:
    """The four rules around a piece of a line; None where it is not closed in."""
    across, height = (piece.left + piece.right) / 2, (piece.bottom + piece.top) / 2
    beside = [x for x, low, high in rules.upright if low - _ROOM < height < high + _ROOM]
    over = [y for y, left, right in rules.level if left - _ROOM < across < right + _ROOM]
    left = max((x for x in beside if x < piece.left + _ROOM), default=None)
    right = min((x for x in beside if x > piece.right - _ROOM), default=None)
    bottom = max((y for y in over if y < height), default=None)
    top = min((y for y in over if y > height), default=None)
    if left is None or right is None or left >= right or (bottom is None and top is None):
        return None
    sides = [(low, high) for x, low, high in rules.upright if x == left and low - _ROOM < height < high + _ROOM]
    bottom = min(low for low, _ in sides) if bottom is None else bottom  # of a row that the end of the page cuts
    top = max(high for _, high in sides) if top is None else top
    return round(left), round(bottom / 2) * 2, round(right), round(top / 2) * 2


def row_of(cells: Sequence[Sequence[Line]]) -> Line:
    """A row of a table, its cells apart by tabs."""
    every = [piece for cell in cells for piece in cell]
    return Line(
        "\t".join(words_of(cell) for cell in cells).rstrip("\t"),
        min(piece.left for piece in every),
        max(piece.right for piece in every),
        min(piece.bottom for piece in every),
        max(piece.top for piece in every),
        is_row=True,
    )


def words_of(cell: Sequence[Line]) -> str:
    """The lines of a cell as one, from the top."""
    words = ""
    for piece in sorted(cell, key=lambda piece: (-round(piece.bottom), piece.left)):
        line = " ".join(piece.words.split())
        numbered = words[-2:-1].isalpha() and words.endswith("-") and line[:1].isdigit()
        words = words + line if numbered or not words else joined(words, line)
    return words
