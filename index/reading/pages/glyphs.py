"""Signs that lie on a page → pieces of lines: each sign once, accents on their letters, letters in their words."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from index.reading.pages.glyph import Glyph
from index.reading.pages.line import Line
from index.reading.pages.parting import Parts, parted

_AGAIN = 0.35  # of its width: a sign that is drawn again nearer than that makes it bold, or casts a shadow
_SAME_LINE = 0.35  # of the size: signs whose bases are nearer stand on one line, raised ones included
_WORD_GAP = 0.17  # of the size: more room is a space
_DROP_CAP = 1.8  # times as large as the text beside it
_SQUARE = 8  # points
_MOST_ALIKE = 30  # signs in a square of a page
_MOST_CAPS = 50  # on a page
_ACCENTS = {"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "^": "\u0302", "¨": "\u0308", "˜": "\u0303", "~": "\u0303",
            "¸": "\u0327", "˚": "\u030a"}  # fmt: skip
_ALONE_TOO = "`^~"  # signs of their own, accents only where they lie on a letter
_DOTLESS = {"ı": "i", "ȷ": "j"}


def pieces_of(glyphs: Iterable[Glyph], part: Parts = lambda before, after, height: False) -> list[Line]:
    """The pieces of lines on a page, a drop cap with the word that it begins."""
    rows = [_accented(row) for row in _rows(_once(glyphs))]
    return _with_drop_caps(list(parted(rows, part)))


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
