"""Where French sentences end."""

import re
from collections.abc import Iterator

from index.french.abbreviations import BEFORE_A_NAME, BEFORE_A_NUMBER, NOT_INITIALS
from index.french.lines import unwrapped
from index.values.communique import Span

_NOTE = r"(?:\[\d{1,3}\]|[¹²³⁰-⁹]+)?"
_CLOSING = r"(?:\s?»|[”’\"')\]*_])*"
_OPENING = r"[«“‘\"'(\[*_–—•-]*\s?"
_STARTS_CAPITAL = (
    r"L['’]|Les?|La|Ils?|Elles?|Nous|Vous|On|Cette|Cet|Ces?|C['’]|Des|Une?|En|Pour|Mais|À|Au|Aux|Son|Leurs?"
)


def _end_after(mark: str) -> str:
    return rf"{mark}{_NOTE}{_CLOSING}(?:\s+(?={_OPENING}[A-ZÀ-ÝŒ0-9])|\s*\Z)"


SENTENCE_END = rf"(?:{_end_after('[.!?…]')}|(?<=[a-zà-ÿ]{{3}})[.!?](?=(?:{_STARTS_CAPITAL})\b))"
"""Matches the marks that may close a sentence and the space after them, before the capital that opens the next."""

LINE_END = r"[\n\f]\s*"
_BOUNDARY = re.compile(f"(?P<mark>{SENTENCE_END})|{LINE_END}")
_LAST_WORD = re.compile(r"(?:^|[\s(«“\"'’/])(?:(?P<sigle>(?:[A-ZÀ-Ý]\.-?)+[A-ZÀ-Ý])|(?P<word>[^\W\d_]+|§))$")
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]++)[\s(«]++$")
_ENUMERATES = re.compile(r"(?:^|\n)(?:[^\S\n]|[>*_])*+(?:(?:\d{1,2}\.)*\d{1,2}|[IVX]{1,5}|[A-H])$")
_BEGINS = re.compile(rf"\s*(?:{_STARTS_CAPITAL})\b")
_TIME = re.compile(r"\s+[0-5]\d(?:\s*(?:[,.;:)]|$)|\s+(?:à|au|et|devant|place|précises|pour|dans|sur|en|chez)\b)")
_TITLE = re.compile(r"(?<=[^\s:,.] )«[^«»\n]{1,160}?[.!?…][^«»\n]{1,160}»(?=\s?[,;]|\s+[a-zà-ÿ])")
_LEADS = re.compile(r"(?:\.{4}|(?:\. ){3}\.|…{2}|… …)$")  # « Repas servis ........ 41 300 »
_FORMS = frozenset("sa sarl sas sasu sci scea scop scic snc gaec earl gie".split())  # « la S.C.I. Les Prés »
_FAR = 40  # characters before a full stop that say what it is


def sentences(text: str) -> list[Span]:
    """The sentences of `text`, in order, without the space around them. A line that is one by itself is one of them.

    « Pourquoi ? Pour une raison fondamentale. » has two; « M. Véran écrivait… à la Cnil » is one, on two lines as well.
    """
    spans = []
    start = 0
    for end in [*_ends(unwrapped(text)), len(text)]:
        piece = text[start:end]
        if piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            spans.append(Span(first, start + len(piece.rstrip())))
        start = end
    return spans


def _ends(text: str) -> Iterator[int]:
    """Where each sentence of an unwrapped text has ended, the space after it included."""
    named = [title.span() for title in _TITLE.finditer(text)] if "«" in text else []
    for boundary in _BOUNDARY.finditer(text):
        on_a_line = boundary["mark"] and not re.search(r"[\n\f]", boundary[0])  # an end of a line that is left ends all
        if on_a_line and (
            _goes_on(text, boundary) or any(a < boundary.start() and boundary.end() < b for a, b in named)
        ):
            continue
        yield boundary.end()


def _goes_on(text: str, boundary: re.Match[str]) -> bool:
    """Whether the full stop is one of an abbreviation, an initial or an enumeration, and ends nothing."""
    at = boundary.start()
    if text[at] not in ".…":
        return False
    before, after = text[max(0, at - _FAR) : at], text[at + 1 : at + 1 + _FAR]
    if _LEADS.search(before + text[at]):
        return True
    if text[at] == "…":
        return False
    if _ENUMERATES.search(before if at <= _FAR else " " + before):
        return True
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    if last["sigle"]:
        initials = last["sigle"].replace(".", "")
        return (len(initials) == 2 and "-" not in initials) or initials.lower() in _FORMS or not _BEGINS.match(after)
    word, number = last["word"], re.match(r"\s*(?:\d|[A-Z]\.)", after) is not None
    if len(word) == 1 and word.isupper():
        word = _WORD_BEFORE.search(before[: last.start("word")])
        return word is None or word[1].lower() not in NOT_INITIALS
    word = word.lower()
    if word == "h":
        return _TIME.match(after) is not None
    return word in _NAMES or (number and word in _NUMBERS)


_NAMES, _NUMBERS = frozenset(BEFORE_A_NAME), frozenset(BEFORE_A_NUMBER)
