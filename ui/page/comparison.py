"""A comparison → a column for each source, with its words or « rien trouvé »."""

from collections.abc import Iterator
from itertools import count

from qa.overviews.comparison import Column, Comparison
from qa.understanding.question import Question
from ui.page.card import cards_as_html
from ui.page.source_label import hue_of
from ui.rendering.escaping import escape
from ui.rendering.views_wording import NOTHING_FOUND, named
from ui.rendering.wording import NBSP, UNKNOWN_SOURCE
from ui.rendering.wording import count as count_in_words

_MOST_COLUMNS = 4  # that are read side by side; the others are folded


def comparison_as_html(comparison: Comparison) -> str:
    """The closest sources side by side, the others folded, then in a line those that say nothing."""
    numbers = count(1)
    first, rest = comparison.columns[:_MOST_COLUMNS], comparison.columns[_MOST_COLUMNS:]
    html = _columns(first, comparison.question, numbers)
    if rest:
        title = escape(count_in_words(len(rest), "autre source", "autres sources"))
        columns = _columns(rest, comparison.question, numbers)
        html += f'<details class="beside"><summary>{title}</summary>{columns}</details>'
    return html + "".join(_lines(comparison))


def _columns(columns: tuple[Column, ...], question: Question, numbers: Iterator[int]) -> str:
    return f'<div class="columns">{"".join(_column(column, question, numbers) for column in columns)}</div>'


def _column(column: Column, question: Question, numbers: Iterator[int]) -> str:
    """The best extract of a source, and its others under a line that unfolds them."""
    best = cards_as_html(column.citations[:1], question, numbers)
    folded = ""
    if rest := column.citations[1:]:
        title = escape(count_in_words(len(rest), "autre extrait", "autres extraits"))
        folded = f'<details class="beside"><summary>{title}</summary>{cards_as_html(rest, question, numbers)}</details>'
    hue = f" hue-{hue_of(column.source)}" if column.source else ""
    name = f'<span class="source{hue}"><bdi>{escape(column.source or UNKNOWN_SOURCE)}</bdi></span>'
    return f'<section class="column"><h4>{name}</h4>{best}{folded}</section>'


def _lines(comparison: Comparison) -> Iterator[str]:
    for words, sources in (
        ("Répondent aussi", comparison.more),
        (NOTHING_FOUND.capitalize(), comparison.silent),
    ):
        if sources:
            yield f'<p class="others"><bdi>{escape(f"{words}{NBSP}: {named(sources)}.")}</bdi></p>'
