"""Rules that are drawn on a page → the rows of its tables, each cell whole however many lines it takes."""

import ctypes
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from index.reading.pages.layout import joined
from index.reading.pages.line import Line

_THIN = 2.5  # points
_SHORT = 8.0  # points: what is shorter is no side of a cell
_ROOM = 3.0  # points by which a rule may stop short of a corner, and words reach over it
_MOST_OBJECTS = 6_000  # on a page
_MOST_LOOKS = 1_500_000  # at a rule, for all pieces of a page
_MOST_SEGMENTS = 400  # of one path
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
    found = list(others)
    for beside in rows.values():
        if len(beside) < 2 or any(len(cells[cell]) > _MOST_LINES for cell in beside):
            found += [piece for cell in beside for piece in cells[cell]]
        else:
            found.append(_row([cells[cell] for cell in sorted(beside)]))
    return found


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


def _row(cells: Sequence[Sequence[Line]]) -> Line:
    every = [piece for cell in cells for piece in cell]
    return Line(
        "\t".join(_words(cell) for cell in cells),
        min(piece.left for piece in every),
        max(piece.right for piece in every),
        min(piece.bottom for piece in every),
        max(piece.top for piece in every),
        is_row=True,
    )


def _words(cell: Sequence[Line]) -> str:
    """The lines of a cell as one, from the top."""
    words = ""
    for piece in sorted(cell, key=lambda piece: (-round(piece.bottom), piece.left)):
        line = " ".join(piece.words.split())
        numbered = words[-2:-1].isalpha() and words.endswith("-") and line[:1].isdigit()
        words = words + line if numbered or not words else joined(words, line)
    return words
