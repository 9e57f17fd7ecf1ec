"""Some sentences of a page → with what may not be cut from them: a list that they announce, who speaks, an answer."""

import re
from collections.abc import Sequence

from qa.quoting.bylines import signed_by
from qa.quoting.context import LEANS, introductions, label_of
from qa.quoting.layout import Kind, Unit

_LONGEST = 600  # characters of a quote of several sentences
_LONGEST_LIST = 900  # characters of one with the list that it announces
_LEAD = 350  # characters up to which the sentence that « Il » leans on is quoted with it
_QUOTATION = re.compile(r"[*_]*+[«“\"]")
_ANNOUNCES = re.compile(r":[*_\s]*$")
_RESTRICTS = re.compile(  # what was just said
    r"(?:(?:Mais|Toutefois|Cependant|Pourtant|Or|Et)\b[, ]\s?)?(?:(?:elles?|ils?|on|nous|cel?a|ce|la|le|les|l['’])\b"
    r"[^.!?]{0,40}?\b(?:ne\b|n['’])(?:(?!\b(?:pas|plus|jamais|rien)\b)[^.!?]){0,30}?\bqu(?:e\b|['’])"
    r"|à (?:une|deux|trois|ces?|cette|plusieurs) (?:seules? )?conditions?|à (?:la )?condition|à moins"
    r"|sous (?:réserve|condition)|sauf|hormis|excepté|à l['’]exception|hors\b(?! de)"
    r"|seulement|uniquement|encore faut-il|sans quoi)",
    re.IGNORECASE,
)
_RESTRICTION = 220  # characters of such a sentence
_HERE_THEY_ARE = 60  # characters of « Les voici : »
_CELL = 90  # characters
_FIGURES = 3  # cells that hold only a figure, without which lines are no table
_FIGURE = re.compile(r"[-+~≈]?\s?\d[\d\s.,]*\s?(?:%|€|\$|k€|M€|m²|km|h)?")
_CLOSED = re.compile(r"[.!?;:…][*_»”\"\s]*$")
_ASKS = re.compile(r"\?[*_\s]*$")


def whole(units: Sequence[Unit], first: int, last: int) -> tuple[int, int]:
    """The first and last of the units to quote: what they lean on where that is near, the quotation whose line of
    attribution they are, the answer to what only asks, the list that is announced.
    """
    if units[last].kind is Kind.ASKED and last + 1 < len(units) and not _opens_list(units, last):
        first = last = last + 1
    if last + 1 < len(units) and label_of(units, last + 1) == last:
        last += 1
    if (quotation := signed_by(units, first)) is not None:
        first = quotation
    if first > 0 and units[first].kind is Kind.SENTENCE and units[first - 1].kind is Kind.SENTENCE:
        before = units[first - 1].span
        near = units[last].span.end - before.start <= _LEAD
        if LEANS.match(units[first].words) and near and units[first - 1].states:
            first -= 1  # the words that « Il » stands for
        if _QUOTATION.match(units[first].words) and _ANNOUNCES.search(units[first - 1].words):
            first -= 1  # the words that say who speaks
    return first, _end(units, first, last)


def _end(units: Sequence[Unit], first: int, last: int) -> int:
    if last + 1 < len(units) and _here_they_are(units, last):
        last += 1
    opening = next((i for i in range(last, first - 1, -1) if _opens_list(units, i)), None)
    if opening is not None and (end := _end_of_list(units, first, opening)) >= last:
        return end
    if units[last].kind is Kind.HEADING and (cells := _cells(units, last + 1, first)):
        return last + cells
    if last + 1 < len(units) and _restricts(units, last):
        last += 1
    end = last
    while end + 1 < len(units) and (_announced(units, last, end) or _asked_in_line(units, end)):
        if units[end + 1].span.end - units[first].span.start > _LONGEST and end > last:
            break
        end += 1
    return end


def _restricts(units: Sequence[Unit], at: int) -> bool:
    """« La CGT signera. Mais à deux conditions. »"""
    after, here = units[at + 1], units[at]
    near = after.span.end - after.span.start <= _RESTRICTION and after.span.start - here.span.end <= 1
    alike = here.kind in (Kind.SENTENCE, Kind.ITEM) and after.kind is Kind.SENTENCE and after.states
    return near and alike and _RESTRICTS.match(after.words) is not None


def _here_they_are(units: Sequence[Unit], at: int) -> bool:
    """« Le plan repose sur quatre mesures. Les voici : »"""
    after = units[at + 1]
    follows = after.line == units[at].line and len(after.words) <= _HERE_THEY_ARE
    return follows and _ANNOUNCES.search(after.words) is not None


def _opens_list(units: Sequence[Unit], at: int) -> bool:
    """Whether the unit at `at` introduces the items below it."""
    after = at + 1
    if after >= len(units) or units[after].kind is not Kind.ITEM or units[at].kind is Kind.ROW:
        return False
    nested = units[at].kind is Kind.ITEM and units[after].depth > units[at].depth
    return nested if units[at].kind is Kind.ITEM else at in introductions(units, after)


def _end_of_list(units: Sequence[Unit], first: int, at: int) -> int:
    """The last of the items below the unit at `at`, each with all of its sentences, as far as they are not too long."""
    end = at
    depth = units[at + 1].depth
    for i in range(at + 1, len(units)):
        item = units[i]
        of_item = item.kind is Kind.ITEM and item.depth >= depth
        if not of_item and item.line > units[i - 1].line:
            break
        if item.span.end - units[first].span.start > _LONGEST_LIST and end > at:
            break
        end = i
    return end


def _cells(units: Sequence[Unit], start: int, first: int) -> int:
    """How many lines from `start` on are the cells of a table that was copied one cell a line; none where few count."""
    end = start
    while end < len(units) and len(units[end].words) <= _CELL and not _CLOSED.search(units[end].words):
        if units[end].line == units[end - 1].line or units[end].kind is Kind.ITEM:
            break
        if units[end].span.end - units[first].span.start > _LONGEST_LIST:
            break
        end += 1
    figures = [_FIGURE.fullmatch(unit.words) is not None for unit in units[start:end]]
    while figures and not figures[-1]:  # the heading of what comes next
        figures.pop()
    return len(figures) if sum(figures) >= _FIGURES else 0


def _announced(units: Sequence[Unit], last: int, end: int) -> bool:
    """Whether the unit after `end` is announced by the one at `last`."""
    return end == last and _ANNOUNCES.search(units[last].words) is not None


def _asked_in_line(units: Sequence[Unit], end: int) -> bool:
    """Whether the unit at `end` asks what the next one, on the same line, answers."""
    return _ASKS.search(units[end].words) is not None and units[end + 1].line == units[end].line
