"""A line of a page, and where it lies."""

from collections.abc import Sequence
from dataclasses import dataclass

_OFF = 0.35  # of the height: what stands at one height lies no farther up or down


@dataclass(frozen=True)
class Line:
    """The words of a line, or of a piece of one, and where they lie, in points from the left and from the bottom.

    A row of a table has its cells apart by tabs.
    """

    words: str
    left: float
    right: float
    bottom: float
    top: float
    is_row: bool = False

    @property
    def height(self) -> float:
        return self.top - self.bottom


def levels_of(pieces: Sequence[Line]) -> list[list[Line]]:
    """The pieces that stand at one height, from the left, from the top of the page."""
    levels: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.bottom):
        if levels and abs(levels[-1][0].bottom - piece.bottom) < _OFF * min(levels[-1][0].height, piece.height):
            levels[-1].append(piece)
        else:
            levels.append([piece])
    return [sorted(level, key=lambda piece: piece.left) for level in levels]
