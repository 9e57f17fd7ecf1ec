"""The lines of a text."""

import re
from collections.abc import Iterator

from index.french.markdown import without_markdown
from index.values.communique import Span

_LONGEST = 400  # characters of a line that is made plain


def lines(text: str) -> Iterator[Span]:
    """The lines that hold words, without the space around them."""
    for match in re.finditer(r"[^\s].*", text):
        yield Span(match.start(), match.start() + len(match[0].rstrip()))


def plain(words: str) -> str:
    """A line as a reader sees it, without Markdown marks."""
    return without_markdown(words[:_LONGEST]).strip("*_# ")
