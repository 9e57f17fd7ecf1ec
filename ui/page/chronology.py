"""A chronology → a bar for each month or year, then the passages under their dates."""

from collections.abc import Iterator
from itertools import count, groupby

from qa.answer import Citation
from qa.views.chronology import Chronology, counted
from ui.escaping import escape
from ui.page.card import card_as_html, date_as_html
from ui.views_wording import UNDATED_PASSAGES
from ui.wording import count as count_in_words
from ui.wording import date_in_words

_AT_ONCE = 15  # passages that are not folded


def chronology_as_html(chronology: Chronology) -> str:
    numbers = count(1)
    html = _chart(chronology) + _moments(chronology.dated[:_AT_ONCE], numbers)
    if rest := chronology.dated[_AT_ONCE:]:
        title = escape(count_in_words(len(rest), "passage suivant", "passages suivants"))
        html += f'<details class="beside"><summary>{title}</summary>{_moments(rest, numbers)}</details>'
    if chronology.undated:
        cards = "".join(card_as_html(one, next(numbers)) for one in chronology.undated)
        html += f'<section><h3 class="apart">{UNDATED_PASSAGES}</h3>{cards}</section>'
    return html


def _chart(chronology: Chronology) -> str:
    """A list that says each count in words; the bars only show them."""
    chart = counted(chronology.dated)
    if len(chart) < 2:
        return ""
    most = max(held for _, held in chart)
    bars = "".join(
        f'<li><span class="when">{escape(date_in_words(date))}</span>'
        f'<progress class="bar" max="{most}" value="{held}" aria-hidden="true"></progress>'
        f'<span class="held">{escape(count_in_words(held, "passage"))}</span></li>'
        for date, held in chart
    )
    return f'<ol class="chart">{bars}</ol>'


def _moments(citations: tuple[Citation, ...], numbers: Iterator[int]) -> str:
    """The cards of each date under it."""
    return "".join(
        f'<section class="moment"><h3 class="apart">{date}</h3>'
        f"{''.join(card_as_html(one, next(numbers)) for one in some)}</section>"
        for date, some in groupby(citations, lambda one: date_as_html(one.passage.communique))
    )
