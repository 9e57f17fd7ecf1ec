"""The list of the corpus as the page shows it: rows that can be read, corrected and removed, a page at a time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from index.french.markdown import without_markdown
from index.metadata.proposals import Proposals, proposals
from index.storage.sql.listing import Selection, Sort, folded
from index.values.communique import Communique, Origin
from index.values.filter import EVERYTHING
from qa.overviews.narrowing import Narrowing
from qa.understanding.question import Question
from ui.page.address import Address
from ui.page.card import date_as_html, title_as_html
from ui.page.corpus.proposed import DATE, SOURCE, accept_all_as_html, proposed_as_html
from ui.page.facets import facets_as_html, languages_as_html
from ui.page.permalink import link_to
from ui.page.source_label import source_as_html
from ui.rendering.escaping import escape
from ui.rendering.wording import LANGUAGES, NNBSP, count, quoted, title_of

if TYPE_CHECKING:
    from index.storage.sql.texts import Texts

Holding = Callable[[Sequence[str]], Mapping[str, Sequence[int]]]  # the passages that hold each of some words

PAGE = 30  # rows that are shown together
ALL, UNDATED, UNSOURCED = "all", "undated", "unsourced"
WORK_LISTS = [("Tous", ALL), ("Sans date", UNDATED), ("Sans source", UNSOURCED)]
_UP, _DOWN = "ascending", "descending"
_COLUMNS = [  # the name of each, and the orders that its head gives, the first one first
    ("Titre", {Sort.TITLE: _UP, Sort.TITLE_REVERSED: _DOWN}),
    ("Source", {Sort.SOURCE: _UP, Sort.SOURCE_REVERSED: _DOWN}),
    ("Date", {Sort.DATE: _DOWN, Sort.OLDEST: _UP}),
    ("Ajout", {Sort.NEWEST: _DOWN, Sort.ARRIVAL: _UP}),
]
_LONGEST = 20_000  # characters of what the facets ask for
_SHORT = 60  # characters of a title that name a button, of a text that has none


def selection_of(
    words: str | None, which: str | None, sort: str | None, narrowed: str | None = None, holding: Holding | None = None
) -> Selection:
    """What the fields above the list ask for, in the texts too where they are looked up by `holding`, and the facets
    beside it, `source=CGT&de=2019&langue=en`. A browser may send anything: what has no meaning is left out.
    """
    order = Sort(sort) if sort in list(Sort) else Sort.NEWEST
    words = (words or "")[:200]
    passages = holding((folded(words) or "").split()) if holding and words.strip() else None
    within, language = (
        Address.parse(narrowed or "").within,
        dict(parse_qsl((narrowed or "")[:_LONGEST])).get("langue", ""),
    )
    return Selection(
        words,
        which == UNDATED,
        which == UNSOURCED,
        order,
        passages=passages,
        within=within,
        language=language if language in LANGUAGES else "",
    )


def list_facets_as_html(texts: "Texts", selection: Selection) -> str:
    """Of whom, of when and in which languages the texts are that the fields ask for: each facet counts those that the
    other ones let through."""
    tally = texts.tally_listed(replace(selection, within=EVERYTHING))
    of_all = Narrowing(Question("", (), EVERYTHING), tally)
    languages = texts.languages(replace(selection, language=""))
    return facets_as_html(of_all, selection.within) + languages_as_html(languages, selection.language)


def work_lists(texts: "Texts", selection: Selection) -> list[tuple[str, str]]:
    """The names of the lists with how many each holds, and their values, as `gr.Radio` takes them."""
    each = {
        which: replace(selection, undated=which == UNDATED, unsourced=which == UNSOURCED) for _, which in WORK_LISTS
    }
    return [(f"{name} ({texts.count_listed(each[which])})", which) for name, which in WORK_LISTS]


def list_as_html(texts: "Texts", selection: Selection, after: int, narrowed: str = "") -> str:
    """The rows after the first `after`, under how many there are; the last ones when there are not so many."""
    total = texts.count_listed(selection)
    if not total:
        return _found(_nothing(texts, selection), selection, narrowed)
    first = min(max(after, 0), (total - 1) // PAGE * PAGE)
    shown = texts.listed(selection, PAGE, first)
    lacking = shown if selection.undated or selection.unsourced else []
    proposed = {communique.id: proposals(communique) for communique in lacking}
    rows = "".join(_row(communique, proposed.get(communique.id)) for communique in shown)
    table = f'<table class="rows"><thead>{_head(selection.sort)}</thead><tbody>{rows}</tbody></table>'
    found = count(total, "communiqué")
    if total > PAGE:
        found = f"{_figure(first + 1)} à {_figure(first + len(shown))} sur {found}"
    kind = DATE if selection.undated else SOURCE if selection.unsourced else None
    accept = accept_all_as_html(proposed, elsewhere=kind if total > PAGE else None)
    return f"{_found(found, selection, narrowed)}{accept}{table}{_pager(first, total)}"


def _found(said: str, selection: Selection, narrowed: str) -> str:
    """What was found, and what was asked for: the page asks again when that is no longer what its fields say.

    A button's value is what the page's cleaning of markup lets through.
    """
    which = UNDATED if selection.undated else UNSOURCED if selection.unsourced else ALL
    asked = escape("/".join([which, selection.sort, narrowed, selection.words]))
    return f'<p class="found" tabindex="-1">{escape(said)}<button hidden value="{asked}"></button></p>'


def _nothing(texts: "Texts", selection: Selection) -> str:
    if selection.words:
        return "Aucun communiqué ne contient ces mots."
    if not texts.counts().communiques:
        return "Le corpus est vide."
    if selection.within != EVERYTHING or selection.language:
        return "Aucun communiqué n’est dans ces filtres."
    return "Rien à compléter."


def _row(communique: Communique, proposed: Proposals | None) -> str:
    title = f' <span class="unseen">{escape(quoted(_short(communique)))}</span>'
    edit = f'<button type="button" class="go" value="edit/{communique.id}">Corriger{title}</button>'
    remove = f'<button type="button" class="change" value="remove/{communique.id}">Retirer{title}</button>'
    return (
        f'<tr><td class="ticking"></td><td class="title"><a class="read" href="#{link_to(communique.id)}">'
        f"<bdi>{title_as_html(communique)}</bdi></a>{_beginning(communique)}{_entered(communique)}"
        f"{proposed_as_html(communique, proposed) if proposed else ''}</td>"
        f'<td class="of-whom">{source_as_html(communique)}</td><td class="when">{date_as_html(communique)}</td>'
        f'<td class="doing">{edit}{remove}</td></tr>'
    )


def _head(sort: Sort) -> str:
    """The names of the columns, each a button that gives the list its order, or turns it round. The page's cleaning
    of markup lets no state through: the order of a column is in its class.
    """
    return f'<tr><td class="ticking"></td>{"".join(_column(name, orders, sort) for name, orders in _COLUMNS)}</tr>'


def _column(name: str, orders: Mapping[Sort, str], sort: Sort) -> str:
    first, second = orders
    button = f'<button type="button" class="sort" value="sort/{second if sort is first else first}">{name}</button>'
    return f'<th class="{orders[sort]}">{button}</th>' if sort in orders else f"<th>{button}</th>"


def _beginning(communique: Communique) -> str:
    """The first words of a text without a title, by which it is told from others."""
    if communique.title is not None:
        return ""
    words = " ".join(without_markdown(communique.text[: 4 * _SHORT]).split())
    return f' <span class="why"><bdi>{escape(quoted(_cut(words)))}</bdi></span>'


def _entered(communique: Communique) -> str:
    """Which facts a person entered: `titre et date saisis`."""
    facts = (("titre", communique.title), ("source", communique.source), ("date", communique.date))
    names = [name for name, fact in facts if fact is not None and fact.origin is Origin.ENTERED]
    if not names:
        return ""
    said = "saisie" if names in (["source"], ["date"], ["source", "date"]) else "saisi"
    joined = " et ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return f' <span class="entered">{joined} {said}{"s" if len(names) > 1 else ""}</span>'


def _short(communique: Communique) -> str:
    return _cut(without_markdown(title_of(communique)))


def _cut(words: str) -> str:
    return words if len(words) <= _SHORT else words[: _SHORT - 1] + "…"


def _pager(first: int, total: int) -> str:
    if total <= PAGE:
        return ""
    before, after = first - PAGE, first + PAGE
    previous = _turn(before, "Précédents") if before >= 0 else ""
    following = _turn(after, "Suivants") if after < total else ""
    return f'<nav class="pager" aria-label="Pages de la liste">{previous}{following}</nav>'


def _turn(to: int, name: str) -> str:
    return f'<button type="button" class="go" value="page/{to}">{name}</button>'


def _figure(number: int) -> str:
    return f"{number:,}".replace(",", NNBSP)
