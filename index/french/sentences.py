"""Where French sentences end."""

import re

from index.communique import Span

_ABBREVIATIONS = "M MM Mme Mmes Mlle Dr Pr Me St Ste art cf ex p pp n tél al éd vol chap env av bd".split()
_NOT_ABBREVIATED = "".join(rf"(?<!\b{short}\.)(?<!\b{short.capitalize()}\.)" for short in _ABBREVIATIONS)
_NOT_INITIAL = r"(?<!\b[A-ZÀ-Ý]\.)"
_CLOSING = r"(?:\s?»|[”’\"')\]*_])*"
_OPENING = r"[«“‘\"'(\[*_–—•-]*\s?"

SENTENCE_END = rf"[.!?…]{_NOT_ABBREVIATED}{_NOT_INITIAL}{_CLOSING}\s+(?={_OPENING}[A-ZÀ-ÝŒ0-9])"
"""Matches the marks that close a sentence and the space after them, before the capital that opens the next."""

LINE_END = r"[\n\f]\s*"
_BOUNDARY = re.compile(f"{SENTENCE_END}|{LINE_END}")


def sentences(text: str) -> list[Span]:
    """The sentences of `text`, in order, without the space around them. A line end closes a sentence.

    « Pourquoi ? Pour une raison fondamentale. » has two; « M. Véran écrivait… à la Cnil » is one.
    """
    spans = []
    start = 0
    for end in [match.end() for match in _BOUNDARY.finditer(text)] + [len(text)]:
        piece = text[start:end]
        if piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            spans.append(Span(first, start + len(piece.rstrip())))
        start = end
    return spans
