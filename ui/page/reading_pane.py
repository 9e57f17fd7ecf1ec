"""A communiqué → the HTML that shows all of it, with the passage and the quote marked."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING

from index.communique import Communique, Fact, Span
from index.french.dates import PartialDate
from index.intake import Location
from index.marks import without_marks
from ui.escaping import Shown, escape
from ui.explaining import explain
from ui.page import labels
from ui.page.card import date_as_html, title_as_html, versions_as_html
from ui.page.place import Place, linked_to
from ui.page.rendering import error_as_html
from ui.page.source_label import source_as_html
from ui.wording import origin_of

if TYPE_CHECKING:
    from index.catalogue import Catalogue

_PARAGRAPH = re.compile(r"\S(?:[^\n\f]*[^\s])?(?:\n[^\S\n\f]*\S[^\n\f]*)*")
_NO_SOURCE = "le texte ne dit pas qui l’a publié"
_NO_DATE = "le texte ne dit pas quand il a été publié"


def open_place(catalogue: "Catalogue", written: str) -> str:
    """The communiqué at a place as a link writes it, or why there is none."""
    wanted = Place.parse(written)
    named = wanted.communique if wanted else linked_to(written)
    if named is None:
        return error_as_html(labels.NO_SUCH_PLACE)
    try:
        communique = catalogue.communique(named)
    except Exception as error:
        return error_as_html(explain(error))
    if communique is None or (wanted is not None and not wanted.lies_in(communique)):
        return error_as_html(labels.GONE)
    origins, versions = catalogue.origins([named]).get(named, ()), catalogue.versions([named]).get(named, ())
    return communique_as_html(communique, wanted, origins, versions)


def communique_as_html(
    communique: Communique,
    place: Place | None,
    origins: Sequence[Location] = (),
    versions: Sequence[Communique] = (),
) -> str:
    """Title, source and date with how each is known, the files that it came from where there are several, its other
    versions, then the whole text, the place marked in it if one is given.
    """
    shown = Shown(communique.text)
    paragraphs = "".join(
        f"<p>{''.join(_pieces(paragraph, shown, place))}</p>" for paragraph in _paragraphs(communique.text)
    )
    return (
        f'<article class="communique"><header><h2><bdi>{title_as_html(communique)}</bdi></h2><dl>'
        f"<div><dt>Source</dt><dd>{source_as_html(communique)}"
        f"{_origin(communique.source, communique, _NO_SOURCE)}</dd></div>"
        f"<div><dt>Date</dt><dd><strong>{date_as_html(communique)}</strong>"
        f"{_origin(communique.date, communique, _NO_DATE)}</dd></div>"
        f"{_files(origins)}</dl>{versions_as_html(versions)}</header>"
        f'<div class="text">{paragraphs}</div></article>'
    )


def _files(origins: Sequence[Location]) -> str:
    """The names under which the same words came, where there are several, each with the folder that it lies in."""
    if len(origins) < 2:
        return ""
    names = (f"{one.path} (dossier {PurePath(one.folder).name})" if one.folder else one.path for one in origins)
    shown = ", ".join(f"<bdi>{escape(name)}</bdi>" for name in names)
    return f'<div><dt>{labels.FILES}</dt><dd>{shown} <span class="origin">le même texte</span></dd></div>'


def _origin(fact: Fact[str] | Fact[PartialDate] | None, communique: Communique, unknown: str) -> str:
    words = origin_of(fact, communique) if fact else unknown
    return f' <span class="origin"><bdi>{escape(without_marks(words))}</bdi></span>'


def _paragraphs(text: str) -> Iterator[Span]:
    """The stretches between blank lines, in order: every visible character of the text lies in one."""
    return (Span(*match.span()) for match in _PARAGRAPH.finditer(text))


def _pieces(paragraph: Span, shown: Shown, place: Place | None) -> Iterator[str]:
    """The paragraph cut where the passage, the quote and the other quotes begin and end, each piece marked for what
    it is."""
    if place is None:
        yield shown.escaped(paragraph)
        return
    edges = {edge for span in (place.passage, place.quoted, *place.others) for edge in (span.start, span.end)}
    cuts = [paragraph.start, *sorted(e for e in edges if paragraph.start < e < paragraph.end), paragraph.end]
    for start, end in pairwise(cuts):
        words = shown.escaped(Span(start, end))
        if not words:
            continue
        if _holds(place.quoted, start, end):
            yield f'<mark class="quoted">{words}</mark>'
        elif any(_holds(other, start, end) for other in place.others):
            yield f'<mark class="cited">{words}</mark>'
        elif _holds(place.passage, start, end):
            yield f'<mark class="passage">{words}</mark>'
        else:
            yield words


def _holds(span: Span, start: int, end: int) -> bool:
    return span.start <= start and end <= span.end
