"""A line of a page in columns, « Tract          Paris, le 3 mai 2019 »: each cell is a line of its own."""

import re
from collections.abc import Iterator, Sequence

from index.metadata.datelines import read_dateline
from index.metadata.furniture import fold_line
from index.metadata.headers import read_header
from index.metadata.lines import lines, plain
from index.metadata.organisations import Publishers
from index.metadata.set_phrases import HEADER
from index.values.communique import Span

_GAP = re.compile(r"[ \u00a0]{3,}|[ \u00a0]*\t[\t \u00a0]*")
_BAR = re.compile(r"(?<=\S)\s{1,8}\|\s{1,8}(?=\S)")
_EDGE = 12  # lines at the head and at the foot, where no table stands
_FIRST = 2  # where a day alone, or a month, is of the paper
_LONGEST = 200


def lines_and_cells(text: str, publishers: Publishers) -> Iterator[Span]:
    """The lines that hold words; in place of one at an edge that holds a header, a date or a name, and more, its cells.

    >>> from index.metadata.organisations_list import well_known_publishers
    >>> [span.of(text) for text in ["FSU 39     Tract"] for span in lines_and_cells(text, well_known_publishers())]
    ['FSU 39', 'Tract']
    """
    spans = [*lines(text)]
    for i, span in enumerate(spans):
        at_an_edge = i < _EDGE or i >= len(spans) - _EDGE
        cells = _cells(span, text) if at_an_edge and span.end - span.start <= _LONGEST else [span]
        told = len(cells) > 1 and _are_told([plain(cell.of(text)) for cell in cells], i, publishers)
        yield from cells if told else [span]


def _cells(span: Span, text: str) -> list[Span]:
    gaps = [*_GAP.finditer(text, span.start, span.end)] or [*_BAR.finditer(text, span.start, span.end)]
    if len(gaps) < 2 and "|" in text[span.start : span.end]:
        gaps = []  # « Communiqué | 3 mars 2020 » is read whole
    starts, ends = [span.start, *(gap.end() for gap in gaps)], [*(gap.start() for gap in gaps), span.end]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _are_told(cells: Sequence[str], i: int, publishers: Publishers) -> bool:
    """Whether one says what the text is, when, or whose."""
    dated = [dateline for dateline in map(read_dateline, cells) if dateline is not None and not dateline.opens]
    if any(dateline.placed for dateline in dated) or (dated and i < _FIRST):
        return True
    if any(HEADER.fullmatch(fold_line(cell)) or read_header(cell, publishers) for cell in cells):
        return True
    known = [cell for cell in cells if publishers.named(cell)]
    return cells[0] in known and len(known) == 1
