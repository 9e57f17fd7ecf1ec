"""A passage → the sentences on the page around it, each with what it is there: an item, a heading, a row."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from index.french.lines import BULLETS
from index.french.sentences import sentences
from index.metadata.line_labelling import roles
from index.metadata.line_roles import STATEMENTS, Role
from index.values.communique import Communique, Span
from qa.quoting.lists import continues, opens_list

_FAR = 2_500  # characters on each side of a passage, among which what introduces a sentence is looked for
_SHORT = 14  # words: a shorter line without a closing mark is a heading
_MARK = re.compile(
    rf"(?P<bullet>{BULLETS}|o)[ \t\u00a0]+(?=\S)"
    r"|\(?(?P<number>\d{1,2}|[a-zA-Z]|[ivx]{1,4}|[IVX]{1,5})(?P<close>[.)°/]|\s?[-–])[ \t\u00a0]+(?=\S)"
)
_CLOSED = re.compile(r"[.!?…;»”\")\]*_,]$")
_LABELLED = re.compile(r"^[^:–]{2,60}(?:\s:|:|\s–)\s*[^\s:].*")  # « Lits fermés : 32 »
_FIGURE = re.compile(r"^[^:–=→.]{2,60}\s?[:–=→.]+\s?[+–-]?\d[^:]{0,30}$")  # « Brive : 48 »
_NOTHING = re.compile(r"[\W\d_]*(?:https?://\S+|www\.\S+)?[\W\d_]*")


class Kind(StrEnum):
    """What a sentence is on its page."""

    SENTENCE = "sentence"
    ITEM = "item"
    HEADING = "heading"
    ROW = "row"
    ASKED = "asked"  # a line that only asks, which the next ones answer


@dataclass(frozen=True)
class Unit:
    """A sentence: its span of the text, and its words. Those of one line share its number. `marked` says how an item
    is marked, and `depth` how deep it lies; `states` is false for what says nothing: contacts, legal words, menus.
    """

    span: Span
    words: str
    line: int
    kind: Kind = Kind.SENTENCE
    marked: str = ""
    depth: int = 0
    states: bool = True
    titles: bool = False

    @property
    def gives_figure(self) -> bool:
        """Whether it is a row, or an item such as « Brive : 48 »: it tells nothing without what stands above."""
        return self.kind is Kind.ROW or (self.kind is Kind.ITEM and _FIGURE.search(self.words) is not None)


def units_around(communique: Communique, passage: Span) -> list[Unit]:
    """The sentences of the text that lie in the passage or near it, in order."""
    text = communique.text
    first = text.rfind("\n\n", 0, max(0, passage.start - _FAR)) + 1
    last = text.find("\n\n", passage.end + _FAR)
    spans = [sentence.further(first) for sentence in sentences(text[first : last if last > 0 else None])]
    units: list[Unit] = []
    for span, role in zip(spans, _roles(communique, spans), strict=True):
        before = text[units[-1].span.end : span.start] if units else "\n"
        line = units[-1].line + ("\n" in before or "\f" in before) if units else 0
        units.append(_unit(text, span, line, role, begins=not units or line > units[-1].line))
    return _nested(text, _asking(_listed(units)))


def _roles(communique: Communique, spans: Sequence[Span]) -> list[Role]:
    """The role of the line in which each span begins; a title that was found is one, and a date."""
    lines = roles(communique.text)
    starts = [line.span.start for line in lines]
    title = communique.title.evidence if communique.title is not None else None
    date = communique.date.evidence if communique.date is not None else None
    roles_of_spans = []
    for span in spans:
        role = lines[max(0, bisect_right(starts, span.start) - 1)].role if lines else Role.BODY
        if title is not None and title.start <= span.start < title.end:
            role = Role.TITLE
        roles_of_spans.append(Role.DATELINE if span == date else role)
    return roles_of_spans


def _unit(text: str, span: Span, line: int, role: Role, begins: bool) -> Unit:
    words = text[span.start : span.end]
    states = role in STATEMENTS and _NOTHING.fullmatch(words) is None
    unit = Unit(span, words, line, states=states, titles=role is Role.TITLE)
    if not begins:
        return unit
    mark = _MARK.match(words)
    if "\t" in words[mark.end() if mark else 0 :] or words.startswith("|"):
        return replace(unit, kind=Kind.ROW, states=role in STATEMENTS and any(map(str.isalnum, words)))
    if mark is not None and not words.startswith("#"):
        return replace(unit, kind=Kind.ITEM, marked=_shape(mark))
    alone = text[span.end : span.end + 1] in ("\n", "\f", "")
    titles = unit.titles and not words.endswith((".", ":"))
    if alone and (titles or words.startswith("#") or _is_heading(words)):
        return replace(unit, kind=Kind.HEADING)
    return unit


def _shape(mark: re.Match[str]) -> str:
    """`•`, `1)`, `a.`: what the marks of one list share."""
    if mark["bullet"]:
        return mark["bullet"]
    return ("1" if mark["number"].isdigit() else "a" if mark["number"].islower() else "A") + mark["close"]


def _is_heading(words: str) -> bool:
    bold = words.startswith(("**", "__")) and words.endswith(("**", "__"))
    open_ended = not _CLOSED.search(words) and not words.endswith(":") and not _LABELLED.match(words)
    return len(words.split()) < _SHORT and (bold or open_ended) and not words[:1].islower()


def _listed(units: list[Unit]) -> list[Unit]:
    """With the items of lists that have no marks: the lines below one that announces them."""
    listed = list(units)
    for i, unit in enumerate(units):
        if not opens_list(unit.words) or listed[i].kind in (Kind.HEADING, Kind.ROW):
            continue
        for j in range(i + 1, len(units)):
            last_of_line = j + 1 == len(units) or units[j + 1].line > units[j].line
            first_of_line = units[j].line > units[j - 1].line
            if units[j].kind not in (Kind.SENTENCE, Kind.HEADING) or not (first_of_line and last_of_line):
                break
            if not units[j].states or not continues(units[i + 1].words, units[j].words, first=j == i + 1):
                break
            listed[j] = replace(units[j], kind=Kind.ITEM)
    return listed


def _asking(units: list[Unit]) -> list[Unit]:
    """With the lines that ask what the next one answers."""
    marked = list(units)
    for i, (unit, after) in enumerate(pairwise(units)):
        alone = (i == 0 or units[i - 1].line < unit.line) and after.line > unit.line
        if alone and after.states and unit.kind is not Kind.ROW and re.search(r"\?[*_»”\"\s]*$", unit.words):
            marked[i] = replace(unit, kind=Kind.ASKED)
    return marked


def _nested(text: str, units: list[Unit]) -> list[Unit]:
    """With the depth of each item: a mark that was not yet in use opens a list inside the one before."""
    marks: list[str] = []
    nested: list[Unit] = []
    for unit in units:
        if unit.kind is Kind.ITEM:
            indent = unit.span.start - text.rfind("\n", 0, unit.span.start) - 1
            key = f"{unit.marked}{indent // 2}"
            if key in marks:
                del marks[marks.index(key) + 1 :]
            else:
                marks.append(key)
            unit = replace(unit, depth=len(marks) - 1)
        elif not nested or nested[-1].line < unit.line:
            marks = []
        nested.append(unit)
    return nested
