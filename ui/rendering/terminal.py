"""Replies, catalogues and progress as a person reads them in a terminal."""

import re
import sys
import textwrap
from collections.abc import Mapping, Sequence
from itertools import count
from typing import TextIO

from index.french.markdown import without_markdown
from index.values.communique import Communique
from qa.answer import Citation, Reply
from qa.confidence import Confidence, confidence_of
from qa.overviews.comparison import Comparison
from qa.overviews.survey import Survey
from qa.overviews.timeline import Timeline, counted
from qa.understanding.question import Question
from ui.rendering.changed import changed_in_words
from ui.rendering.citation import words_of
from ui.rendering.eta import Pace
from ui.rendering.reply_wording import completed_in_words, doubt_in_words, filter_in_words, message_of, sections_of
from ui.rendering.styling import Terminal
from ui.rendering.views_wording import (
    UNDATED_PASSAGES,
    beside_in_words,
    comparison_in_words,
    counts_in_words,
    survey_in_words,
    timeline_in_words,
)
from ui.rendering.wording import (
    NBSP,
    UNKNOWN_SOURCE,
    date_in_words,
    date_of,
    noted_title,
    notes_on,
    pages_in_words,
    quoted,
    repeated_in_words,
    source_of,
    title_of,
    versions_in_words,
)

_MEASURE = 88  # columns: longer lines are hard to read, however wide the window
_STICKS = re.compile(r" (?=[?!;:»])|(?<=«) ")
_BEGIN, _END = "\ue001", "\ue002"  # stand for where bold begins and ends, until lines are made
_GLUE = "\ue000"  # stands for a space that no line ends at; no text has it, it is for private use


def reply_in_terminal(reply: Reply, terminal: Terminal) -> str:
    """The message and what was understood, then each citation: number, source and date, its words, then the title and
    id of the text. Those that do not answer as asked stand under a title of their own.
    """
    parts = _heading(message_of(reply), reply.question, terminal)
    numbers = count(1)
    for title, citations in sections_of(reply):
        if title:
            parts.append(_wrapped(f"{title}{NBSP}:", terminal))
        parts += [citation_in_terminal(next(numbers), citation, terminal) for citation in citations]
    return "\n\n".join(parts)


def comparison_in_terminal(comparison: Comparison, terminal: Terminal) -> str:
    """The message, then each source with its words, then those in which nothing was found."""
    parts = _heading(comparison_in_words(comparison), comparison.question, terminal)
    numbers = count(1)
    for column in comparison.columns:
        parts.append(terminal.bold(f"— {_visible(column.source or UNKNOWN_SOURCE)}"))
        parts += [citation_in_terminal(next(numbers), citation, terminal) for citation in column.citations]
    parts += [_wrapped(_visible(words), terminal) for words in beside_in_words(comparison)]
    return "\n\n".join(parts)


def timeline_in_terminal(timeline: Timeline, terminal: Terminal) -> str:
    """The message, a bar for each month or year, then the passages, earliest first, and those of no known date."""
    parts = _heading(timeline_in_words(timeline), timeline.question, terminal)
    if chart := counted(timeline.dated):
        widest, most = max(len(date_in_words(date)) for date, _ in chart), max(number for _, number in chart)
        parts.append(
            "\n".join(f"{date_in_words(date):<{widest}}  {_bar(number, most)}{number}" for date, number in chart)
        )
    numbers = count(1)
    parts += [citation_in_terminal(next(numbers), citation, terminal) for citation in timeline.dated]
    if timeline.undated:
        parts.append(f"{UNDATED_PASSAGES}{NBSP}:")
        parts += [citation_in_terminal(next(numbers), citation, terminal) for citation in timeline.undated]
    return "\n\n".join(parts)


def survey_in_terminal(survey: Survey, terminal: Terminal, most: int = 20) -> str:
    """The message, how many passages there are of each source and year, then the `most` latest, a line for each."""
    parts = _heading(survey_in_words(survey), survey.question, terminal)
    parts += [_wrapped(_visible(words), terminal) for words in counts_in_words(survey)]
    if survey.latest:
        rows = [
            (date_of(citation.passage.communique), _visible(source_of(citation.passage.communique)), words_of(citation))
            for citation in survey.latest[:most]
        ]
        dates, sources = (max(len(row[column]) for row in rows) for column in (0, 1))
        parts.append(
            "\n".join(
                _cut(f"{date:<{dates}}  {_cut(source, 24):<{min(sources, 24)}}  {_visible(words)}", terminal.width)
                for date, source, words in rows
            )
        )
    if survey.total > most:
        parts.append(_wrapped(f"Les {most} plus récents sont montrés. --csv FICHIER les écrit tous.", terminal))
    return "\n\n".join(parts)


def _heading(message: str, question: Question, terminal: Terminal) -> list[str]:
    """What is said first, and what was understood."""
    parts = [_wrapped(message, terminal)]
    if completed := completed_in_words(question):
        parts.append(terminal.dim(_wrapped(_visible(completed), terminal)))
    if understood := filter_in_words(question.within):
        parts.append(terminal.dim(_wrapped(_visible(f"Cherché parmi{NBSP}: {understood}"), terminal)))
    return parts


def _bar(number: int, most: int) -> str:
    """Up to twenty blocks, at least one where there is something, and a space after them."""
    return "▇" * (-(-20 * number // most)) + " " * bool(number)


def citation_in_terminal(number: int, citation: Citation, terminal: Terminal) -> str:
    communique = citation.passage.communique
    margin, indent = f"{number}  ", " " * len(f"{number}  ")
    pages = pages_in_words(communique, citation.quoted)
    reference = [_visible(source_of(communique)), date_of(communique)]
    reference += [*([pages] if pages else []), *notes_on(communique)]
    if citation.confidence is not None and confidence_of(citation.confidence) is Confidence.UNSURE:
        reference.append(doubt_in_words(citation.confidence))
    head = terminal.bold(f"{margin}{', '.join(reference)}")
    words = _wrapped(quoted(_marked(" ".join(_visible(words_of(citation)).split()), citation)), terminal, indent)
    begin, end = ("\x1b[1m", "\x1b[0m") if terminal.styled else ("", "")
    words = words.replace(_BEGIN, begin).replace(_END, end)
    address = f" {_visible(communique.address)}" if communique.address else ""
    found_in = f"— {_visible(without_markdown(title_of(communique)))} [{communique.id}]{address}"
    if citation.versions:
        ids = ", ".join(version.id for version in citation.versions)
        found_in += f" — {versions_in_words(citation.versions)} [{ids}]"
        found_in += _visible(changed_in_words(communique, citation.versions[0]))
    if citation.repeated:
        ids = ", ".join(repeat.id for repeat in citation.repeated)
        found_in += f" — {repeated_in_words(citation.repeated)} [{ids}]"
    return "\n".join([head, words, *terminal.dim(_wrapped(found_in, terminal, indent)).splitlines()])


def list_in_terminal(communiques: Sequence[Communique], terminal: Terminal) -> str:
    """A line for each communiqué: id, date, source, title, in columns. A screen cuts what is too long."""
    rows = [(c.id, date_of(c), _visible(source_of(c)), _visible(noted_title(c))) for c in communiques]
    dates, sources = (max((len(row[column]) for row in rows), default=0) for column in (1, 2))
    lines = (
        f"{id}  {date:<{dates}}  {_cut(source, 24):<{min(sources, 24)}}  {title}" for id, date, source, title in rows
    )
    return "\n".join(_cut(line, terminal.width) if terminal.styled else line for line in lines)


def figures_in_terminal(figures: Mapping[str, float | Mapping[str, float]]) -> str:
    """Names at the left and figures at the right, a line for each; those of each kind below their name."""
    rows: list[tuple[str, str]] = []
    for name, value in figures.items():
        if isinstance(value, Mapping):
            rows += [(name, ""), *((f"  {kind}", f"{figure:>10g}") for kind, figure in value.items())]
        else:
            rows.append((name, f"{value:>10g}"))
    widest = max((len(name) for name, _ in rows), default=0)
    return "\n".join(f"{name:<{widest}}  {figure}".rstrip() for name, figure in rows)


class Progress:
    """`Indexation : 300 / 2000 (120/s, encore 15 s)`, rewritten in place on a screen; nothing where a log would keep
    every line.
    """

    def __init__(self, doing: str, stream: TextIO | None = None) -> None:
        self._doing = doing
        stream = stream or sys.stderr
        self._stream = getattr(stream, "plain", stream)  # whose line is rewritten in words and numbers of ours alone
        self._on_screen = self._stream.isatty()
        self._pace = Pace()

    def __call__(self, done: int, total: int) -> None:
        if self._on_screen:
            end = "\r\x1b[K" if done >= total else ""
            pace = self._pace(done, total)
            pace += "\x1b[K" if pace else ""  # what stood there may have been longer
            print(f"\r{self._doing}{NBSP}: {done} / {total}{pace}{end}", end="", file=self._stream, flush=True)


def _marked(words: str, citation: Citation) -> str:
    """`words` of the citation with marks around those that answer; as they are where these are not known."""
    if citation.answer is None:
        return words
    text = citation.passage.communique.text
    answer = " ".join(_visible(without_markdown(citation.answer.of(text))).split())
    before = " ".join(_visible(without_markdown(text[citation.quoted.start : citation.answer.start])).split())
    quote = " ".join(_visible(without_markdown(citation.quote)).split())
    at = words.find(answer, max(words.find(quote), 0) + len(before))
    return words if at < 0 else f"{words[:at]}{_BEGIN}{answer}{_END}{words[at + len(answer) :]}"


def _visible(words: str) -> str:
    """`words` without control characters: a communiqué must not command the terminal."""
    return "".join(c if c.isprintable() or c in "\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}" else " " for c in words)


def _cut(words: str, width: int) -> str:
    return words if len(words) <= width else words[: width - 1] + "…"


def _wrapped(words: str, terminal: Terminal, indent: str = "") -> str:
    """`words` in lines. None begins with « ? » or ends with an opening guillemet, whatever space the text has there."""
    filled = textwrap.fill(
        _STICKS.sub(_GLUE, words),
        min(terminal.width, _MEASURE),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled.replace(_GLUE, " ")
