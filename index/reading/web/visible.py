"""The elements of a page or of a mail → the words that a reader sees, once, in order, block by block."""

import re
from collections.abc import Iterator
from itertools import count

from lxml.html import HtmlElement

_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table
    tbody td tfoot th thead tr ul
    """.split()
)
_NEVER = frozenset(
    """
    area audio base canvas col colgroup datalist del embed head iframe input link map math meta noembed noframes
    noscript object option param rp rt script select source style svg template textarea title track video wbr
    """.split()
)
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*(?:0|0?\.\d|[01](?:\.\d)?(?:px|pt))"
    r"(?:px|pt|em)?\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0)?\s*(?:;|!|$)|max-height\s*:\s*0(?:px)?\s*(?:;|!|$)"
    r"|(?:text-indent|left|top)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*(?:0|1px)"
)
_FOLDED = re.compile(
    r"accord[ie]|collaps|\bpanel|\btab-?(?:pane|panel|content)|toggle|\bfaq|onglet|\bfold|expand|d[ée]pli|reponse|answer",
    re.IGNORECASE,
)
_WHITE = re.compile(r"(?:^|;|\s)color\s*:\s*(?:white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))\s*(?:;|!|$)")
_FOR_EARS = re.compile(r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|element-invisible)(?:$|\s)")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_QUOTE = re.compile(r"\b(?:gmail_quote|moz-cite|yahoo_quoted|protonmail_quote|cite)\b")
_FIELD = re.compile(
    r"(?:de|from|exp[ée]diteur|envoy[ée](?: le)?|date|[àa]|to|pour|destinataires?|cci?|copie(?: [àa])?|objet|subject"
    r"|sujet|r[ée]pondre [àa]|reply-to)\s?:",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[\[(]?(\d{1,2})[\])]?")
_LONGEST_CELL = 120  # characters: longer cells are the columns of a layout
_BREAK = "\u2028"  # a line break that is meant, until the spaces of the source are squeezed


class Visible:
    """Reads elements into blocks."""

    def __init__(self, quotes: bool = False, unfold: bool = False) -> None:
        self._quotes = quotes  # whether what is quoted in a mail is marked by « > », as in a plain one
        self._unfold = unfold  # whether a reader can unfold what is folded, as on a page

    def text(self, root: HtmlElement) -> str:
        """The blocks under `root`, an empty line between two, items of lists one under the other."""
        return "\n\n".join(self.blocks(root))

    def blocks(self, root: HtmlElement) -> list[str]:
        self._found: list[str] = []
        self._line: list[str] = []
        self._marks: list[str] = []
        self._depth = 0
        self._walk(root)
        self._end()
        return self._found

    def _walk(self, element: HtmlElement) -> None:
        if not isinstance(element.tag, str) or element.tag in _NEVER:
            return
        if is_unseen(element) and not (self._unfold and is_folded(element)):
            return
        if element.tag == "button" and not (self._unfold and unfolds(element)):
            return
        if element.tag == "br":
            self._line.append(_BREAK)
            return
        if element.tag == "sup" and self._follows_a_letter() and (number := _NUMBER.fullmatch(_words_of(element))):
            self._line.append(f"[{number[1]}]")
            return
        if element.tag == "tr" and (row := self._row(element)):
            self._end()
            self._add(row)
            return
        block = element.tag in _BLOCKS or element.tag == "button"
        cited = self._quotes and element.tag in ("blockquote", "div") and _is_quote(element)
        if block:
            self._end()
        self._depth += cited
        if element.tag == "li":
            self._marks.append("  " * len(self._marks) + _mark(element))
        self._inside(element)
        if block:
            self._end()
        self._depth -= cited
        if element.tag == "li" and self._marks:
            self._marks.pop()

    def _follows_a_letter(self) -> bool:
        """Whether a raised number would lengthen a word: it is the mark of a note. « 12 m² » keeps its own."""
        return bool(self._line) and re.search(r"[^\W\d_]{3}[.,;:!?»”]?\s*$", self._line[-1]) is not None

    def _inside(self, element: HtmlElement) -> None:
        self._say(element.text, element)
        for child in element:
            self._walk(child)
            self._say(child.tail, element)

    def _say(self, words: str | None, within: HtmlElement) -> None:
        if words:
            self._line.append(words.replace("\n", _BREAK) if within.tag == "pre" else _SPACE.sub(" ", words))

    def _end(self) -> None:
        lines = [line.strip(" ") for line in _SPACE.sub(" ", "".join(self._line)).split(_BREAK)]
        self._line = []
        if words := "\n".join(lines).strip():
            self._add(words)

    def _add(self, words: str) -> None:
        if self._marks and self._marks[-1]:
            words, self._marks[-1] = self._marks[-1] + words, ""
        if self._depth:
            words = "\n".join("> " + line for line in words.split("\n"))
        self._found.append(words)

    def _row(self, row: HtmlElement) -> str | None:
        """The cells of a row of data, `| Âge | Coût |`; None for one that lays out a page.

        A row of a mail's head, `Objet :` and its subject, is a line.
        """
        cells = [cell for cell in row if cell.tag in ("td", "th") and not is_unseen(cell)]
        if len(cells) < 2 or any(cell.find(".//table") is not None for cell in cells):
            return None
        inside = [Visible().blocks(cell) for cell in cells]
        if any(len(blocks) > 1 or len(" ".join(blocks)) > _LONGEST_CELL for blocks in inside) or not any(inside):
            return None
        if self._quotes and len(inside) == 2 and all(inside) and _FIELD.fullmatch(inside[0][0]):
            return f"{inside[0][0]} {inside[1][0]}"
        if _is_alone(row):
            return None
        return "| " + " | ".join(" ".join(blocks).replace("\n", " ") for blocks in inside) + " |"


def _is_alone(row: HtmlElement) -> bool:
    """Whether a row is the only one of its table, as in a letterhead whose sides are cells."""
    table = next((up for up in row.iterancestors() if up.tag == "table"), None)
    return table is not None and sum(1 for _ in table.iter("tr")) == 1


def is_unseen(element: HtmlElement) -> bool:
    """Whether a page hides this element, and not only until somebody unfolds it."""
    if "hidden" in element.attrib and element.get("hidden") != "until-found":
        return True
    if _FOR_EARS.search(element.get("class", "")):
        return True
    style = element.get("style", "").lower()
    return bool(_UNSEEN.search(style)) or (bool(_WHITE.search(style)) and not _may_have_a_ground(element))


def _may_have_a_ground(element: HtmlElement) -> bool:
    """Whether what white words stand on may be of another colour."""
    return any(
        each.get("bgcolor") or each.get("class") or each.get("id") or "background" in each.get("style", "")
        for each in (element, *element.iterancestors())
    )


def is_folded(element: HtmlElement) -> bool:
    """Whether an element that is not shown is a part of the text that a click unfolds."""
    if element.get("role") == "tabpanel" or _FOLDED.search(_names(element)):
        return True
    before, parent = element.getprevious(), element.getparent()
    return (before is not None and unfolds(before)) or (parent is not None and bool(_FOLDED.search(_names(parent))))


def unfolds(element: HtmlElement) -> bool:
    """Whether a click on this element unfolds another."""
    if "aria-expanded" in element.attrib or "aria-controls" in element.attrib:
        return True
    after, parent = element.getnext(), element.getparent()
    around = [names for each in (element, after, parent) if each is not None and (names := _names(each))]
    return element.tag == "button" and any(map(_FOLDED.search, around))


def _words_of(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _names(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def _is_quote(element: HtmlElement) -> bool:
    return element.get("type") == "cite" or (
        element.tag == "blockquote" and bool(_QUOTE.search(element.get("class", "")))
    )


def _mark(item: HtmlElement) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    begins = parent.get("start", "1")
    first = int(begins) if begins.isdecimal() and len(begins) < 6 else 1
    return f"{next(number for number, sibling in zip(count(first), _items(parent), strict=False) if sibling is item)}. "


def _items(parent: HtmlElement) -> Iterator[HtmlElement]:
    return (child for child in parent if child.tag == "li")
