"""What an empty page says: what the corpus holds, or what to do first."""

from typing import TYPE_CHECKING

from ui.page.card import date_as_html, title_as_html
from ui.page.permalink import link_to
from ui.page.source_label import source_as_html
from ui.rendering import labels
from ui.rendering.escaping import escape
from ui.rendering.wording import NBSP, count

if TYPE_CHECKING:
    from index.storage.sql.texts import Texts

_NAMED = 6  # sources
_LATEST = 3  # texts


def welcome_as_html(texts: "Texts") -> str:
    """Its sources and years, and its latest texts as links."""
    if not texts.counts().communiques:
        choose = f'<button type="button" class="choose-files">{labels.CHOOSE_FILES}</button>'
        return f'<div class="welcome"><h2>{labels.EMPTY_TITLE}</h2><p>{labels.EMPTY}</p><p>{choose}</p></div>'
    latest = "".join(
        f'<li><a class="read" href="#{link_to(communique.id)}"><bdi>{title_as_html(communique)}</bdi></a> '
        f"<span>{source_as_html(communique)} · {date_as_html(communique)}</span></li>"
        for communique in texts.latest(_LATEST)
    )
    return (
        f'<div class="welcome"><h2>{labels.WELCOME_TITLE}</h2><p>{labels.WELCOME}</p>'
        f'<p class="held">{escape(held_in_words(texts))}</p>'
        f'<h3>{labels.LATEST}</h3><ul class="latest">{latest}</ul></div>'
    )


def held_in_words(texts: "Texts") -> str:
    """`273 communiqués, de 2010 à 2026, de 20 sources : MiNumEco, CGT…`"""
    sources, years = texts.sources(), years_in_words(texts)
    sentence = count(texts.counts().communiques, "communiqué") + (f", {years}" if years else "")
    if not sources:
        return f"{sentence}."
    named = ", ".join(sources[:_NAMED]) + ("…" if len(sources) > _NAMED else ".")
    return f"{sentence}, de {count(len(sources), 'source')}{NBSP}: {named}"


def years_in_words(texts: "Texts") -> str:
    """`de 2010 à 2026`; empty where nothing is dated."""
    if not (days := texts.days()):
        return ""
    first, last = days[0].year, days[1].year
    return f"de {first}" if first == last else f"de {first} à {last}"
