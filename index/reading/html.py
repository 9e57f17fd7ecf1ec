"""HTML → its main text, without menus and advertisements. The only file that knows trafilatura and lxml."""

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import trafilatura
from lxml import etree, html
from trafilatura.settings import use_config

from index.communique import Origin
from index.errors import DixitError
from index.reading.document import Declared, Document, tidy, words
from index.reading.moment import partial_date
from index.reading.text import decode

_DEEPEST = 400  # elements inside one another: people nest a few dozen, lxml's own functions fail at a few hundred
_TABLE_RULE = re.compile(r"^\|[-|: ]+\|$", re.MULTILINE)  # that trafilatura draws under the head of a table
_DATES = "article:published_time datePublished dcterms.date dcterms.created dc.date dc.date.issued date pubdate".split()
_SITES = ("og:site_name", "application-name")
_TITLES = ("og:title", "dcterms.title", "dc.title", "twitter:title")


def read_html(content: bytes) -> Document:
    """The main text of a page; its title, site, date and address are those that it declares to machines.

    Nothing is fetched. Raises DixitError for a page without text.
    """
    return page(decode(content))


def page(written: str) -> Document:
    tree = _parsed(written)
    facts = dict(_facts(tree))
    title = _first(facts, _TITLES) or _heading(tree)
    date = next((day for name in _DATES if (day := partial_date(facts.get(name.lower())))), None)
    links = [facts.get("og:url"), *map(str, tree.xpath("//link[@rel='canonical']/@href"))]
    host = next((host for link in links if link and (host := _host(link))), None)
    return Document(_text(tree, title), {Origin.PAGE: Declared(title, words(_first(facts, _SITES)), date)}, host)


def _parsed(written: str) -> html.HtmlElement:
    try:
        # As bytes: lxml refuses a text that declares its own encoding.
        # Deep trees are let in, to be refused below: they would be cut in silence.
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
        tree = html.document_fromstring(written.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        raise DixitError("cette page n’a pas de texte.") from None
    if _is_deeper(tree, _DEEPEST):
        raise DixitError("cette page emboîte ses éléments à l’excès : ce n’est pas un texte.")
    return tree


def _is_deeper(tree: html.HtmlElement, most: int) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            return True
    return False


def _text(tree: html.HtmlElement, title: str | None) -> str:
    """The main text under its title; of a page too short to have a main part, all that is shown."""
    settings = use_config()
    settings.set("DEFAULT", "MIN_OUTPUT_SIZE", "40")
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "120")
    settings.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")  # the process around us keeps the time
    whole = html.fromstring(html.tostring(tree, encoding="unicode"))  # trafilatura takes its tree apart
    text = trafilatura.extract(
        tree, output_format="txt", include_comments=False, include_tables=True, deduplicate=False,
        favor_recall=True, config=settings,
    )  # fmt: skip
    if not text:
        etree.strip_elements(whole, "script", "style", "noscript", "template", "head", "nav", with_tail=False)
        text = "\n".join(" ".join(line.split()) for line in "\n".join(whole.itertext()).splitlines() if line.strip())
    paragraphs = re.sub(r"\n+", "\n\n", _TABLE_RULE.sub("", text).strip())
    if title and not _squeezed(paragraphs[: 3 * len(title) + 200]).count(_squeezed(title)):
        paragraphs = f"{title}\n\n{paragraphs}"
    return tidy(paragraphs)


def _facts(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """What `meta` elements and JSON-LD declare, by lower-case name; the first of a name comes last, to win."""
    for block in reversed(tree.xpath("//script[@type='application/ld+json']/text()")):
        yield from _linked(str(block))
    for meta in reversed(tree.xpath("//meta[@content]")):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name:
            yield name.lower(), meta.get("content")
    for time in reversed(tree.xpath("//time[@itemprop='datePublished' or @pubdate][@datetime]")):
        yield "datepublished", time.get("datetime")


def _linked(block: str) -> Iterator[tuple[str, str]]:
    try:
        data = json.loads(block)
    except (ValueError, RecursionError):
        return
    for one in data if isinstance(data, list) else [data]:
        if isinstance(one, dict) and isinstance(day := one.get("datePublished"), str):
            yield "datepublished", day


def _first(facts: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((said for name in names if (said := words(facts.get(name)))), None)


def _heading(tree: html.HtmlElement) -> str | None:
    """The one first-rank heading; of several, none is the title for sure."""
    headings = [found for one in tree.xpath("//h1") if (found := words(" ".join(one.itertext())))]
    return headings[0] if len(headings) == 1 else None


def _host(link: str) -> str | None:
    try:
        return urlsplit(link).hostname
    except ValueError:
        return None


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
