"""A line of a page, and where it lies."""

from dataclasses import dataclass


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
