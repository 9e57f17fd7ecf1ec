"""Facets → the left of the page: what narrows an answer, each with how many communiqués it would leave."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode

from index.french.calendar import MONTHS
from index.values.dates import PartialDate
from index.values.filter import Filter
from index.values.kinds import Kind
from index.values.spellings import key_of
from qa.overviews.narrowing import Narrowing
from ui.page.source_label import hue_of
from ui.rendering import labels
from ui.rendering.escaping import escape
from ui.rendering.reply_wording import filter_in_words
from ui.rendering.wording import NBSP, NNBSP, count, date_in_words, language_in_words

_AT_ONCE = 6  # sources that are not folded
_STEPS = 10  # heights of a bar
_TOGETHER = 200  # sources of a kind, past which an address does not hold them
_KINDS = {
    Kind.UNION: "syndicats",
    Kind.EMPLOYERS: "organisations patronales",
    Kind.ASSOCIATION: "associations",
    Kind.PUBLIC: "institutions publiques",
    Kind.PARTY: "partis",
    Kind.ORDER: "ordres",
    Kind.COMPANY: "entreprises",
    Kind.PRESS: "presse",
}


def facets_as_html(facets: Narrowing, within: Filter) -> str:
    """What is chosen with what lifts it, then kinds, sources, years and months as buttons that choose them."""
    narrowed = _sources(facets, within) + _kinds(facets, within) + _dates(facets, within)
    return _counted(facets) + _chosen(within) + narrowed


def languages_as_html(counts: Mapping[str, int], chosen: str) -> str:
    """The languages of texts as buttons, where there are several or one is chosen."""
    if len([number for number in counts.values() if number]) < 2 and not chosen:
        return ""
    listed = [(code, number) for code, number in counts.items() if number or code == chosen]
    rows = (_button(f"language/{code}", _state(code == chosen), language_in_words(code), n) for code, n in listed)
    return f"<h3>{labels.LANGUAGES}</h3><ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"


def _counted(facets: Narrowing) -> str:
    """Of which texts the numbers are: those that hold the words, which is not to answer."""
    number = sum(facets.tally.values())
    if not facets.question.words:
        return ""
    what = "les mots de la question" if facets.whole else "la plupart des mots de la question"
    if not number:
        return f'<p class="counted">Aucun {labels.COMMUNIQUE.lower()} ne contient {what}.</p>'
    holding = "contient" if number == 1 else "contiennent"
    words = escape(f"{count(number, labels.COMMUNIQUE.lower())} {holding} {what}.")
    return f'<p class="counted">{words}</p>'


def _chosen(within: Filter) -> str:
    words = filter_in_words(within)
    if not words:
        return ""
    return f'<p class="chosen"><bdi>{escape(words)}</bdi> <button type="button" class="lift">{labels.LIFT}</button></p>'


def _sources(facets: Narrowing, within: Filter) -> str:
    named, chosen = facets.sources(within), {key_of(name): name for name in sorted(within.sources)}
    listed = [(name, number) for name, number in named if name is not None and (number or key_of(name) in chosen)]
    there = {key_of(name) for name, _ in listed}
    listed += [(name, 0) for key, name in chosen.items() if key not in there]
    rows = [_source(name, number, chosen) for name, number in listed]
    unknown = dict(named).get(None, 0)
    if unknown or within.unsourced:
        pressed = _state(within.unsourced)
        rows.append(f"<li>{_button('without/source', pressed, labels.WITHOUT_SOURCE, unknown)}</li>")
    if not rows:
        return ""
    more = ""
    if len(rows) > _AT_ONCE + 1:
        open_attribute = " open" if any("facet on" in row for row in rows[_AT_ONCE:]) else ""
        title = escape(count(len(rows) - _AT_ONCE, "autre source", "autres sources"))
        more = f"<details{open_attribute}><summary>{title}</summary><ul>{''.join(rows[_AT_ONCE:])}</ul></details>"
        rows = rows[:_AT_ONCE]
    return f"<h3>{labels.SOURCES}</h3><ul>{''.join(rows)}</ul>{more}"


def _source(name: str, number: int, chosen: Mapping[str, str]) -> str:
    """Its button, which lifts it as it is chosen, and shows it as it is best written."""
    dot = f'<span class="source hue-{hue_of(name)}"></span>'
    key = key_of(name)
    return f"<li>{_button(f'source/{chosen.get(key, name)}', _state(key in chosen), name, number, dot)}</li>"


def _kinds(facets: Narrowing, within: Filter) -> str:
    """A kind chooses the sources of it, where it tells some of them from others."""
    kinds = [kind for kind in facets.of_kinds(within) if len(kind[1]) <= _TOGETHER]
    if len(kinds) < 2 and not any(within.sources == set(names) and len(names) > 1 for _, names, _ in kinds):
        return ""
    return f"<h3>{labels.KINDS}</h3><ul>{''.join(_kind(*kind, within) for kind in kinds)}</ul>"


def _kind(kind: Kind, names: Sequence[str], number: int, within: Filter) -> str:
    value = f"kind/{urlencode([('source', name) for name in names])}"
    return f"<li>{_button(value, _state(within.sources == set(names)), _KINDS[kind], number)}</li>"


def _dates(facets: Narrowing, within: Filter) -> str:
    years, months = facets.years(within), facets.months(within)
    bars = ""
    if len(years) > 1:
        bars = _bars([(PartialDate(year), number) for year, number in years], within, (years[0][0], years[-1][0]))
    elif years:
        ((year, number),) = years
        state = _state(_holds(within, PartialDate(year)))
        bars = f"<ul><li>{_button(f'when/{year}', state, str(year), number)}</li></ul>"
    if months:
        title = f'<p class="of-year">{months[0][0]}</p>' if len(years) > 1 else ""
        named = [(PartialDate(year, month), number) for year, month, number in months]
        bars += title + _bars(named, within, (MONTHS[0], MONTHS[-1]))
    undated = facets.undated(within)
    if undated or within.undated:
        bars += f"<ul><li>{_button('without/date', _state(within.undated), labels.WITHOUT_DATE, undated)}</li></ul>"
    return f"<h3>{labels.DATES}</h3>{bars}" if bars else ""


def _bars(counted: Sequence[tuple[PartialDate, int]], within: Filter, ends: Iterable[object]) -> str:
    most = max(number for _, number in counted) or 1
    bars = "".join(_bar(when, number, most, within) for when, number in counted)
    return f'<ul class="bars">{bars}</ul><p class="ends">{"".join(f"<span>{end}</span>" for end in ends)}</p>'


def _bar(when: PartialDate, number: int, most: int, within: Filter) -> str:
    """A bar that chooses its year or its month; from one to another is a period."""
    height = -(-number * _STEPS // most)
    words = f"{date_in_words(when)}{NBSP}: {count(number, 'communiqué')}"
    bar = f'<span class="bar tall-{height}"></span><span class="unseen">{words}</span>'
    named = f'class="facet when{_state(_holds(within, when))}" value="when/{when.isoformat()}" title="{words}"'
    return f'<li><button type="button" {named}>{bar}</button></li>'


def _holds(within: Filter, when: PartialDate) -> bool:
    return within.period is not None and within.period.overlaps(when.first_day, when.last_day)


def _button(value: str, pressed: str, name: str, number: int, dot: str = "") -> str:
    words = f'<span class="unseen"> {labels.COMMUNIQUES if number > 1 else labels.COMMUNIQUE.lower()}</span>'
    return (
        f'<button type="button" class="facet{pressed}" value="{escape(value)}">{dot}<span class="name">'
        f'<bdi>{escape(name)}</bdi></span> <span class="number">{_figure(number)}{words}</span></button>'
    )


def _state(is_on: bool) -> str:
    """In a class: the page's cleaning of markup lets no state through, facets.js writes it."""
    return " on" if is_on else ""


def _figure(number: int) -> str:
    return f"{number:,}".replace(",", NNBSP)
