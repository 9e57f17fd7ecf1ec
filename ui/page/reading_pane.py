"""A communiqué → the HTML that shows all of it, with the passage and the quote marked."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING

from index.french.markdown import without_markdown
from index.reading.web_address import web_address
from index.values.communique import Communique, Fact, Span
from index.values.dates import PartialDate
from index.values.files import Location
from ui.page.card import date_as_html, title_as_html, versions_as_html
from ui.page.differences import COMPARED, open_differences
from ui.page.permalink import Place, link_to, linked_to
from ui.page.rendering import error_as_html
from ui.page.source_label import source_as_html
from ui.rendering import labels
from ui.rendering.errors import explain
from ui.rendering.escaping import Shown, escape
from ui.rendering.wording import is_of_mail, notes_on, origin_of

if TYPE_CHECKING:
    from index.storage.sql.texts import Texts
    from qa.librarian import Librarian

_PARAGRAPH = re.compile(r"\S(?:[^\n\f]*[^\s])?(?:\n[^\S\n\f]*\S[^\n\f]*)*")
_BEGINS_ITEM = re.compile(r"\s{0,9}(?:[^\w\s«“\"(‘’'\[…]|\d{1,3}[.)°]|[a-z][.)])(?:\s|$)|\|")
_NARROW, _WIDE = 45, 90  # letters of a line of a mail
_NO_SOURCE = "le texte ne dit pas qui l’a publié"
_NO_DATE = "le texte ne dit pas quand il a été publié"


def open_place(texts: "Texts", written: str) -> str:
    """The communiqué at a place as a link writes it, or why there is none."""
    if COMPARED.fullmatch(written):
        return open_differences(texts, written)
    wanted = Place.parse(written)
    named = wanted.communique if wanted else linked_to(written)
    if named is None:
        return error_as_html(labels.NO_SUCH_PLACE)
    try:
        communique = texts.communique(named)
    except Exception as error:
        return error_as_html(explain(error))
    if communique is not None and communique.id != named:
        wanted, named = None, communique.id  # the place is one of the text that this one took the place of
    if communique is None or (wanted is not None and not wanted.lies_in(communique)):
        return error_as_html(labels.GONE)
    origins, versions = (
        texts.origins([named]).get(named, ()),
        texts.versions([named]).get(named, ()),
    )
    original = texts.original(named)
    address = communique.address or (web_address(original) if original else None)
    return communique_as_html(communique, wanted, origins, versions, address, original.name if original else None)


def neighbours_as_html(librarian: "Librarian", written: str) -> str:
    """The texts on the same subject as the one that is open; nothing where there are none."""
    place = Place.parse(written)
    named = place.communique if place else linked_to(written)
    try:
        near = librarian.neighbours(named) if named else []
    except Exception:  # what goes wrong with the text itself is told there
        return ""
    links = "".join(
        f'<li><a class="read" href="#{link_to(other.id)}"><bdi>{title_as_html(other)}</bdi></a> '
        f"<span>{source_as_html(other)} · {date_as_html(other)}</span></li>"
        for other in near
    )
    return f"<h3>{labels.NEIGHBOURS}</h3><ul>{links}</ul>" if links else ""


def communique_as_html(
    communique: Communique,
    place: Place | None,
    origins: Sequence[Location] = (),
    versions: Sequence[Communique] = (),
    address: str | None = None,
    original: str | None = None,
) -> str:
    """Title, source and date with how each is known, the files that it came from where there are several, where it was
    published and the file that is kept, its other versions, then the whole text, the place marked in it if one is
    given.
    """
    shown = Shown(communique.text)
    paragraphs = "".join(
        _paragraph(paragraph, shown, place, communique.text) for paragraph in _paragraphs(communique.text)
    )
    return (
        f'<article class="communique"><header><h2><bdi>{title_as_html(communique)}</bdi></h2><dl>'
        f"<div><dt>Source</dt><dd>{source_as_html(communique)}"
        f"{_origin(communique.source, communique, _NO_SOURCE)}</dd></div>"
        f"<div><dt>Date</dt><dd><strong>{date_as_html(communique)}</strong>"
        f"{_origin(communique.date, communique, _NO_DATE)}</dd></div>"
        f"{_files(origins)}{_address(address)}{_original(communique, place, original)}</dl>"
        f"{_notes(communique)}{versions_as_html(versions, communique)}</header>"
        f'<div class="text">{paragraphs}</div></article>'
    )


def _notes(communique: Communique) -> str:
    """What is to be known before the words are quoted."""
    return "".join(f'<p class="doubtful">{escape(words)}</p>' for words in notes_on(communique))


def _original(communique: Communique, place: Place | None, name: str | None) -> str:
    """A link to the file as it came; to its page, for a PDF."""
    if name is None:
        return ""
    page = communique.page(place.quoted.start) if place else None
    link = f"/api/communiques/{communique.id}/original{f'#page={page}' if page else ''}"
    opened = f'<a class="original" href="{link}" target="_blank" rel="noopener">{labels.ORIGINAL}</a>'
    return f"<div><dt>{labels.ORIGINAL_FILE}</dt><dd><bdi>{escape(name)}</bdi> {opened}</dd></div>"


def _files(origins: Sequence[Location]) -> str:
    """The names under which the same words came, where there are several, each with the folder that it lies in."""
    if len(origins) < 2:
        return ""
    names = (f"{one.path} (dossier {PurePath(one.folder).name})" if one.folder else one.path for one in origins)
    shown = ", ".join(f"<bdi>{escape(name)}</bdi>" for name in names)
    return f'<div><dt>{labels.FILES}</dt><dd>{shown} <span class="origin">le même texte</span></dd></div>'


def _address(address: str | None) -> str:
    """A link that leaves this machine, only when it is followed, and says so; that of a mail leads nowhere."""
    if address is None:
        return ""
    if is_of_mail(address):
        return f"<div><dt>{labels.ADDRESS_OF}</dt><dd><bdi>{escape(address)}</bdi></dd></div>"
    words = escape(re.sub(r"^https?://(?:www\.)?|/$", "", address))
    link = f'<a class="original" href="{escape(address)}" target="_blank" rel="noreferrer noopener">{words}</a>'
    return f'<div><dt>{labels.ADDRESS_OF}</dt><dd>{link} <span class="origin">{labels.LEAVES}</span></dd></div>'


def _origin(fact: Fact[str] | Fact[PartialDate] | None, communique: Communique, unknown: str) -> str:
    words = origin_of(fact, communique) if fact else unknown
    return f' <span class="origin"><bdi>{escape(without_markdown(words))}</bdi></span>'


def _paragraphs(text: str) -> Iterator[Span]:
    """The stretches between blank lines, in order: every visible character of the text lies in one."""
    return (Span(*match.span()) for match in _PARAGRAPH.finditer(text))


def _paragraph(paragraph: Span, shown: Shown, place: Place | None, text: str) -> str:
    """On lines as wide as the pane where it was cut at a width: a line end is then no word of its author."""
    html = "".join(_pieces(paragraph, shown, place))
    return f"<p>{html.replace('<br>', ' ') if _is_wrapped(paragraph.of(text)) else html}</p>"


def _is_wrapped(words: str) -> bool:
    """Whether all lines but the last are of about one length, a mail's, and none begins an item of a list.

    >>> _is_wrapped("Le canal de Briare reste à sec depuis la fin du mois de mars, ce que\\nles mariniers déplorent.")
    True
    """
    *lines, last = words.split("\n")
    whole = all(_NARROW <= len(line.rstrip()) <= _WIDE for line in lines) and len(last) <= _WIDE
    return bool(lines) and whole and not any(_BEGINS_ITEM.match(line) for line in [*lines, last])


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
