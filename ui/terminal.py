"""Replies, catalogues and progress as a person reads them in a terminal."""

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TextIO

from index.communique import Communique
from index.marks import without_marks
from qa.answer import Citation, Reply
from qa.confidence import Confidence, confidence_of
from qa.understanding.question import Question
from qa.views.chronology import Chronology, counted
from qa.views.comparison import Comparison
from qa.views.survey import Survey
from ui.citing import words_of
from ui.pace import Pace
from ui.reply_wording import completed_in_words, confidence_in_words, filter_in_words, message_of, sections_of
from ui.views_wording import (
    UNDATED_PASSAGES,
    beside_in_words,
    chronology_in_words,
    comparison_in_words,
    counts_in_words,
    survey_in_words,
)
from ui.wording import (
    NBSP,
    UNKNOWN_SOURCE,
    date_in_words,
    date_of,
    pages_in_words,
    quoted,
    repeated_in_words,
    source_of,
    title_of,
    versions_in_words,
)

_MEASURE = 88  # columns: longer lines are hard to read, however wide the window
_STICKS = re.compile(r" (?=[?!;:»])|(?<=«) ")
_GLUE = "\ue000"  # stands for a space that no line ends at; no text has it, it is for private use


@dataclass(frozen=True)
class Paper:
    """What is written on: how wide it is, and whether it shows bold and dim."""

    width: int
    styled: bool

    @classmethod
    def of(cls, stream: TextIO) -> "Paper":
        """The paper of a stream. https://no-color.org is respected; what is not a screen has no style."""
        on_screen = stream.isatty()
        width = shutil.get_terminal_size((80, 24)).columns if on_screen else 80
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return cls(max(width, 30), on_screen and not plain)

    def bold(self, words: str) -> str:
        return f"\x1b[1m{words}\x1b[0m" if self.styled else words

    def dim(self, words: str) -> str:
        return f"\x1b[2m{words}\x1b[0m" if self.styled else words


def reply_in_terminal(reply: Reply, paper: Paper) -> str:
    """The message and what was understood, then each citation: number, source and date, its words, then the title and
    id of the text. Those that do not answer as asked stand under a title of their own.
    """
    parts = _heading(message_of(reply), reply.question, paper)
    numbers = count(1)
    for title, citations in sections_of(reply):
        if title:
            parts.append(_wrapped(f"{title}{NBSP}:", paper))
        parts += [_citation(next(numbers), citation, paper) for citation in citations]
    return "\n\n".join(parts)


def comparison_in_terminal(comparison: Comparison, paper: Paper) -> str:
    """The message, then each source with its words, then those in which nothing was found."""
    parts = _heading(comparison_in_words(comparison), comparison.question, paper)
    numbers = count(1)
    for column in comparison.columns:
        parts.append(paper.bold(f"— {_visible(column.source or UNKNOWN_SOURCE)}"))
        parts += [_citation(next(numbers), citation, paper) for citation in column.citations]
    parts += [_wrapped(_visible(words), paper) for words in beside_in_words(comparison)]
    return "\n\n".join(parts)


def chronology_in_terminal(chronology: Chronology, paper: Paper) -> str:
    """The message, a bar for each month or year, then the passages, earliest first, and those of no known date."""
    parts = _heading(chronology_in_words(chronology), chronology.question, paper)
    if chart := counted(chronology.dated):
        widest, most = max(len(date_in_words(date)) for date, _ in chart), max(held for _, held in chart)
        parts.append("\n".join(f"{date_in_words(date):<{widest}}  {_bar(held, most)}{held}" for date, held in chart))
    numbers = count(1)
    parts += [_citation(next(numbers), citation, paper) for citation in chronology.dated]
    if chronology.undated:
        parts.append(f"{UNDATED_PASSAGES}{NBSP}:")
        parts += [_citation(next(numbers), citation, paper) for citation in chronology.undated]
    return "\n\n".join(parts)


def survey_in_terminal(survey: Survey, paper: Paper, most: int = 20) -> str:
    """The message, how many passages there are of each source and year, then the `most` latest, a line for each."""
    parts = _heading(survey_in_words(survey), survey.question, paper)
    parts += [_wrapped(_visible(words), paper) for words in counts_in_words(survey)]
    if survey.latest:
        rows = [
            (date_of(one.passage.communique), _visible(source_of(one.passage.communique)), words_of(one))
            for one in survey.latest[:most]
        ]
        dates, sources = (max(len(row[column]) for row in rows) for column in (0, 1))
        parts.append(
            "\n".join(
                _cut(f"{date:<{dates}}  {_cut(source, 24):<{min(sources, 24)}}  {_visible(words)}", paper.width)
                for date, source, words in rows
            )
        )
    if survey.total > most:
        parts.append(_wrapped(f"Les {most} plus récents sont montrés. --csv FICHIER les écrit tous.", paper))
    return "\n\n".join(parts)


def _heading(message: str, question: Question, paper: Paper) -> list[str]:
    """What is said first, and what was understood."""
    parts = [_wrapped(message, paper)]
    if completed := completed_in_words(question):
        parts.append(paper.dim(_wrapped(_visible(completed), paper)))
    if understood := filter_in_words(question.within):
        parts.append(paper.dim(_wrapped(_visible(f"Cherché parmi{NBSP}: {understood}"), paper)))
    return parts


def _bar(held: int, most: int) -> str:
    """Up to twenty blocks, at least one where there is something, and a space after them."""
    return "▇" * (-(-20 * held // most)) + " " * bool(held)


def _citation(number: int, citation: Citation, paper: Paper) -> str:
    communique = citation.passage.communique
    margin = f"{number}  "
    indent = " " * len(margin)
    pages = pages_in_words(communique, citation.quoted)
    known = [_visible(source_of(communique)), date_of(communique)]
    if pages:
        known.append(pages)
    if citation.confidence is not None and confidence_of(citation.confidence) is Confidence.UNSURE:
        known.append(confidence_in_words(citation.confidence))
    head = paper.bold(f"{margin}{', '.join(known)}")
    words = quoted(" ".join(_visible(words_of(citation)).split()))
    found_in = f"— {_visible(without_marks(title_of(communique)))} [{communique.id}]"
    if citation.versions:
        ids = ", ".join(one.id for one in citation.versions)
        found_in += f" — {versions_in_words(citation.versions)} [{ids}]"
    if citation.repeated:
        ids = ", ".join(one.id for one in citation.repeated)
        found_in += f" — {repeated_in_words(citation.repeated)} [{ids}]"
    return "\n".join([head, _wrapped(words, paper, indent), *paper.dim(_wrapped(found_in, paper, indent)).splitlines()])


def list_in_terminal(communiques: Sequence[Communique], paper: Paper) -> str:
    """A line for each communiqué: id, date, source, title, in columns. A screen cuts what is too long."""
    rows = [(c.id, date_of(c), _visible(source_of(c)), _visible(without_marks(title_of(c)))) for c in communiques]
    dates, sources = (max((len(row[column]) for row in rows), default=0) for column in (1, 2))
    sources = min(sources, 24)
    lines = []
    for id, date, source, title in rows:
        line = f"{id}  {date:<{dates}}  {_cut(source, sources):<{sources}}  {title}"
        lines.append(_cut(line, paper.width) if paper.styled else line)
    return "\n".join(lines)


def figures_in_terminal(figures: Mapping[str, float]) -> str:
    """Names at the left and figures at the right, a line for each."""
    widest = max(map(len, figures), default=0)
    return "\n".join(f"{name:<{widest}}  {figure:>10g}" for name, figure in figures.items())


class Progress:
    """`Indexation : 300 / 2000 (120/s, encore 15 s)`, rewritten in place on a screen; nothing where a log would keep
    every line.
    """

    def __init__(self, doing: str, stream: TextIO | None = None) -> None:
        self._doing = doing
        self._stream = stream or sys.stderr
        self._on_screen = self._stream.isatty()
        self._pace = Pace()

    def __call__(self, done: int, total: int) -> None:
        if self._on_screen:
            end = "\r\x1b[K" if done >= total else ""
            pace = self._pace(done, total)
            pace += "\x1b[K" if pace else ""  # what stood there may have been longer
            print(f"\r{self._doing}{NBSP}: {done} / {total}{pace}{end}", end="", file=self._stream, flush=True)


def _visible(words: str) -> str:
    """`words` without control characters: a communiqué must not command the terminal."""
    return "".join(c if c.isprintable() or c in "\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}" else " " for c in words)


def _cut(words: str, width: int) -> str:
    return words if len(words) <= width else words[: width - 1] + "…"


def _wrapped(words: str, paper: Paper, indent: str = "") -> str:
    """`words` in lines. None begins with « ? » or ends with an opening guillemet, whatever space the text has there."""
    filled = textwrap.fill(
        _STICKS.sub(_GLUE, words),
        min(paper.width, _MEASURE),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled.replace(_GLUE, " ")
