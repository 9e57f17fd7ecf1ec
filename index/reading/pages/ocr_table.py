"""What Tesseract writes of a page (TSV: a row for each word) → pieces of lines, with how sure it is of them."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from index.reading.pages.line import Line

_LEAST_SURE = 30.0  # per cent: what Tesseract is less sure of is mostly dirt on the page
_SURE = 60.0
_LONG = 4  # letters: dirt makes shorter words, and « l’association » is doubted for its apostrophe alone
_BLOCK_LEVEL, _WORD_LEVEL = "2", "5"
_LARGE = 0.05  # of the page

_WORDS, _LINES = 4, 3  # that show how far askew a page lies
_LEVEL, _ASKEW = 0.003, 0.15  # rises by its width
_FAR, _VERY_FAR = 1.5, 3.0  # times the height of the font
_BELOW, _SMALL = 0.22, 0.55  # of the height of a font: what goes under the line, letters without a stem
_GOES_UP = re.compile(r"[A-ZÀ-ÞŒ0-9bdfhkltß!?%&’'\"«»()/€|]|[àâäéèêëîïôöùûüÿi]")
_GOES_DOWN = re.compile(r"[gjpqyç,;()Q/|]")
_APOSTROPHES = re.compile("[’'‘]{2,4}")
_ORDINAL = re.compile(r"\bler\b")  # « 1er »: there is no such word

Row = dict[str, str]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom of a word, in pixels."""


@dataclass(frozen=True)
class Recognised:
    """The pieces of lines of a page, in points, and the mean confidence in their words, from 0 to 100.

    `sure` is the sum of these over the letters that are kept; `wordless` is whether a large part of the page is said to
    be a picture, as what lies in the dark is.
    """

    lines: list[Line]
    height: float
    confidence: float
    sure: float
    wordless: bool = False


def pages_of(table: str, dpi: int | None) -> Iterator[Recognised]:
    """The pages of an image, upright however they lie on it. Without `dpi`, a page is as tall as A4."""
    rows = list(csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE))
    for _, of_page in groupby(rows, key=lambda row: row["page_num"]):
        page = list(of_page)
        size = float(page[0]["width"]), float(page[0]["height"])
        words = [row for row in page if row["level"] == _WORD_LEVEL and row["text"].strip()]
        kept = [line for _, of_line in groupby(words, key=_place) if (line := _without_dirt(list(of_line)))]
        turn = _turn(kept)
        tall = size[turn % 180 == 0]
        scale = 72 / dpi if dpi else 842 / max(tall, 1)
        letters = [(float(row["conf"]), len(row["text"])) for row in words if re.search(r"\w", row["text"])]
        total = sum(length for _, length in letters)
        mean = sum(conf * length for conf, length in letters) / total if total else 0.0
        sure = sum(float(row["conf"]) * len(row["text"]) for line in kept for row in line)
        boxes = _straight([[_upright(row, size, turn) for row in line] for line in kept])
        pieces = (piece for line in zip(kept, boxes, strict=True) for piece in _pieces(*line))
        lines = [_line(piece, its_boxes, tall * scale, scale) for piece, its_boxes in pieces if _has_words(piece)]
        yield Recognised(lines, tall * scale, mean, sure, _has_wordless_block(page, words))


def _has_wordless_block(page: list[Row], words: list[Row]) -> bool:
    with_words = {row["block_num"] for row in words}
    blocks = (row for row in page if row["level"] == _BLOCK_LEVEL and row["block_num"] not in with_words)
    return any(_area(block) >= _LARGE * _area(page[0]) for block in blocks)


def _area(row: Row) -> float:
    return float(row["width"]) * float(row["height"])


def _place(row: Row) -> tuple[str, str, str]:
    return row["block_num"], row["par_num"], row["line_num"]


def _without_dirt(line: list[Row]) -> list[Row]:
    """The words of a line. A long one of which Tesseract is not sure is a word where most beside it are sure."""
    sure = sum(len(row["text"]) for row in line if float(row["conf"]) >= _SURE)
    among_words = 2 * sure >= sum(len(row["text"]) for row in line)
    return [
        row
        for row in line
        if float(row["conf"]) >= _LEAST_SURE or (among_words and len(re.findall(r"[^\W\d_]", row["text"])) >= _LONG)
    ]


def _turn(lines: list[list[Row]]) -> int:
    """By how many degrees, with the clock, the page has to be turned for its words to follow one another rightwards."""
    steps = [(_middle(after), _middle(before)) for line in lines for before, after in pairwise(line)]
    across, down = (sum(after[axis] - before[axis] for after, before in steps) for axis in (0, 1))
    if abs(across) >= abs(down):
        return 0 if across >= 0 else 180
    return 90 if down < 0 else 270


def _middle(row: Row) -> tuple[float, float]:
    return float(row["left"]) + float(row["width"]) / 2, float(row["top"]) + float(row["height"]) / 2


def _straight(lines: list[list[Box]]) -> list[list[Box]]:
    """The boxes of the words on a page that lies askew, as they are where its lines are level."""
    slopes = [
        (_height_of(line[-1]) - _height_of(line[0])) / (line[-1][0] - line[0][0])
        for line in lines
        if len(line) >= _WORDS and line[-1][0] > line[0][2]
    ]
    slope = median(slopes) if len(slopes) >= _LINES else 0.0
    if not _LEVEL < abs(slope) < _ASKEW:
        return lines
    return [[_turned(box, slope) for box in line] for line in lines]


def _height_of(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _turned(box: Box, slope: float) -> Box:
    across, down = slope * _height_of(box), -slope * (box[0] + box[2]) / 2
    return box[0] + across, box[1] + down, box[2] + across, box[3] + down


def _has_words(piece: list[Row]) -> bool:
    """Whether it is more than dots and strokes, as dirt between two columns is."""
    return any(re.search(r"\w", row["text"]) for row in piece)


def _pieces(words: list[Row], boxes: list[Box]) -> Iterator[tuple[list[Row], list[Box]]]:
    """The parts of what Tesseract takes for one line, where there is far more room than between two words."""
    size = median((box[3] - box[1]) / _share(word["text"]) for word, box in zip(words, boxes, strict=True))
    gaps = [after[0] - before[2] for before, after in pairwise(boxes)]
    usual = median(gaps) if len(gaps) > 1 else _VERY_FAR * size  # wide in a line that is drawn as wide as its column
    begin = 0
    for place, gap in enumerate(gaps, 1):
        if gap > min(_VERY_FAR * size, max(_FAR * size, 2 * usual)):
            yield words[begin:place], boxes[begin:place]
            begin = place
    yield words[begin:], boxes[begin:]


def _line(words: list[Row], boxes: list[Box], tall: float, scale: float) -> Line:
    """The words of a line, as high as letters that go up and down would make it: some lines have none of them."""
    sizes = [(box[3] - box[1]) / _share(word["text"]) for word, box in zip(words, boxes, strict=True)]
    size = median(sizes)
    base = median(box[3] - _BELOW * size * _goes_down(word["text"]) for word, box in zip(words, boxes, strict=True))
    bottom = tall - (base + _BELOW * size) * scale
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    text = _ORDINAL.sub("1er", _APOSTROPHES.sub("’", " ".join(word["text"] for word in words)))
    return Line(text, left * scale, right * scale, bottom, bottom + size * scale)


def _share(word: str) -> float:
    """Which share of the height of its font a word takes."""
    return (1 - _BELOW if _GOES_UP.search(word) else _SMALL) + _BELOW * _goes_down(word)


def _goes_down(word: str) -> bool:
    return _GOES_DOWN.search(word) is not None


def _upright(row: Row, size: tuple[float, float], turn: int) -> Box:
    """Left, top, right and bottom of a word on the page once turned, in pixels."""
    left, top = float(row["left"]), float(row["top"])
    right, bottom = left + float(row["width"]), top + float(row["height"])
    wide, tall = size
    match turn:
        case 90:
            return tall - bottom, left, tall - top, right
        case 180:
            return wide - right, tall - bottom, wide - left, tall - top
        case 270:
            return top, wide - right, bottom, wide - left
    return left, top, right, bottom
