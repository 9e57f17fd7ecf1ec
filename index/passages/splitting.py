"""A communiqué → its passages, cut where French pauses."""

import functools
from typing import TYPE_CHECKING

from index.french.sentences import LINE_END, SENTENCE_END
from index.values.communique import Communique, Passage, Span

if TYPE_CHECKING:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

VERSION = 2  # written into the index: other passages need a rebuild
SIZE = 1000  # code points: measured, see bench/measures.md

_PARAGRAPH_END = r"\n[ \t]*\n\s*|\f\s*"  # a page's end too
_SENTENCE_END = rf"(?<!\b[A-ZÀ-Ý])(?:{SENTENCE_END})"  # « J. Martelet » is not parted
_CLAUSE_END = r"(?<=[;:,»)])\s+"
_SPACE = r"\s+"


@functools.cache
def _splitter() -> "RecursiveCharacterTextSplitter":
    from langchain_text_splitters import (
        RecursiveCharacterTextSplitter,
    )  # half a second, that asking need not wait

    # With these settings the pieces join back to the text, so that offsets are sums of lengths. The class's own
    # `add_start_index` searches for each piece again, and finds the wrong place in repetitive texts.
    return RecursiveCharacterTextSplitter(
        separators=[_PARAGRAPH_END, LINE_END, _SENTENCE_END, _CLAUSE_END, _SPACE],
        is_separator_regex=True,
        keep_separator="end",
        chunk_size=SIZE,
        chunk_overlap=0,
        strip_whitespace=False,
    )


def split(communique: Communique) -> list[Passage]:
    """The passages of `communique`: in order, end to end, covering every character.

    They hold at most `SIZE` characters, save for a single word that is longer: a word is never cut, and a sentence
    only when it is longer than a passage.
    """
    passages = []
    start = 0
    for piece in _joined(_splitter().split_text(communique.text)):
        passages.append(Passage(communique, Span(start, start + len(piece))))
        start += len(piece)
    if start != len(communique.text):
        raise AssertionError("the pieces do not join back to the text")
    return passages


def _joined(pieces: list[str]) -> list[str]:
    """`pieces`, those of spaces alone joined to the one before, or after for the first."""
    joined: list[str] = []
    for piece in pieces:
        if joined and (not piece.strip() or not joined[-1].strip()):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined
