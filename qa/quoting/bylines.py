"""The words that say, after a quotation, whose it is: « – Claire Vasseur, directrice du musée »."""

import re
from collections.abc import Sequence

from qa.quoting.layout import Unit

_QUOTATION = re.compile(r"[>*_\s]*+[«“\"]")
_CLOSES = re.compile(r"[»”\"][.,;!?*_\s]*$")
_CITED = re.compile(r"\s*>")  # Markdown's mark of what somebody else wrote
_DASH = re.compile(r"[>*_\s]*[–—―-][\s*_]*(?=[^\W\d_])")
_NAME = r"[A-ZÀ-Ý][\w'’.-]{1,30}+(?: (?:d[eu] |d['’]|la |le |van |von )?[A-ZÀ-Ý][\w'’.-]{0,30}+){1,3}+"
_SIGNATORY = re.compile(rf"[>*_\s]*+{_NAME}[*_]{{0,4}}+\s{{0,4}}+(?:[,(:–—-]|$)")
_BEHIND = re.compile(  # a dash, and a name that begins no sentence
    rf"[*_\s]*+[–—―-][\s*_]*\[?{_NAME}[*_\]]{{0,4}}+\s{{0,4}}+(?:[,(]|\.?$)"
)
_ENDED = re.compile(r"[.!?…:][*_\s]*$")
_LONGEST = 200  # characters of such a line
_LONG = 900  # characters of a quotation with it
_MANY = 8  # sentences of a quotation


def signed_by(units: Sequence[Unit], at: int) -> int | None:
    """The place of the first sentence of the quotation that the line at `at` says whose it is; None if it does not."""
    if at == 0 or not _is_byline(units, at):
        return None
    start = _begins(units, at - 1)
    return start if start is None or units[at].span.end - units[start].span.start <= _LONG else at - 1


def byline_of(units: Sequence[Unit], at: int) -> int | None:
    """The place of the line that says whose the quotation is in which the sentence at `at` stands; None without one."""
    for i in range(at, min(at + _MANY, len(units) - 1)):
        if _is_byline(units, i + 1):
            start = _begins(units, i)
            near = units[i + 1].span.end - units[at].span.start <= _LONG
            return i + 1 if start is not None and start <= at and near else None
        if i > at and _QUOTATION.match(units[i].words):
            return None
    return None


def _is_byline(units: Sequence[Unit], at: int) -> bool:
    unit, above = units[at], units[at - 1]
    if len(unit.words) > _LONGEST or _QUOTATION.match(unit.words):
        return False
    if at + 1 < len(units) and units[at + 1].line == unit.line:
        return False
    if _CLOSES.search(above.words) and _BEHIND.match(unit.words):
        return True
    if unit.line == above.line or _ENDED.search(unit.words):
        return False
    quoted = _CLOSES.search(above.words) or (_CITED.match(above.words) and _CITED.match(unit.words))
    return bool(quoted) and bool(_DASH.match(unit.words) or _SIGNATORY.match(unit.words))


def _begins(units: Sequence[Unit], last: int) -> int | None:
    """Where the quotation opens that ends at the place `last`."""
    for i in range(last, max(-1, last - _MANY), -1):
        if i < last and _CLOSES.search(units[i].words):
            return None
        if _QUOTATION.match(units[i].words):
            return i
        if _CITED.match(units[i].words) and (i == 0 or not _CITED.match(units[i - 1].words)):
            return i
    return None
