"""A survey → how many passages there are of each source and year, then the latest of them, in tables."""

import re
from collections.abc import Iterable

from index.values.filter import Filter
from qa.answer import Citation
from qa.overviews.survey import Survey
from qa.understanding.question import Part
from ui.http.survey_address import address_of
from ui.page.card import date_as_html, title_as_html
from ui.page.permalink import Place
from ui.rendering.escaping import Shown, escape
from ui.rendering.labels import EXTRACT, READ
from ui.rendering.views_wording import UNDER_EACH, UNKNOWN_YEAR, shown_in_words
from ui.rendering.wording import NBSP, UNKNOWN_SOURCE, source_of

_LINE_ENDS = re.compile(r"(?<!\s)[^\S\n]*+\n\s*+")
_MOST_SOURCES = 30  # rows; the others are counted together
_AT_ONCE = 10  # passages that are not folded


def survey_as_html(survey: Survey, within: Filter, left_out: Iterable[Part]) -> str:
    """`within` and `left_out` are what the question was asked with: the file is made by asking it again."""
    if not survey.total:
        return ""
    address = escape(address_of(survey.question.whole, within, left_out))
    file = f'<p class="doing"><a class="csv" href="{address}" download>Télécharger le tableau (CSV)</a></p>'
    quoted = shown_in_words(survey)
    notes = [UNDER_EACH] * survey.has_cosigners + [quoted] * bool(quoted)
    note = "".join(f'<p class="others">{escape(words)}</p>' for words in notes)
    title = f"Les {len(survey.latest)}{NBSP}passages" if len(survey.latest) > 1 else "Le passage"
    opened = " open" if len(survey.latest) <= _AT_ONCE else ""
    passages = f'<details class="beside"{opened}><summary>{title}</summary>{_passages(survey.latest)}</details>'
    return f"{_counts(survey)}{file}{note}{passages}"


def _counts(survey: Survey) -> str:
    """A row for each source, a column for each year, latest first."""
    sources, years = survey.sources(), survey.years()
    named = [(source or UNKNOWN_SOURCE, [source]) for source in sources[:_MOST_SOURCES]]
    if rest := sources[_MOST_SOURCES:]:
        named.append((f"{len(rest)}{NBSP}autres", rest))
    head = "".join(f'<th scope="col">{year or UNKNOWN_YEAR}</th>' for year in years)
    rows = "".join(
        f'<tr><th scope="row"><bdi>{escape(name)}</bdi></th>'
        + _numbers([survey.of_any(signing, year) for year in years])
        + "</tr>"
        for name, signing in named
    )
    every = _numbers([survey.of_year(year) for year in years])
    total = f'<tr class="total"><th scope="row">Total</th>{every}</tr>' if len(sources) > 1 else ""
    return _scrolling(
        "Passages par source et par année",
        f'<table class="counts"><thead><tr><th scope="col">Source</th><th scope="col">Total</th>{head}</tr></thead>'
        f"<tbody>{rows}{total}</tbody></table>",
    )


def _numbers(numbers: list[int]) -> str:
    return "".join(f"<td>{number or '–'}</td>" for number in [sum(numbers), *numbers])


def _passages(citations: tuple[Citation, ...]) -> str:
    rows = "".join(_passage(number, citation) for number, citation in enumerate(citations, 1))
    return (
        '<table class="passages"><thead><tr><th scope="col">Date</th><th scope="col">Source</th>'
        f'<th scope="col">Passage</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _passage(number: int, citation: Citation) -> str:
    communique = citation.passage.communique
    quote = escape(_LINE_ENDS.sub(" ", Shown(communique.text).slice(citation.quoted).strip()))
    title = f'<span class="title"><bdi>{title_as_html(communique)}</bdi></span>'
    read = (
        f'<a class="read" href="#{Place.of(citation)}">{READ}<span class="unseen"> {EXTRACT}{NBSP}{number}</span></a>'
    )
    return (
        f'<tr><td>{date_as_html(communique)}</td><td class="source"><bdi>{escape(source_of(communique))}</bdi></td>'
        f"<td><blockquote><bdi>{quote}</bdi></blockquote>{title}<br>{read}</td></tr>"
    )


def _scrolling(name: str, table: str) -> str:
    """A table that may be wider than the page: it scrolls by itself, from the keyboard too."""
    return f'<div class="wide" role="region" aria-label="{name}" tabindex="0">{table}</div>'
