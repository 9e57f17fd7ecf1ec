"""The body of a Word document → its paragraphs, as a reader sees them."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from index.reading.office.pages import mark, row
from index.reading.office.word_styles import Numbering, Styles, W, is_on, numbering_of, value

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says again what is beside it
_LEFT_OUT = {_FALLBACK, *(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "pPr", "rPr", "sectPr", "rt"))}
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_REFERENCES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


class Body:
    """Reads elements. `notes` are those that the text refers to so far, in order."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self.notes: dict[tuple[str, str], int] = {}

    def paragraphs(self, element: Element, in_cell: bool = False) -> Iterator[str]:
        """The words of each paragraph under `element`, those of its text boxes after it."""
        waiting = [(element, in_cell)]
        while waiting:  # a stack of our own: a document may be nested deeper than Python calls
            element, boxed = waiting.pop()
            if element.tag == f"{W}p":
                boxes: list[Element] = []
                words = "".join(self._pieces(element, boxes, boxed))
                yield (self._mark(element) if words.strip() else "") + words
                waiting += [(box, True) for box in reversed(boxes)]
            elif element.tag == f"{W}tr":
                if not any(element.find(f"{W}trPr/{W}{name}") is not None for name in ("del", "hidden")):
                    yield from row([self._cell(cell) for cell in _cells(element)])
            elif element.tag not in _LEFT_OUT:
                waiting += [(child, boxed) for child in reversed(element)]

    def words(self, paragraph: Element) -> str:
        """Those of a paragraph, without its boxes."""
        return "".join(self._pieces(paragraph, [], False))

    def _cell(self, cell: Element) -> list[str]:
        return [words for element in cell for words in self.paragraphs(element, True) if words.strip()]

    def _mark(self, paragraph: Element) -> str:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return ""
        numbering = numbering_of(properties.find(f"{W}numPr"))
        numbering = numbering or self._styles.lists.get(value(properties.find(f"{W}pStyle")))
        if not numbering:
            return ""
        mark = self._numbering.mark(*numbering)
        return "  " * numbering[1] + mark if mark else ""

    def _pieces(self, paragraph: Element, boxes: list[Element], boxed: bool) -> Iterator[str]:
        """The words of a paragraph; the text boxes that it anchors are put into `boxes`."""
        hidden = value(paragraph.find(f"{W}pPr/{W}pStyle")) in self._styles.hidden
        on_white = not boxed and paragraph.find(f"{W}pPr/{W}shd") is None
        waiting = [paragraph]
        while waiting:
            element = waiting.pop()
            if element.tag == f"{W}t":
                yield element.text or ""
            elif element.tag == f"{W}txbxContent":
                boxes.append(element)
            elif element.tag in _SIGNS:
                yield _SIGNS[element.tag]
            elif element.tag in _REFERENCES:
                key = _REFERENCES[element.tag], value(element, "id")
                yield mark(self.notes.setdefault(key, len(self.notes) + 1))
            elif element is paragraph or (
                element.tag not in _LEFT_OUT and not self._is_hidden(element, hidden, on_white)
            ):
                waiting += reversed(list(element))

    def _is_hidden(self, run: Element, in_hidden: bool, on_white: bool) -> bool:
        """By itself, else by its style, else by that of its paragraph; or because it is white on white."""
        if run.tag != f"{W}r":
            return False
        properties = run.find(f"{W}rPr")
        if properties is None:
            return in_hidden
        vanish = properties.find(f"{W}vanish")
        if on_white and value(properties.find(f"{W}color")).upper() == "FFFFFF":
            return not any(properties.find(f"{W}{name}") is not None for name in ("shd", "highlight"))
        return is_on(vanish) if vanish is not None else in_hidden or self._styles_hide(properties)

    def _styles_hide(self, properties: Element) -> bool:
        return value(properties.find(f"{W}rStyle")) in self._styles.hidden


def _cells(row: Element) -> Iterator[Element]:
    """The cells of a row, those in content controls too; not those of a table within one."""
    waiting = list(reversed(row))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{W}tc":
            yield element
        elif element.tag not in _LEFT_OUT:
            waiting += reversed(list(element))
