"""The signs of each line of a page → its pieces: parted where columns are, letters in their words."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from index.reading.pages.glyph import Glyph
from index.reading.pages.line import Line

_WORD_GAP = 0.17  # of the size: more room is a space
_PIECE_GAP = 1.0  # of the size: more room parts two pieces of a line
_FEW_LETTERS = 8
_SPACED = 0.8  # of the words are single letters: a head whose letters are drawn apart
_WIDEST = 4.0  # times the height of a line: between two words of one
_START_GAP = 0.5  # of the size: such a gap before the left of a column parts
_SPACE = 0.3  # of the size
_GUTTER_GAP = 0.5  # of the size: such gaps one under the other part columns
_GUTTER_ROWS = 4
_NEAR_ROWS = 10
_SAME_START = 0.7  # points
_GUTTER_SHARE = 0.6  # of the lines that lie on both sides have their gap there
_ENDS_WITH_HYPHEN = re.compile("[\u00ad\u2010\x02]$")

Parts = Callable[[float, float, float], bool]
"""Whether something drawn parts two signs of a line: where one ends, where the next begins, how high they stand."""


def parted(rows: Sequence[Sequence[Glyph]], part: Parts = lambda before, after, height: False) -> Iterator[Line]:
    """The pieces of the lines of a page, line by line."""
    gutters, starts = _gutters(rows), [_starts(row) for row in rows]
    for place, row in enumerate(rows):
        yield from _unjustified(
            [*_parted(row, gutters, starts[max(0, place - _NEAR_ROWS) : place + _NEAR_ROWS + 1], part)]
        )


def _unjustified(pieces: Sequence[Line]) -> list[Line]:
    """The pieces, those that are the words of one line put together: a line of few words in a narrow column is drawn
    with wide gaps, all alike.
    """
    whole: list[Line] = []
    run = list(pieces[:1])
    for piece in [*pieces[1:], None]:
        if piece is not None and _is_word(piece) and _is_word(run[-1]) and (len(run) < 2 or _goes_on(run, piece)):
            run.append(piece)
            continue
        words = [one.words for one in run]
        if len(run) > 2 and any(word[0].islower() for word in words):
            run = [
                Line(
                    " ".join(words),
                    run[0].left,
                    run[-1].right,
                    min(one.bottom for one in run),
                    max(one.top for one in run),
                )
            ]
        whole += run
        run = [piece] if piece is not None else []
    return whole


def _is_word(piece: Line) -> bool:
    return " " not in piece.words and piece.words[0].isalpha()


def _goes_on(run: Sequence[Line], piece: Line) -> bool:
    gap = run[1].left - run[0].right
    return abs(piece.left - run[-1].right - gap) < _SAME_START and gap < _WIDEST * run[0].height


def _gutters(rows: Sequence[Sequence[Glyph]]) -> list[float]:
    """Where columns part that are near each other: the gaps of their lines lie one under the other."""
    gaps: list[list[tuple[float, float]]] = []
    for row in rows:
        signs = [one for one in row if not one.sign.isspace()]
        gaps.append([(a.right, b.left) for a, b in pairwise(signs) if b.left - a.right > _GUTTER_GAP * a.size])
    often = Counter(round((begin + end) / 2) for of_row in gaps for begin, end in of_row)
    found = []
    for place, times in often.items():
        if times + often[place - 1] + often[place + 1] < _GUTTER_ROWS:
            continue
        across = [of_row for row, of_row in zip(rows, gaps, strict=True) if row[0].left < place < row[-1].right]
        if sum(any(begin < place < end for begin, end in of_row) for of_row in across) >= _GUTTER_SHARE * len(across):
            found.append(float(place))
    return found


def _starts(row: Sequence[Glyph]) -> list[float]:
    """Where the pieces of a line begin that are far from those before them."""
    signs = [one for one in row if not one.sign.isspace()]
    return [b.left for a, b in pairwise(signs) if b.left - a.right > _PIECE_GAP * max(a.size, b.size)]


def _parted(
    row: Sequence[Glyph], gutters: Sequence[float], starts: Sequence[Sequence[float]], part: Parts
) -> Iterator[Line]:
    """The pieces of a line, parted where there is more room than between two words, a gutter, or the left of a column
    in which pieces of the lines around begin.
    """
    spaces = [glyph.left for glyph in row if glyph.sign.isspace()]
    apart = _apart(row)
    piece: list[Glyph] = []
    for glyph in row:
        if glyph.sign.isspace():
            continue
        if piece and (
            glyph.left - piece[-1].right > max(_PIECE_GAP * max(glyph.size, piece[-1].size), 3.5 * apart)
            or any(piece[-1].right < gutter < glyph.left for gutter in gutters)
            or (_is_start_gap(piece[-1], glyph, spaces) and _is_start(glyph.left, starts))
            or (glyph.left > piece[-1].right + 1 and part(piece[-1].right, glyph.left, glyph.base + glyph.size / 4))
        ):
            yield _line(piece, spaces, apart)
            piece = []
        piece.append(glyph)
    if piece:
        yield _line(piece, spaces, apart)


def _is_start_gap(before: Glyph, after: Glyph, spaces: Sequence[float]) -> bool:
    """Whether two signs are farther apart than two words; or as far, without the space that stands between words."""
    gap = after.left - before.right
    return gap > _START_GAP * after.size or (gap > _SPACE * after.size and not _has_space(before, after, spaces))


def _is_start(left: float, starts: Sequence[Sequence[float]]) -> bool:
    return sum(any(abs(start - left) < _SAME_START for start in of_row) for of_row in starts) > 1


def _apart(row: Sequence[Glyph]) -> float:
    """How far from each other the letters of a row are drawn, as in some heads; 0 for letters as they are."""
    signs = [glyph for glyph in row if not glyph.sign.isspace()]
    gaps = [after.left - before.right for before, after in pairwise(signs)]
    letters = sum(glyph.sign.isalpha() for glyph in signs)
    if len(signs) < _FEW_LETTERS or letters < _SPACED * len(signs):
        return 0
    wide = sum(gap > _WORD_GAP * glyph.size for gap, glyph in zip(gaps, signs, strict=False))
    return median(gaps) if wide >= _SPACED * len(gaps) else 0


def _line(piece: Sequence[Glyph], spaces: Sequence[float], apart: float) -> Line:
    gaps = [after.left - before.right for before, after in pairwise(piece)]
    wide = [gap > _WORD_GAP * max(a.size, b.size) or _has_space(a, b, spaces)
            for gap, (a, b) in zip(gaps, pairwise(piece), strict=True)]  # fmt: skip
    if apart:
        wide = [gap > 1.6 * apart for gap in gaps]
    elif len(piece) >= 4 and sum(wide) >= _SPACED * len(wide) and all(glyph.sign.isalnum() for glyph in piece):
        usual = median(gaps)
        wide = [gap > 1.6 * usual for gap in gaps]
    words = piece[0].sign + "".join(" " * space + glyph.sign for space, glyph in zip(wide, piece[1:], strict=True))
    words = _ENDS_WITH_HYPHEN.sub("-", words).replace("\u00ad", "").replace("\x02", "-")
    return Line(
        words, piece[0].left, max(glyph.right for glyph in piece),
        min(glyph.bottom for glyph in piece), max(glyph.top for glyph in piece),
    )  # fmt: skip


def _has_space(before: Glyph, after: Glyph, spaces: Sequence[float]) -> bool:
    place = bisect_right(spaces, before.left)
    return place < len(spaces) and spaces[place] < after.left
