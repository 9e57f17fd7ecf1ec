"""A timeline → a bar for each month or year, then the closest extracts of each year under it."""

from collections.abc import Iterator, Sequence
from itertools import count, groupby

from qa.answer import Citation
from qa.overviews.timeline import Timeline, counted
from qa.understanding.question import Question
from ui.page.card import cards_as_html, grouped
from ui.rendering.escaping import escape
from ui.rendering.views_wording import UNDATED_PASSAGES
from ui.rendering.wording import count as count_in_words
from ui.rendering.wording import date_in_words

_OF_A_YEAR = 2  # extracts, the closest, that are not folded


def timeline_as_html(timeline: Timeline) -> str:
    """The years in order, each with its closest extracts; the others and the undated ones are folded."""
    numbers, question = count(1), timeline.question
    years = groupby(timeline.dated, lambda citation: _year(citation))
    html = _chart(timeline) + "".join(_of_a_year(year, [*citations], question, numbers) for year, citations in years)
    if timeline.undated:
        cards = cards_as_html(timeline.undated, question, numbers)
        title = f"{UNDATED_PASSAGES} ({len(timeline.undated)})"
        html += f'<details class="beside undated"><summary>{escape(title)}</summary>{cards}</details>'
    return f'<div class="timeline">{html}</div>'


def _of_a_year(year: int, citations: Sequence[Citation], question: Question, numbers: Iterator[int]) -> str:
    """The closest of a year, in the order of their days, and the rest under a line that unfolds it."""
    texts = grouped(citations)
    best = sorted(texts, key=lambda group: -max(citation.score for citation in group))[:_OF_A_YEAR]
    best_of_each = [max(group, key=lambda citation: citation.score) for group in texts if group in best]
    rest = [citation for citation in citations if citation not in best_of_each]
    folded = ""
    cards = cards_as_html(best_of_each, question, numbers)
    if rest:
        title = escape(count_in_words(len(rest), "autre extrait", "autres extraits"))
        cards_of_rest = cards_as_html(rest, question, numbers)
        folded = f'<details class="beside"><summary>{title}</summary>{cards_of_rest}</details>'
    return f'<section class="moment"><h4 class="apart">{year}</h4>{cards}{folded}</section>'


def _year(citation: Citation) -> int:
    date = citation.passage.communique.date
    assert date is not None
    return date.value.year


def _chart(timeline: Timeline) -> str:
    """A list that says each count in words; the bars only show them."""
    chart = counted(timeline.dated)
    if len(chart) < 2:
        return ""
    most = max(number for _, number in chart)
    bars = "".join(
        f'<li data-when="{escape(date_in_words(date))}">'
        f'<button type="button" class="when" value="when/{date.isoformat()}">{escape(date_in_words(date))}</button>'
        f'<progress class="bar" max="{most}" value="{number}" aria-hidden="true"></progress>'
        f'<span class="held">{escape(count_in_words(number, "extrait") if number else "–")}</span></li>'
        for date, number in chart
    )
    return f'<ol class="chart">{bars}</ol>'
