"""Cells that stand in columns, with no rule around them → the rows of a table, each cell whole however many lines."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import dropwhile, pairwise
from statistics import median

from index.reading.pages.beside import are_cards, are_labelled, as_cards, with_labels
from index.reading.pages.line import Line, levels_of
from index.reading.pages.rows import is_figure, says_what_it_is
from index.reading.pages.ruled import row_of, words_of

_CHANNEL = 4.0  # points free between two columns
_FAR = 2.5  # times the height of a line: what is farther below is no more of it
_LEADING = 1.35  # times the height of a line: the lines of one cell are no farther from each other
_TIGHT = 1.15  # times the usual distance between two lines
_OFF = 0.35  # of the height of a line: cells of a row begin, stand or end no farther from each other
_SURELY_APART = 3  # rows
_MOST_LINES = 7  # of a cell
_LONGEST = 260  # characters of a cell
_WITHIN = 0.1  # of the cells
_FILLED = 0.6
_MOST = 4_000  # pieces of a page
_MARK = re.compile(r"[^\w\s]|\d{1,2}\s?[.)]|[a-z]\s?[.)]")  # of an item in a list

Cell = list[Line]
Row = list[Cell]


def with_aligned_rows(pieces: Sequence[Line]) -> list[Line]:
    """The pieces of a page, those of its tables put together into rows."""
    if len(pieces) > _MOST:
        return list(pieces)
    lines, found = levels_of(pieces), list[Line]()
    taken: set[int] = set()
    for first, last in _regions(lines):
        region = [piece for line in lines[first:last] for piece in line]
        rows = _rows_of(region, lines[first:last])
        put = [row_of(row) for row in rows] if _is_table(rows) else []
        if (not put or are_cards(rows)) and (cards := as_cards(_rows_of_lines(lines[first:last]))):
            put, rows = [cards[0]], cards[1]
        elif not put and are_labelled(rows):
            put = with_labels(rows)
        if put:
            taken |= {id(piece) for row in rows for cell in row for piece in cell}
            found += put
    return [*(piece for piece in pieces if id(piece) not in taken), *found]


class _Channels:
    """The free spaces between columns, as far as the lines seen so far leave them free."""

    def __init__(self, level: Sequence[Line]) -> None:
        self.spaces = [(before.right, after.left) for before, after in pairwise(level)]

    def take(self, level: Sequence[Line]) -> bool:
        """Whether each piece of a further line stands in a column of its own; then it bounds the spaces beside it."""
        spaces = list(self.spaces)
        for piece in level:
            middle = (piece.left + piece.right) / 2
            for place, (begins, ends) in enumerate(spaces):
                if middle < (begins + ends) / 2:
                    begins = max(begins, piece.right)
                else:
                    ends = min(ends, piece.left)
                if ends - begins < _CHANNEL:
                    return False
                spaces[place] = begins, ends
        columns = [_column(piece, spaces) for piece in level]
        if any(piece.is_row for piece in level) or len(set(columns)) < len(columns):
            return False
        self.spaces = spaces
        return True


def _column(piece: Line, spaces: Sequence[tuple[float, float]]) -> int:
    middle = (piece.left + piece.right) / 2
    return sum(middle > (begins + ends) / 2 for begins, ends in spaces)


def _regions(lines: Sequence[Sequence[Line]]) -> Iterator[tuple[int, int]]:
    """From which line to which (excluded) columns stand beside one another, those of most columns first."""
    free = [True] * len(lines)
    for seed in sorted(range(len(lines)), key=lambda place: -len(lines[place])):
        if len(lines[seed]) < 2 or not free[seed] or any(piece.is_row for piece in lines[seed]):
            continue
        channels, first, last = _Channels(lines[seed]), seed, seed + 1
        if any(ends - begins < _CHANNEL for begins, ends in channels.spaces):
            continue
        while last < len(lines) and free[last] and _near(lines[last - 1], lines[last]) and channels.take(lines[last]):
            last += 1
        while first and free[first - 1] and _near(lines[first - 1], lines[first]) and channels.take(lines[first - 1]):
            first -= 1
        free[first:last] = [False] * (last - first)
        yield first, last


def _near(above: Sequence[Line], below: Sequence[Line]) -> bool:
    height = max(piece.height for piece in (*above, *below))
    return min(piece.bottom for piece in above) - max(piece.top for piece in below) < _FAR * height


def _rows_of(region: Sequence[Line], lines: Sequence[Sequence[Line]]) -> list[Row]:
    """The rows of cells that a region is made of."""
    widest = max(lines, key=len)
    channels = _Channels(widest)
    for line in lines:
        channels.take(line)
    count = len(channels.spaces) + 1
    columns = [[piece for piece in region if _column(piece, channels.spaces) == place] for place in range(count)]
    rows = _trimmed(_apart(columns))
    closer = _trimmed(_by_capitals(lines, channels.spaces)) if len(rows) < _SURELY_APART else []
    if len(closer) > len(rows) and not _are_columns(closer):
        rows = closer
    return rows


def _rows_of_lines(lines: Sequence[Sequence[Line]]) -> list[Row]:
    """Each line as a row, from the first with several pieces."""
    lines = list(dropwhile(lambda line: len(line) < 2, lines))
    channels = _Channels(max(lines, key=len))
    for line in lines:
        channels.take(line)
    columns = range(len(channels.spaces) + 1)
    return [
        [[piece for piece in line if _column(piece, channels.spaces) == place] for place in columns] for line in lines
    ]


def _trimmed(rows: list[Row]) -> list[Row]:
    """Without what stands above or below in one column alone."""
    several = [place for place, row in enumerate(rows) if sum(map(bool, row)) > 1]
    return rows[several[0] : several[-1] + 1] if several else []


def _apart(columns: Sequence[Sequence[Line]]) -> list[Row]:
    """Rows that have more room between them than the lines of a cell."""
    pieces = [(place, piece) for place, column in enumerate(columns) for piece in column]
    usual = _leading(columns, median(piece.height for _, piece in pieces))
    rows: list[list[tuple[int, Line]]] = []
    for place, piece in sorted(pieces, key=lambda entry: -entry[1].top):
        far, near = rows[: -len(columns) - 1], rows[-len(columns) - 1 :]  # what is farther up is whole
        joined = [row for row in near if any(_is_with(place, piece, *other, usual) for other in row)]
        rows = [*far, *(row for row in near if row not in joined)]
        rows.append([*(entry for row in joined for entry in row), (place, piece)])
    rows.sort(key=lambda row: -max(piece.top for _, piece in row))
    return [[[piece for at, piece in row if at == place] for place in range(len(columns))] for row in rows]


def _leading(columns: Sequence[Sequence[Line]], height: float) -> float:
    """The distance between two lines of a cell."""
    steps = (above.bottom - below.bottom for column in columns for above, below in pairwise(column))
    return min((step for step in steps if 0.5 * height < step < _LEADING * height), default=height)


def _is_with(place: int, piece: Line, other_place: int, other: Line, usual: float) -> bool:
    if place == other_place:
        return abs(other.bottom - piece.bottom) <= _TIGHT * usual
    return min(piece.top, other.top) - max(piece.bottom, other.bottom) > _OFF * min(piece.height, other.height)


def _are_columns(rows: Sequence[Row]) -> bool:
    """Whether cells begin within sentences, as rows would that are cut through columns of text."""
    cells = [words_of(cell) for row in rows for cell in row if cell]
    return sum(words[0].islower() for words in cells) > _WITHIN * len(cells)


def _by_capitals(lines: Sequence[Sequence[Line]], spaces: Sequence[tuple[float, float]]) -> list[Row]:
    """Rows without more room between them: each begins where its first cell does, with capitals or figures."""
    rows: list[Row] = []
    for line in lines:
        goes_on = sum(piece.words.strip()[0].islower() for piece in line)
        whole = len(line) > len(spaces) and goes_on <= len(line) / 2 and not line[0].words.strip()[0].islower()
        begins = len(line) > 1 and not _column(line[0], spaces) and (whole or not goes_on)
        if begins or not rows:
            rows.append([[] for _ in range(len(spaces) + 1)])
        for piece in line:
            rows[-1][_column(piece, spaces)].append(piece)
    return rows


def _is_table(rows: Sequence[Row]) -> bool:
    """Whether rows are of short cells that begin, stand or end beside one another; of two columns, three rows."""
    count = len(rows[0]) if rows else 0
    cells = [cell for row in rows for cell in row if cell]
    if len(rows) < (2 if count > 2 else 3) or len(cells) < _FILLED * count * len(rows):
        return False
    if any(len(cell) > _MOST_LINES or len(words_of(cell)) > _LONGEST for cell in cells):
        return False
    if all(_MARK.fullmatch(words_of(row[0])) for row in rows if row[0]):
        return False
    if not any(all(_is_beside(row, where) for row in rows) for where in (_begins, _stands, _ends)):
        return False
    return count > 2 or _is_of_two(rows)


def _is_of_two(rows: Sequence[Row]) -> bool:
    """Whether two columns are labels and figures, or labels and what is said of each; not the sides of a letterhead."""
    if all(is_figure(words_of(row[1])) for row in rows[1:]):
        return True
    heads = [words_of(cell) for row in rows[:2] for cell in row if cell]
    wraps = sum(any(len(cell) > 1 for cell in row) for row in rows)
    return wraps * 3 >= len(rows) and all(map(all, rows)) and not any(map(says_what_it_is, heads))


def _begins(cell: Cell) -> float:
    return max(piece.bottom for piece in cell)


def _ends(cell: Cell) -> float:
    return min(piece.bottom for piece in cell)


def _stands(cell: Cell) -> float:
    return (_begins(cell) + _ends(cell)) / 2


def _is_beside(row: Row, where: Callable[[Cell], float]) -> bool:
    places = [where(cell) for cell in row if cell]
    height = median(piece.height for cell in row for piece in cell)
    return max(places) - min(places) < _OFF * height
