"""Markdown marks in a text: read through for search, and taken away for the eye."""

import re
from collections.abc import Iterable

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*])")
_HEADING = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
_LEFT_OVER = re.compile(r"\*\*")


_MARKS = ((_LINK, 1), (_EMPHASIS, 2), (_HEADING, None), (_LEFT_OVER, None))
"""In the order in which they are taken away: what a mark looks like, and the group of it that stays."""


def without_markdown(text: str) -> str:
    """`text` as a reader sees it: no `**`, no heading marks, a link reduced to its words.

    >>> without_markdown("ce [gisement](https://exemple.fr) est **à nous !**")
    'ce gisement est à nous !'
    """
    if not re.search(r"[*_#\[]", text):
        return text
    for pattern, stays in _MARKS:
        text = pattern.sub("" if stays is None else rf"\{stays}", text)
    return text


def each_without_markdown(texts: Iterable[str]) -> list[str]:
    """`without_markdown` of each."""
    return [without_markdown(text) for text in texts]


def places_without_markdown(text: str) -> list[int]:
    """Where each character that `without_markdown` leaves stands in `text`.

    >>> places_without_markdown("**à** nous")
    [2, 5, 6, 7, 8, 9]
    """
    places = [*range(len(text))]
    for pattern, stays in _MARKS:
        kept, end = [], 0
        for mark in pattern.finditer("".join(text[place] for place in places)):
            start, stop = (mark.start(), mark.start()) if stays is None else mark.span(stays)
            kept += places[end : mark.start()] + places[start:stop]
            end = mark.end()
        places = kept + places[end:]
    return places
