"""What stands around the text on the pages of an office document: heads, feet, notes."""

import re
from collections.abc import Iterable

from index.values.document import tidy

_PAGE_NUMBER = re.compile(r"\W*(?:p(?:age|\.)?\s*)?\d{0,4}(?:\s*(?:/|sur|de|of)\s*\d{0,4})?\W*", re.IGNORECASE)
_GOING_ON = re.compile(r"\s[–—(-]{1,3}\s?suite\)?$", re.IGNORECASE)  # « Union des quais – suite », on later pages
_LONGEST = 1_500  # characters: more is no head nor foot of pages


def whole(heads: Iterable[str], body: Iterable[str], notes: Iterable[str], feet: Iterable[str]) -> str:
    """The text of a document: heads of its pages once, its body, its notes, feet of its pages once."""
    text = list(body)
    lines_of_text = {_alike(line) for line in text}
    return tidy("\n\n".join([*_once(heads, lines_of_text), *text, *notes, *_once(feet, lines_of_text)]))


def mark(number: int) -> str:
    """The mark of a note, in the text and before the note."""
    return f"[{number}]"


def note(number: int, paragraphs: Iterable[str]) -> str:
    return f"{mark(number)} {' '.join(line.strip() for line in paragraphs if line.strip())}"


def row(cells: list[list[str]]) -> list[str]:
    """A row of a table as a line, its cells apart by tabs; paragraph by paragraph where it lays out a page."""
    if all(len(cell) <= 1 for cell in cells):
        line = "\t".join(cell[0].replace("\n", " ") if cell else "" for cell in cells).rstrip("\t")
        return [line] if line.strip() else []
    return [line for cell in cells for line in cell]


def _once(lines: Iterable[str], lines_of_text: set[str]) -> list[str]:
    """Lines of heads or feet, each once, without page numbers and what the text says as a line of its own."""
    apart = [piece.strip() for line in lines for piece in line.split("\t")]  # at the left, in the middle, at the right
    by_likeness = {_alike(line): line for line in apart if line and not _PAGE_NUMBER.fullmatch(line)}
    said = lines_of_text | by_likeness.keys()
    new_lines = [
        line
        for alike, line in by_likeness.items()
        if alike not in lines_of_text and not (_GOING_ON.search(line) and _alike(_GOING_ON.sub("", line)) in said)
    ]
    return new_lines if sum(map(len, new_lines)) <= _LONGEST else []


def _alike(line: str) -> str:
    return re.sub(r"\W+", "", line).casefold()
