"""What a file says, from its most to its least trusted place → the communiqué, with what other places say otherwise."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from index.communique import Communique, Fact, Origin
from index.french.dates import PartialDate
from index.identifying.authorship import stated_source, together
from index.identifying.edges import HEADER
from index.identifying.metadata import date_in_name, stated_dates, stated_title
from index.identifying.publishers import Publishers
from index.reading.document import Declared, Document

T = TypeVar("T")

_NOTHING = Declared()
_NO_NAME = re.compile(
    r"(?:service|presse|contact|info|communication|newsletter|actualité|accueil|home|site|blog|index|untitled)",
    re.IGNORECASE,
)  # begins what is no organisation's name


def communique_of(document: Document, file_name: str, publishers: Publishers) -> Communique:
    """The communiqué in a document, with what is known of it. What is declared wins over what the text states.

    A date is looked for in the front matter, in the text, in the name of the file, in the header of a mail, in what a
    page or a document says of itself. A source likewise, and by the address where it was published.
    """
    source = _chosen(_sources(document, publishers), _agree)
    return Communique(
        document.text,
        title=_title(document, source),
        source=source,
        date=_chosen(_dates(document, file_name), _overlap),
    )


def _title(document: Document, source: Fact[str] | None) -> Fact[str] | None:
    for origin in (Origin.DECLARED, Origin.MAIL, Origin.PAGE):
        title = document.said.get(origin, _NOTHING).title
        if title and (origin is Origin.DECLARED or not HEADER.fullmatch(title)):  # « Communiqué de presse »
            return Fact(title, origin)
    return stated_title(document.text, source.evidence if source else None)


def _sources(document: Document, publishers: Publishers) -> Iterator[Fact[str]]:
    said = {origin: one.source for origin, one in document.said.items() if one.source}
    if Origin.DECLARED in said:
        yield Fact(together(said[Origin.DECLARED], publishers), Origin.DECLARED)
    if stated := stated_source(document.text, publishers):
        yield stated
    for origin in (Origin.MAIL, Origin.PAGE, Origin.PROPERTIES):  # only what names someone that is known
        if origin in said and (name := publishers.named(said[origin])):
            yield Fact(name, origin)
    if name := publishers.of_host(document.host):
        yield Fact(name, Origin.HOST)
    for origin in (Origin.MAIL, Origin.PAGE):
        if origin in said and not _NO_NAME.match(said[origin]):
            yield Fact(said[origin], origin)


def _dates(document: Document, file_name: str) -> Iterator[Fact[PartialDate]]:
    if declared := document.said.get(Origin.DECLARED, _NOTHING).date:
        yield Fact(declared, Origin.DECLARED)
    yield from stated_dates(document.text)
    if named := date_in_name(file_name):
        yield named
    for origin in (Origin.MAIL, Origin.PAGE, Origin.PROPERTIES):
        if day := document.said.get(origin, _NOTHING).date:
            yield Fact(day, origin)


def _chosen(found: Iterator[Fact[T]], agree: Callable[[T, T], bool]) -> Fact[T] | None:
    """The first, and beside it those that do not agree with it, each value once."""
    first = next(found, None)
    if first is None:
        return None
    others: dict[T, Fact[T]] = {}
    for one in found:
        if not agree(first.value, one.value):
            others.setdefault(one.value, one)
    return replace(first, others=tuple(others.values()))


def _overlap(one: PartialDate, other: PartialDate) -> bool:
    return one.first_day <= other.last_day and other.first_day <= one.last_day


def _agree(one: str, other: str) -> bool:
    """Whether two sources may be one, or one among those who sign together: « CGT, FO » agrees with « CGT »."""
    words, others = (set(re.findall(r"\w+", name.casefold())) for name in (one, other))
    return words <= others or others <= words
