"""Signs that are written along other lines than the page's → the same, upright, apart from the others."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from index.reading.pages.glyph import Glyph

_UPRIGHT = 0.1  # radians: what is written less askew is in the lines of the page
_ALIKE = math.radians(5)
_MOST_DIRECTIONS = 12  # on one page: letters around a seal have one each, and no line


def upright(signs: Iterable[tuple[float, float, Glyph]]) -> list[list[Glyph]]:
    """The signs of each direction as if it were the page's, the direction of most signs first.

    Of each sign are given the angle of its line, in radians with the clock, and where it begins, from the left.
    """
    directions: defaultdict[int, list[Glyph]] = defaultdict(list)
    for angle, begins, glyph in signs:
        if _UPRIGHT < angle < 2 * math.pi - _UPRIGHT:
            directions[round(angle / _ALIKE)].append(_turned(glyph, begins, angle))
        else:
            directions[0].append(glyph)
    most_first = sorted(directions.values(), key=len, reverse=True)
    return [
        _from_zero(glyphs_of) if glyphs_of is not directions[0] else glyphs_of
        for glyphs_of in most_first[:_MOST_DIRECTIONS]
    ]


def _turned(glyph: Glyph, begins: float, angle: float) -> Glyph:
    cos, sin = math.cos(angle), -math.sin(angle)
    left, base = begins * cos + glyph.base * sin, glyph.base * cos - begins * sin
    wide, tall = glyph.right - glyph.left, glyph.top - glyph.bottom  # of the box around the sign as it lies
    across = (
        (wide - glyph.size * abs(sin)) / abs(cos) if abs(cos) > abs(sin) else (tall - glyph.size * abs(cos)) / abs(sin)
    )
    right = left + min(max(across, 0.2 * glyph.size), 1.2 * glyph.size)
    return replace(
        glyph, left=left, right=right, bottom=base - 0.2 * glyph.size, top=base + 0.8 * glyph.size, base=base
    )


def _from_zero(glyphs: list[Glyph]) -> list[Glyph]:
    """As on a sheet that begins where they do."""
    left, low = min(glyph.left for glyph in glyphs), min(glyph.bottom for glyph in glyphs)
    return [
        replace(
            glyph,
            left=glyph.left - left,
            right=glyph.right - left,
            bottom=glyph.bottom - low,
            top=glyph.top - low,
            base=glyph.base - low,
        )
        for glyph in glyphs
    ]
