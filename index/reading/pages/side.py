"""A narrow column at the left of a text, as on the paper of an association: its name, its address, its board."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.metadata.names import organisation
from index.metadata.organisations_list import well_known_publishers
from index.reading.pages.line import Line

_LEAST = 4  # lines of the text beside it
_FEWEST = 3  # lines of the column
_STEP = 2.0  # points
_CHANNEL = 8.0  # points
_WIDEST = 0.4  # of the page
_PROSE = 3  # spaces in a line of the text
_FULL = 0.6  # of its width: half of its lines are at least as long
_MOST_LOOKS = 400_000
_NAME = 4  # lines of a name, at most
_GO_ON = 0.4  # of the lines of the column, as in what is no text
_LARGER = 1.2
_APART = 2.5  # times the height of a line
_SAME_ROW = 1.0  # points
_IN_ROWS = 0.8
_MARK = 2  # letters: numbers and bullets of a list are no column


@dataclass(frozen=True)
class Sided:
    """What stands above both, who the column says that writes, the text, the rest of the column, what stands below."""

    above: list[Line]
    name: list[Line]
    text: list[Line]
    column: list[Line]
    below: list[Line]
    narrow: int  # how many lines the column has, its name among them


def sided(pieces: Sequence[Line]) -> Sided | None:
    """The parts of a page with such a column; None where there is none."""
    if len(pieces) < _LEAST + _FEWEST:
        return None
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    places = [left + _STEP * i for i in range(5, int(_WIDEST * (right - left) / _STEP))]
    if len(places) * len(pieces) > _MOST_LOOKS:
        return None
    found = [parts for x in places if (parts := _at(x, pieces)) is not None]
    return max(found, key=lambda parts: parts.narrow, default=None)


def _at(x: float, pieces: Sequence[Line]) -> Sided | None:
    """The parts where a column ends at `x`: nothing crosses it from the first line of the column to its last."""
    crossing = [piece for piece in pieces if piece.left < x < piece.right or x <= piece.left < x + _CHANNEL]
    heights = sorted(((piece.bottom + piece.top) / 2 for piece in crossing), reverse=True)
    bounds = [float("inf"), *heights, float("-inf")]
    column = [piece for piece in pieces if piece.right <= x]
    bands = [(low, high, [piece for piece in column if low < piece.bottom < high]) for high, low in pairwise(bounds)]
    low, high, column = max(bands, key=lambda band: len(band[2]))
    text = [piece for piece in pieces if piece.left >= x + _CHANNEL and low < piece.bottom < high]
    if len(column) < _FEWEST or len(text) < _LEAST or not _are_beside(column, text):
        return None
    inside = {id(piece) for piece in (*column, *text)}
    rest = [piece for piece in pieces if id(piece) not in inside]
    lines = sorted(column, key=lambda piece: -piece.bottom)
    usual = median(piece.height for piece in column)
    begins = max(piece.top for piece in text)
    while (
        len(lines) > _FEWEST
        and lines[0].bottom > begins
        and (
            (crossing and lines[0].height > _LARGER * usual)  # the end of a title that goes over both
            or lines[0].bottom - lines[1].bottom > _APART * usual  # what the text is, above its name
        )
    ):
        rest.append(lines.pop(0))
    top = max(piece.top for piece in lines + text)
    named = _lines_of_name(lines)
    return Sided(
        [piece for piece in rest if piece.bottom > top - piece.height],
        _one(lines[:named]),
        text,
        lines[named:],
        [piece for piece in rest if piece.bottom <= top - piece.height],
        len(lines),
    )


def _are_beside(column: Sequence[Line], text: Sequence[Line]) -> bool:
    """Whether one is a narrow column of short lines, and the other a text in sentences that goes along it."""
    width = max(piece.right for piece in text) - min(piece.left for piece in text)
    beside = [piece for piece in text if min(one.bottom for one in column) < piece.top]
    beside = [piece for piece in beside if piece.bottom < max(one.top for one in column)]
    lines = [piece.words.strip() for piece in column]
    rows = sum(any(abs(piece.bottom - one.bottom) < _SAME_ROW for one in text) for piece in column)
    prose = [piece for piece in text if piece.words.count(" ") >= _PROSE and not piece.is_row]
    return (
        not any(piece.is_row for piece in column)
        and max(piece.right - piece.left for piece in column) < _FULL * width
        and median(map(len, lines)) > _MARK
        and rows < _IN_ROWS * len(column)  # else what is said of each is beside it
        and sum(line[0].islower() and "@" not in line and "www." not in line for line in lines) <= _GO_ON * len(lines)
        and len(beside) >= _FEWEST
        and len(prose) >= _LEAST
        and median(piece.right - piece.left for piece in prose) >= _FULL * width
    )


def _lines_of_name(lines: Sequence[Line]) -> int:
    """How many of the first lines of the column name an organisation; 0 where they do not."""
    for number in range(1, min(_NAME, len(lines)) + 1):
        goes_on = number < len(lines) and _goes_on(lines[number - 1].words.strip(), lines[number].words.strip())
        words = " ".join(line.words.strip() for line in lines[:number])
        if not goes_on and organisation(words, well_known_publishers()) is not None:
            return number
    return 0


def _one(lines: Sequence[Line]) -> list[Line]:
    """The lines of a name as one."""
    words = " ".join(line.words.strip() for line in lines)
    left, right = min((line.left for line in lines), default=0.0), max((line.right for line in lines), default=0.0)
    return [Line(words, left, right, lines[-1].bottom, lines[-1].top)] if lines else []


def _goes_on(before: str, after: str) -> bool:
    """Whether a name goes on in the next line: « COLLECTIF SANTÉ / POUR TOUS »."""
    return after[:1].islower() or (before.isupper() and after.isupper() and after.replace(" ", "").isalpha())
