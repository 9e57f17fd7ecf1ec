"""What stands in columns and is no table: cards of people side by side, labels in the margin of paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.reading.pages.line import Line
from index.reading.pages.ruled import row_of, words_of

_LONGEST_CARD = 60  # characters of a line
_MOST_OF_CARD = 8  # lines
_LONGEST_LABEL = 60  # characters
_PARAGRAPH = 80  # characters, which half of the paragraphs have
_ROWS = 3
_OFF = 0.35  # of the height of a line: a label stands no farther from the first line of its paragraph
_REACHED = re.compile(r"[\w.+-]@[\w-]|(?:\+\d\d|\b0\d)(?:[ .]?\d\d){4}\b")  # a mail, a telephone

Row = Sequence[Sequence[Line]]


def are_cards(rows: Sequence[Row]) -> bool:
    """Whether columns are what is said of one person each, the ways to reach each below its name: no table."""
    columns = [[_REACHED.search(words_of(cell)) for cell in column if cell] for column in zip(*rows, strict=True)]
    reached = [column for column in columns if any(column)]
    return len(reached) > 1 and not all(all(column[1:]) for column in reached)


def as_cards(rows: list[list[list[Line]]]) -> tuple[Line, list[list[list[Line]]]] | None:
    """The lines of cards side by side, card after card, and the rows of these; None where they are no cards."""
    pieces = [piece for row in rows for cell in row for piece in cell]
    short = all(len(piece.words) < _LONGEST_CARD for piece in pieces)
    if not short or not 1 < len(rows) <= _MOST_OF_CARD or not are_cards(rows):
        return None
    columns = ([piece.words.strip() for cell in column for piece in cell] for column in zip(*rows, strict=True))
    return replace(row_of([pieces]), words="\n\n".join("\n".join(column) for column in columns)), rows


def are_labelled(rows: Sequence[Row]) -> bool:
    """Whether each row is a paragraph with a label beside its first line: « Notre vote »."""
    if len(rows) < _ROWS or any(len(row) != 2 or not all(row) for row in rows):
        return False
    labels, texts = ([words_of(row[place]) for row in rows] for place in (0, 1))
    beside = (
        abs(max(one.bottom for one in label) - max(one.bottom for one in text)) < _OFF * text[0].height
        for label, text in rows
    )
    long = sum(len(words) > _PARAGRAPH for words in texts)
    said = all(len(words) < _LONGEST_LABEL and re.search(r"[^\W\d_]{3}", words) for words in labels)  # no bullets
    return all(beside) and said and 2 * long >= len(rows)


def with_labels(rows: Sequence[Row]) -> list[Line]:
    """Each paragraph as a line, its label above it."""
    return [replace(row_of(row), words="\n\n".join(map(words_of, row))) for row in rows]
