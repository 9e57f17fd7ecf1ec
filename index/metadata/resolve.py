"""What a file says, from its most to its least trusted place → the communiqué, with what other places say otherwise."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from index.french.language import other_language
from index.metadata.headers import read_header
from index.metadata.organisations import Publishers
from index.metadata.organisations_list import well_known_publishers
from index.metadata.publication_date import date_in_name, stated_dates
from index.metadata.source import stated_source, together
from index.metadata.title import stated_title, title_set
from index.values.communique import Communique, Fact, Origin
from index.values.dates import PartialDate
from index.values.document import Declared, Document

T = TypeVar("T")

_NOTHING = Declared()
_NO_NAME = re.compile(
    r"(?:service|presse|contact|info|communication|newsletter|actualité|accueil|home|site|blog|index|untitled)",
    re.IGNORECASE,
)  # begins what is no organisation's name


def communique_of(document: Document, file_name: str, publishers: Publishers) -> Communique:
    """The communiqué in a document, with what is known of it. What is declared wins over what the text states.

    A date is looked for in the front matter, in the text, in the name of the file, in the header of a mail, in what a
    page says of itself. A source likewise, and by the address where it was published.
    """
    source = _chosen(_sources(document, publishers), _agree)
    return Communique(
        document.text,
        title=_title(document, source),
        source=source,
        date=_chosen(_dates(document, file_name), _overlap),
        address=document.address,
        legibility=document.legibility,
        language=other_language(document.text),
    )


def _title(document: Document, source: Fact[str] | None) -> Fact[str] | None:
    for origin in (Origin.DECLARED, Origin.MAIL, Origin.PAGE):
        title = document.said.get(origin, _NOTHING).title
        header = read_header(title, well_known_publishers()) if title and origin is not Origin.DECLARED else None
        if title and (header is None or header.title):
            return Fact((header and header.title) or title, origin)
    author = source.evidence if source else None
    return title_set(document.text, document.heads, author) or stated_title(document.text, author)


def _sources(document: Document, publishers: Publishers) -> Iterator[Fact[str]]:
    names = {origin: declared.source for origin, declared in document.said.items() if declared.source}
    if Origin.DECLARED in names:
        yield Fact(together(names[Origin.DECLARED], publishers), Origin.DECLARED)
    if stated := stated_source(document.text, publishers):
        yield stated
    for origin in (Origin.MAIL, Origin.PAGE, Origin.PROPERTIES):  # only what names someone that is known
        if origin in names and (name := publishers.named(names[origin])):
            yield Fact(name, origin)
    if name := publishers.of_host(document.host):
        yield Fact(name, Origin.HOST)
    for origin in (Origin.MAIL, Origin.PAGE):
        if origin in names and not _NO_NAME.match(names[origin]):
            yield Fact(names[origin], origin)


def _dates(document: Document, file_name: str) -> Iterator[Fact[PartialDate]]:
    if declared := document.said.get(Origin.DECLARED, _NOTHING).date:
        yield Fact(declared, Origin.DECLARED)
    yield from stated_dates(document.text)
    if named := date_in_name(file_name):
        yield named
    for origin in (Origin.MAIL, Origin.PAGE):  # a PDF or an office document is made anew when it is put elsewhere
        if day := document.said.get(origin, _NOTHING).date:
            yield Fact(day, origin)


def _chosen(facts: Iterator[Fact[T]], agree: Callable[[T, T], bool]) -> Fact[T] | None:
    """The first, and beside it those that do not agree with it, each value once."""
    first = next(facts, None)
    if first is None:
        return None
    contrary: dict[T, Fact[T]] = {}
    for fact in facts:
        if not agree(first.value, fact.value):
            contrary.setdefault(fact.value, fact)
    return replace(first, others=tuple(contrary.values()))


def _overlap(first: PartialDate, second: PartialDate) -> bool:
    return first.first_day <= second.last_day and second.first_day <= first.last_day


def _agree(first: str, second: str) -> bool:
    """Whether two sources may be one, or one among those who sign together: « CGT, FO » agrees with « CGT »."""
    words, other_words = (set(re.findall(r"\w+", name.casefold())) for name in (first, second))
    return words <= other_words or other_words <= words
