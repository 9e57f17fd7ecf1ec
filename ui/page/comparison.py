"""A comparison → a column for each source, with its words or « rien trouvé »."""

from collections.abc import Iterator
from itertools import count

from qa.views.comparison import Comparison
from ui.escaping import escape
from ui.page.card import card_as_html
from ui.views_wording import NOTHING_FOUND, named
from ui.wording import NBSP, UNKNOWN_SOURCE

_MOST_COLUMNS = 12  # with those that say nothing; past that these are named in a line


def comparison_as_html(comparison: Comparison) -> str:
    """The columns, then in a line the sources that have none."""
    room = max(0, _MOST_COLUMNS - len(comparison.columns))
    quiet, others = comparison.silent[:room], comparison.silent[room:]
    numbers = count(1)
    columns = [
        _column(column.source, "".join(card_as_html(one, next(numbers)) for one in column.citations))
        for column in comparison.columns
    ]
    columns += [_column(source, f'<p class="nothing">{NOTHING_FOUND}</p>') for source in quiet]
    lines = "".join(_lines(comparison, others))
    return f'<div class="columns">{"".join(columns)}</div>{lines}'


def _column(source: str | None, inside: str) -> str:
    name = escape(source or UNKNOWN_SOURCE)
    return f'<section class="column"><h3><bdi>{name}</bdi></h3>{inside}</section>'


def _lines(comparison: Comparison, silent: tuple[str | None, ...]) -> Iterator[str]:
    for words, sources in (("Répondent aussi", comparison.more), (NOTHING_FOUND.capitalize(), silent)):
        if sources:
            yield f'<p class="others"><bdi>{escape(f"{words}{NBSP}: {named(sources)}.")}</bdi></p>'
