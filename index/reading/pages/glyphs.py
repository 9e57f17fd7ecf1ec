"""Signs that lie on a page → pieces of lines: each sign once, accents on their letters, letters in their words."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from index.reading.pages.line import Line


@dataclass(frozen=True, slots=True)
class Glyph:
    """A sign and the box that it advances by, in points from the left and from the bottom."""

    sign: str
    left: float
    right: float
    bottom: float
    top: float
    base: float  # where its line stands
    size: float  # of its font, as it is drawn
    place: int = -2  # among the signs of the page; those of a ligature follow one another and lie on one another


_AGAIN = 0.35  # of its width: a sign that is drawn again nearer than that makes it bold, or casts a shadow
_SAME_LINE = 0.35  # of the size: signs whose bases are nearer stand on one line, raised ones included
_WORD_GAP = 0.17  # of the size: more room is a space
_PIECE_GAP = 1.0  # of the size: more room parts two pieces of a line
_FEW_LETTERS = 8
_SPACED = 0.8  # of the words are single letters: a head whose letters are drawn apart
_DROP_CAP = 1.8  # times as large as the text beside it
_SQUARE = 8  # points
_MOST_ALIKE = 30  # signs in a square of a page
_MOST_CAPS = 50  # on a page
_GUTTER_GAP = 0.5  # of the size: such gaps one under the other part columns
_GUTTER_ROWS = 4
_GUTTER_SHARE = 0.6  # of the lines that lie on both sides have their gap there
_ACCENTS = {"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "^": "\u0302", "¨": "\u0308", "˜": "\u0303", "~": "\u0303",
            "¸": "\u0327", "˚": "\u030a"}  # fmt: skip
_ALONE_TOO = "`^~"  # signs of their own, accents only where they lie on a letter
_DOTLESS = {"ı": "i", "ȷ": "j"}
_ENDS_WITH_HYPHEN = re.compile("[\u00ad\u2010\x02]$")


Parts = Callable[[float, float, float], bool]
"""Whether something drawn parts two signs of a line: where one ends, where the next begins, how high they stand."""


def pieces_of(glyphs: Iterable[Glyph], part: Parts = lambda before, after, height: False) -> list[Line]:
    """The pieces of lines on a page, a drop cap with the word that it begins."""
    rows = [_accented(row) for row in _rows(_once(glyphs))]
    gutters = _gutters(rows)
    pieces = [piece for row in rows for piece in _parted(row, gutters, part)]
    return _with_drop_caps(pieces)


def _once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Without what is drawn again at the same place."""
    places: dict[tuple[str, int, int], list[Glyph]] = {}
    distinct = []
    for glyph in glyphs:
        near = _AGAIN * max(glyph.right - glyph.left, 0.1 * glyph.size)
        x, y = int(glyph.left / _SQUARE), int(glyph.base / _SQUARE)
        if glyph.sign != " " and any(
            abs(glyph.left - earlier.left) < near
            and abs(glyph.base - earlier.base) < near
            and not _is_ligature(earlier, glyph)
            for i in {int((glyph.left - near) / _SQUARE), int((glyph.left + near) / _SQUARE)}
            for j in {int((glyph.base - near) / _SQUARE), int((glyph.base + near) / _SQUARE)}
            for earlier in places.get((glyph.sign, i, j), ())[-_MOST_ALIKE:]
        ):
            continue
        places.setdefault((glyph.sign, x, y), []).append(glyph)
        distinct.append(glyph)
    return distinct


def _is_ligature(first: Glyph, second: Glyph) -> bool:
    """Whether both are of one drawn sign, as the two f of « ff »."""
    return second.place == first.place + 1 and second.left == first.left and second.right == first.right


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


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The signs that stand on one line, from the left; a line of another size is another."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (-round(glyph.base, 1), glyph.left)):
        row = next((row for row in reversed(rows[-4:]) if _is_on(glyph, row[0])), None)
        if row is None:
            rows.append([glyph])
        else:
            row.append(glyph)
    yield from (sorted(row, key=lambda glyph: glyph.left) for row in rows)


def _is_on(first: Glyph, second: Glyph) -> bool:
    larger, smaller = max(first.size, second.size), min(first.size, second.size)
    raised = 0.1 if smaller < 0.8 * larger else 0  # more, as « m³ » in TeX
    return (
        abs(first.base - second.base) < (_SAME_LINE + raised) * smaller + 0.1 * larger and larger < _DROP_CAP * smaller
    )


def _accented(row: list[Glyph]) -> list[Glyph]:
    """Accents that are drawn apart, on the letter that they lie on, or else on the next."""
    accented: list[Glyph] = []
    waiting, begins = "", 0.0
    for place, glyph in enumerate(row):
        accent = _ACCENTS.get(glyph.sign)
        if accent is not None and accented and _lies_on(glyph, accented[-1]):
            accented[-1] = replace(accented[-1], sign=_with(accented[-1].sign, accent))
            continue
        following = row[place + 1] if place + 1 < len(row) else None
        if accent is not None and following is not None and _takes(following, glyph):
            waiting, begins = accent, glyph.left
            continue
        accented.append(
            replace(glyph, sign=_with(glyph.sign, waiting), left=min(begins, glyph.left)) if waiting else glyph
        )
        waiting = ""
    return accented


def _lies_on(accent: Glyph, letter: Glyph) -> bool:
    middle = (accent.left + accent.right) / 2
    return letter.sign.isalpha() and letter.left < middle < letter.right and _is_whole(letter.sign)


def _is_whole(sign: str) -> bool:
    return len(unicodedata.normalize("NFD", sign)) == 1


def _takes(letter: Glyph, accent: Glyph) -> bool:
    if not letter.sign.isalpha() or not _is_whole(letter.sign):
        return False
    middle = (accent.left + accent.right) / 2
    return letter.left < middle < letter.right or (
        accent.sign not in _ALONE_TOO and letter.left - accent.right < _WORD_GAP * letter.size
    )


def _with(sign: str, accent: str) -> str:
    return unicodedata.normalize("NFC", _DOTLESS.get(sign, sign) + accent)


def _parted(row: Sequence[Glyph], gutters: Sequence[float], part: Parts) -> Iterator[Line]:
    """The pieces of a line, parted where there is more room than between two words, or a gutter."""
    spaces = [glyph.left for glyph in row if glyph.sign.isspace()]
    apart = _apart(row)
    piece: list[Glyph] = []
    for glyph in row:
        if glyph.sign.isspace():
            continue
        if piece and (
            glyph.left - piece[-1].right > max(_PIECE_GAP * max(glyph.size, piece[-1].size), 3.5 * apart)
            or any(piece[-1].right < gutter < glyph.left for gutter in gutters)
            or (glyph.left > piece[-1].right + 1 and part(piece[-1].right, glyph.left, glyph.base + glyph.size / 4))
        ):
            yield _line(piece, spaces, apart)
            piece = []
        piece.append(glyph)
    if piece:
        yield _line(piece, spaces, apart)


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


def _with_drop_caps(pieces: list[Line]) -> list[Line]:
    """A large first letter that reaches over two lines begins the first of them."""
    large = [piece for piece in pieces if len(piece.words) <= 2 and piece.words[:1].isupper()]
    for cap in large if len(large) <= _MOST_CAPS else ():
        near = [piece for piece in pieces if piece is not cap and cap.right - 2 <= piece.left < cap.right + 12]
        beside = [piece for piece in near if cap.bottom - 4 < (piece.bottom + piece.top) / 2 < cap.top + 2]
        height = cap.top - cap.bottom
        if len(beside) < 2 or height < _DROP_CAP * max(piece.top - piece.bottom for piece in beside):
            continue
        first = max(beside, key=lambda piece: piece.bottom)
        apart = "" if first.words[:1].islower() or not first.words[:1].isalpha() else " "
        begun = replace(first, words=cap.words + apart + first.words)
        pieces = [begun if piece is first else piece for piece in pieces if piece is not cap]
    return pieces
