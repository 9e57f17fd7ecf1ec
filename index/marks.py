"""Markdown marks in a text: read through for search, and taken away for the eye."""

import re

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*])")
_HEADING = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
_LEFT_OVER = re.compile(r"\*\*")


def without_marks(text: str) -> str:
    """`text` as a reader sees it: no `**`, no heading marks, a link reduced to its words.

    >>> without_marks("ce [gisement](https://exemple.fr) est **à nous !**")
    'ce gisement est à nous !'
    """
    if not re.search(r"[*_#\[]", text):
        return text
    text = _LINK.sub(r"\1", text)
    text = _EMPHASIS.sub(r"\2", text)
    return _LEFT_OVER.sub("", _HEADING.sub("", text))
