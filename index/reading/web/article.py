"""The elements of a page → its main text, block by block, without what surrounds it."""

import re
from collections.abc import Sequence

import trafilatura
from lxml import html
from trafilatura.settings import use_config

from index.french.dates import find_dates
from index.reading.web.visible import Visible

_TABLE_RULE = re.compile(r"^\|[-|: ]+\|$", re.MULTILINE)  # that trafilatura draws under the head of a table
_BANNER = re.compile(
    r"cookie|consent|gdpr|rgpd|didomi|axeptio|tarteaucitron|onetrust|\bcmp\b|\bmodal\b|pop-?up|lightbox", re.IGNORECASE
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|fil-d-?ariane|share|sharing|social|partage[rs]?|related|"
    r"similaires|voir-aussi|sidebar|comments?|commentaires|pagination|pager|skip-?links?|newsletter|tags|widget)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_REMARKS = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentaires|comment-?list|disqus\w*|respond)(?:$|[\s_-])", re.IGNORECASE
)
_PATH = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|ariane|hierarchie|cat-links|tags?-links|entry-footer|post-(?:tags|categories))(?:$|[\s_-])",
    re.IGNORECASE,
)  # where the text is filed on the site
_ENDS_OF_PAGE = re.compile(
    r"(?:^|[\s_-])(?:header|footer|ent[eê]te|pied(?:-de-page)?|bas-de-page|posts|rubriques?)(?:$|[\s_-])", re.IGNORECASE
)
_RIGHTS = re.compile("©|tous droits réservés|mentions légales", re.IGNORECASE)
_MOST_OF_A_PATH = 30  # words
_SEVERAL = 2  # links
_LINKS = 0.7  # of the words
_ROLES = {"navigation", "search", "contentinfo", "dialog", "alertdialog", "menu", "menubar"}
_OUTER = ("header", "footer", "aside", "nav")
_FEW = 8  # words: less is no text
_MOST_OF_IT = 0.7  # of the words that a page shows, links apart: its text is all of it
_WIDEST = 1_000  # elements within a row or a paragraph
_LONGEST_DATELINE = 150  # characters
_WORD = re.compile(r"\w+")


def main_text(tree: html.HtmlElement) -> list[str]:
    """The blocks of the main text: of the element that says that it is, or of what looks like it."""
    body = tree.find(".//body")
    if body is None:
        return []
    _clean(body)
    holder = _holder(body)
    reader = Visible(unfold=True)
    if holder is not None:
        blocks = reader.blocks(holder)
        return [*_datelines(reader.blocks(body), blocks), *blocks]
    whole = reader.blocks(body)
    extracted = _extracted(tree) if not _is_wide(body) else []
    if not extracted or _size(extracted) > _MOST_OF_IT * max(_size(whole) - _linked(body), 1):
        return whole
    return extracted


def _clean(body: html.HtmlElement) -> None:
    """Takes out banners, menus, and what stands around the text; never what holds most of the words or its title."""
    whole = len(_WORD.findall(body.text_content()))
    for element in list(body.iterdescendants()):
        if not isinstance(element.tag, str) or not _is_around(element) or element.getparent() is None:
            if element.tag == "aside":
                element.tag = "div"  # of the text, where trafilatura would leave it
            continue
        holds_text = element.find(".//h1") is not None or bool(element.xpath(".//article | .//main"))
        is_most = 2 * len(_WORD.findall(element.text_content())) >= whole and not _BANNER.search(_names(element))
        if element.tag == "nav" or not (holds_text or is_most):
            element.drop_tree()


def _is_around(element: html.HtmlElement) -> bool:
    if element.tag == "nav" or element.get("role") in _ROLES or element.get("aria-modal") == "true":
        return True
    if element.tag in _OUTER and not any(each.tag in ("article", "main") for each in element.iterancestors()):
        return element.tag != "aside" or not _is_box(element)
    if element.tag in ("div", "section", "aside", "ul", "p", "form", "dialog", "footer", "header"):
        names = _names(element)
        if _BANNER.search(names):
            return True
        size, linked = len(_WORD.findall(element.text_content())), _linked(element)
        if _REMARKS.search(names):
            return True
        if _PATH.search(names):
            return linked > 0 and size <= _MOST_OF_A_PATH
        if _ENDS_OF_PAGE.search(names):
            if len(element.findall(".//a")) < _SEVERAL:
                return False  # the name of the site, which says whose the text is
            return linked > 0.4 * size or (linked > 0 and _RIGHTS.search(element.text_content()) is not None)
        return (bool(_FURNITURE.search(names)) and linked > 0.4 * size) or _is_of_links(element, size, linked)
    return False


def _is_box(aside: html.HtmlElement) -> bool:
    """Whether an aside holds sentences of the text's own, rather than links, or what is to be filled in."""
    size, linked = len(_WORD.findall(aside.text_content())), _linked(aside)
    asks = aside.find(".//form") is not None or aside.find(".//input") is not None
    return (
        size > 0 and not linked and not asks and not _FURNITURE.search(_names(aside)) and aside.find(".//p") is not None
    )


def _is_of_links(element: html.HtmlElement, size: int, linked: int) -> bool:
    """Whether these are links to other pages, one below the other, that no sentence announces."""
    if linked < _LINKS * size or len(element.findall(".//a")) < _SEVERAL + 1 or element.find(".//p") is not None:
        return False
    if any(each.tag in ("article", "main", "p", "li", "td") for each in element.iterancestors()):
        return False
    before = element.getprevious()
    return before is None or not _words_of(before).endswith(":")


def _words_of(element: html.HtmlElement) -> str:
    return str(element.text_content()).strip()


def _holder(body: html.HtmlElement) -> html.HtmlElement | None:
    """The element that says that it holds the text; None where none does, or several do."""
    mains = body.xpath(".//main | .//*[@role='main']")
    articles = [
        element
        for element in body.xpath(".//article")
        if not any(up.tag == "article" for up in element.iterancestors())
    ]
    titled = [element for element in articles if element.find(".//h1") is not None]
    main = mains[0] if len(mains) == 1 else None
    article = articles[0] if len(articles) == 1 else titled[0] if len(titled) == 1 else None
    sizes = [_size(Visible(unfold=True).blocks(element)) if element is not None else 0 for element in (main, article)]
    if (
        article is not None
        and sizes[1] >= _FEW
        and (main is None or sizes[0] > 1.5 * sizes[1] or main in article.iter())
    ):
        return article
    if main is not None and sizes[0] >= _FEW and len(articles) <= 1:
        return main
    return None


def _datelines(page: Sequence[str], text: Sequence[str]) -> list[str]:
    """The short lines above the text that say its day, as between a title and an article."""
    first = next((place for place, block in enumerate(page) if text and block == text[0]), 0)
    above = [block for block in page[:first] if len(block) <= _LONGEST_DATELINE and any(find_dates(block))]
    return above[-1:]


def _extracted(tree: html.HtmlElement) -> list[str]:
    """What looks like the text of a page that does not say."""
    settings = use_config()
    settings.set("DEFAULT", "MIN_OUTPUT_SIZE", "40")
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "120")
    settings.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")  # the process around us keeps the time
    text = trafilatura.extract(
        html.fromstring(html.tostring(tree, encoding="unicode")), output_format="txt", include_comments=False,
        include_tables=True, deduplicate=False, favor_recall=True, config=settings,
    )  # fmt: skip
    return [line for line in _TABLE_RULE.sub("", text or "").split("\n") if line.strip()]


def _is_wide(body: html.HtmlElement) -> bool:
    """Whether trafilatura would go through what is within a row or a paragraph again for each of its elements."""
    return any(len(element) > _WIDEST for element in body.iter("tr", "td", "p", "li", "span"))


def _size(blocks: Sequence[str]) -> int:
    return sum(len(_WORD.findall(block)) for block in blocks)


def _linked(element: html.HtmlElement) -> int:
    return sum(len(_WORD.findall(link.text_content())) for link in element.iter("a"))


def _names(element: html.HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"
