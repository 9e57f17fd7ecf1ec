"""A sign that is drawn on a page, and where it lies."""

from dataclasses import dataclass


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
