"""Facets of an answer → the questions that may come next: never written, put together from sources and years."""

from index.metadata.organisations_list import well_known_publishers
from index.values.communique import Communique
from index.values.filter import Filter
from index.values.spellings import key_of
from qa.answer import Answer
from qa.overviews.narrowing import Narrowing
from ui.rendering import labels
from ui.rendering.escaping import escape
from ui.rendering.views import ViewReply
from ui.rendering.wording import NBSP, NNBSP

_SOURCES = 2  # others that are named


def next_as_html(facets: Narrowing, reply: ViewReply | None) -> str:
    """A button for each question; empty where there is no answer to go on from."""
    if not isinstance(reply, Answer) or not reply.question.words:
        return ""
    quoted = [citation.passage.communique for citation in reply.citations]
    questions = [
        *_of_others(facets, reply.question.within, quoted),
        *_of_other_years(facets, reply.question.within, quoted),
    ]
    buttons = "".join(
        f'<button type="button" class="next-question">{escape(question)}</button>' for question in questions
    )
    return f'<p class="next"><span>{labels.NEXT}{NBSP}:</span> {buttons}</p>' if questions else ""


def _of_others(facets: Narrowing, within: Filter, quoted: list[Communique]) -> list[str]:
    """« Et la CFTC ? »: those with most texts on the subject of which no word was quoted."""
    heard = {key_of(name) for communique in quoted for name in communique.sources} | set(map(key_of, within.sources))
    names = [name for name, number in facets.sources(within) if name and number and key_of(name) not in heard]
    return [f"Et {_named(name)}{NNBSP}?" for name in names[:_SOURCES]]


def _of_other_years(facets: Narrowing, within: Filter, quoted: list[Communique]) -> list[str]:
    """« Et avant 2019 ? », « Et depuis 2022 ? », where there are texts then and none of them was quoted."""
    all_years = [year for year, number in facets.years(within) if number]
    years = sorted({communique.date.value.year for communique in quoted if communique.date})
    if not years or not all_years:
        return []
    before = [f"Et avant {years[0]}{NNBSP}?"] * (all_years[0] < years[0])
    return before + [f"Et depuis {years[-1] + 1}{NNBSP}?"] * (all_years[-1] > years[-1])


def _named(source: str) -> str:
    """With its article, where the list of organisations has one: « la CFTC », « l’UNSA », « FO »."""
    publisher = well_known_publishers().known(source)
    article = publisher.article if publisher and publisher.name == source else ""
    return article + " " * (article not in ("", "l’", "l'")) + source
