"""HTML → its main text, without menus and advertisements, and what the page declares to machines."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lxml import html

from index.french.dates import find_dates
from index.french.machine_dates import partial_date
from index.french.paris import day_in_france
from index.reading.charsets import text_in
from index.reading.text import decode
from index.reading.web.article import main_text
from index.reading.web.tree import tree_of
from index.values.communique import Origin
from index.values.dates import PartialDate
from index.values.document import Declared, Document, address_in, host_of, tidy, words

_DATES = "article:published_time datePublished dcterms.date dcterms.created dc.date dc.date.issued date pubdate".split()
_SITES = ("og:site_name", "application-name", "publisher", "site")
_TITLES = ("og:title", "dcterms.title", "dc.title", "twitter:title")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*+=\s*+(?:[\"']\s*+)?([\w.:-]{2,40})", re.IGNORECASE)
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s")  # as browsers write it
_TITLE_AND_SITE = re.compile(r"(?P<title>\S.{2,200}) [|–—·-] (?P<site>[A-ZÀ-Ý][^|–—·]{2,60})")
_META = re.compile(r"\s?(?:(?:par|by)\s[^|•·]{2,40}|[\w ]{3,30})[|•·]\s?(?:le\s)?", re.IGNORECASE)
_PUBLISHED = re.compile(r"\s*(?:publi[ée]e?|post[ée]e?|mise? en ligne|paru|le)\b.{0,30}", re.IGNORECASE)
_HOME = re.compile(r"/|\./|(?:https?:)?//[^/]+/?|(?:/|\./)?(?:index|accueil)\.\w{3,5}|/(?:fr|fr/accueil)/?")
_HEAD = 2_048  # bytes in which a page says its encoding
_ABOVE = 6  # blocks at the top of a text, among which its day stands
_LINKED = 2_000  # values of one block of JSON-LD that are looked at


def read_html(content: bytes) -> Document:
    """The main text of a page; its title, site, date and address are those that it declares to machines.

    Nothing is fetched. Raises DixitError for a page without text.
    """
    label = _CHARSET.search(content[:_HEAD])
    charset = label[1].decode("ascii", "replace") if label else None
    return page(decode(text_in(content, charset).encode("utf-8", "replace") if charset else content))


def page(source: str) -> Document:
    tree = tree_of(source)
    facts = dict(_facts(tree))
    title = _first(facts, _TITLES) or _heading(tree)
    saved = _SAVED.search(source[:_HEAD])
    canonical = map(str, tree.xpath("//link[@rel='canonical']/@href"))
    links = [facts.get("og:url"), *canonical, saved[1] if saved else None]
    address = next((link for link in map(address_in, links) if link), None)
    blocks = main_text(tree)
    text = "\n\n".join(blocks)
    if title and not _squeezed(text[: 3 * len(title) + 200]).count(_squeezed(title)):
        text = f"{title}\n\n{text}"
    date = next((day for name in _DATES if (day := _day(facts.get(name.lower())))), None) or _shown_day(blocks)
    return Document(
        tidy(text),
        {Origin.PAGE: Declared(title, words(_first(facts, _SITES)) or _site(tree), date)},
        host_of(address),
        address,
    )


def _facts(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """What `meta` elements and JSON-LD declare, by lower-case name; the first of a name comes last, to win."""
    for time in reversed(tree.xpath("//article//time[@datetime] | //main//time[@datetime]")):
        yield "pubdate", time.get("datetime")
    for block in reversed(tree.xpath("//script[@type='application/ld+json']/text()")):
        yield from reversed(list(_linked(str(block))))
    for meta in reversed(tree.xpath("//meta[@content]")):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name:
            yield name.lower(), meta.get("content")
    for time in reversed(tree.xpath("//time[@itemprop='datePublished' or @pubdate][@datetime]")):
        yield "datepublished", time.get("datetime")


def _linked(block: str) -> Iterator[tuple[str, str]]:
    """The days and publishers in JSON-LD, however they are nested."""
    try:
        waiting: list[Any] = [json.loads(block)]
    except (ValueError, RecursionError):
        return
    for _ in range(_LINKED):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            if isinstance(day := node.get("datePublished"), str):
                yield "datepublished", day
            if isinstance(publisher := node.get("publisher"), dict) and isinstance(name := publisher.get("name"), str):
                yield "publisher", name
            if node.get("@type") == "WebSite" and isinstance(name := node.get("name"), str):
                yield "site", name
            waiting += [value for key, value in node.items() if key in ("@graph", "mainEntity", "mainEntityOfPage")]


def _day(text: str | None) -> PartialDate | None:
    """The day of a moment in ISO 8601: an instant is a day in France."""
    try:
        moment = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return partial_date(text)
    return day_in_france(moment) if moment.tzinfo else partial_date(text)


def _shown_day(blocks: list[str]) -> PartialDate | None:
    """The day that a line « Publié le … » above the text shows."""
    for block in blocks[:_ABOVE]:
        first = next(iter(find_dates(block[:200])), None)
        if first is None or first.date.day is None:
            continue
        before, after = block[: first.start], block[first.end : 200]
        if _PUBLISHED.fullmatch(before) or (_META.fullmatch(before) and re.match(r"\s*(?:[|•·]|$)", after)):
            return first.date
    return None


def _first(facts: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((value for name in names if (value := words(facts.get(name)))), None)


def _heading(tree: html.HtmlElement) -> str | None:
    """The one first-rank heading, of several, none is the title for sure; one of the second rank that the page is named
    for, where the first says whose it is."""
    headings = [element for element in tree.xpath("//h1") if words(" ".join(element.itertext()))]
    own = [heading for heading in headings if not _leads_home(heading)]
    if headings and not own:  # the name of the site; the text is headed below it
        named = words(" ".join(tree.xpath("//title//text()"))) or ""
        own = [
            one for one in tree.xpath("//h2") if (said := words(" ".join(one.itertext()))) and named.startswith(said)
        ]
    return words(" ".join(own[0].itertext())) if len(own) == 1 else None


def _site(tree: html.HtmlElement) -> str | None:
    """The first heading of a page that leads home: the name of the site."""
    home = next((heading for heading in tree.xpath("//h1") if _leads_home(heading)), None)
    return _named_in_title(tree) if home is None else words(" ".join(home.itertext()))


def _named_in_title(tree: html.HtmlElement) -> str | None:
    """What the title of a page names after its heading, « Aides | Agence du Lac », where it stands on the page."""
    match = _TITLE_AND_SITE.fullmatch(words(" ".join(tree.xpath("//title//text()"))) or "")
    if match is None or not any(
        _squeezed(one.text_content()) == _squeezed(match["title"]) for one in tree.xpath("//h1")
    ):
        return None
    shown = (words(str(text)) for text in tree.xpath("//body//text()"))
    return match["site"] if match["site"] in {text.strip(" ©") for text in shown if text} else None


def _leads_home(heading: html.HtmlElement) -> bool:
    """Whether all of a heading is a link to the first page of the site, or stands in one."""
    links = heading.xpath(".//a[@href]") or heading.xpath("ancestor::a[@href][1]")
    whole = len(links) == 1 and _squeezed(links[0].text_content()) == _squeezed(heading.text_content())
    return whole and _HOME.fullmatch(str(links[0].get("href"))) is not None


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
