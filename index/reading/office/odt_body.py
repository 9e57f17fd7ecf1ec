"""The body of an OpenDocument text → its paragraphs, as a reader sees them."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from index.reading.office.pages import mark, note, row

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_PARAGRAPHS = {f"{TEXT}p", f"{TEXT}h"}
_HIDDEN = (f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph")
_LEFT_OUT = {f"{TEXT}tracked-changes", f"{TEXT}ruby-text", f"{OFFICE}annotation", f"{OFFICE}forms", f"{_SVG}title",
             f"{_SVG}desc", f"{OFFICE}event-listeners", *_HIDDEN}  # fmt: skip
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_MOST_SPACES = 100  # that one element may stand for
_MOST_CELLS = 50  # that one element may stand for


class Body:
    """Reads elements, knowing the styles of the document."""

    def __init__(self, roots: Sequence[Element]) -> None:
        self._unseen = {
            element.get(f"{STYLE}name", "") for root in roots for element in root.iter(f"{STYLE}style")
            for properties in element.findall(f"{STYLE}text-properties") if properties.get(f"{TEXT}display") == "none"
        }  # fmt: skip
        self._numbered = {
            (element.get(f"{STYLE}name", ""), level.get(f"{TEXT}level", "1")): level
            for root in roots for element in root.iter(f"{TEXT}list-style")
            for level in element.findall(f"{TEXT}list-level-style-number")
        }  # fmt: skip
        self._notes: list[Element] = []

    def notes(self) -> Iterator[str]:
        """The notes that the text refers to so far, each with its mark."""
        for number, element in enumerate(list(self._notes), 1):
            bodies = element.iter(f"{TEXT}note-body")
            yield note(number, (words for body in bodies for words in self.paragraphs(body)))

    def paragraphs(self, element: Element) -> Iterator[str]:
        """The words of each paragraph under `element`, those of the frames that it anchors after it."""
        waiting: list[tuple[Element, str]] = [(element, "")]
        while waiting:
            element, before = waiting.pop()
            if element.tag in _PARAGRAPHS:
                frames: list[Element] = []
                words = "".join(self._pieces(element, frames))
                if words.strip():
                    yield before + words
                waiting += [(frame, "") for frame in reversed(frames)]
            elif element.tag == f"{_TABLE}table-row" and element.get(f"{_TABLE}visibility", "visible") == "visible":
                yield from row([cell for each in element if each.tag in _CELLS for cell in self._cells(each)])
            elif element.tag == f"{TEXT}list":
                waiting += reversed(list(self._items(element)))
            elif element.tag != f"{_TABLE}table-row" and not self._is_left_out(element):
                children = [(child, "") for child in element]
                if before and children:
                    children[0] = (children[0][0], before)
                waiting += reversed(children)

    def _cells(self, cell: Element) -> list[list[str]]:
        covered = cell.tag != _CELLS[0]  # by one that reaches over it
        words = [words for element in cell for words in self.paragraphs(element) if not covered]
        repeated = cell.get(f"{_TABLE}number-columns-repeated", "1")
        return [words] * (min(int(repeated), _MOST_CELLS) if repeated.isdecimal() and len(repeated) < 6 else 1)

    def _items(self, listed: Element, level: int = 1) -> Iterator[tuple[Element, str]]:
        """The items of a list, each with its mark."""
        style = self._numbered.get((listed.get(f"{TEXT}style-name", ""), str(level)))
        for number, item in enumerate(listed.findall(f"{TEXT}list-item"), 1):
            yield item, "- " if style is None else f"{number}{style.get(f'{STYLE}num-suffix', '.')} "

    def _pieces(self, paragraph: Element, frames: list[Element]) -> Iterator[str]:
        """The words of a paragraph, the text between its elements included."""
        waiting: list[Element | str] = [paragraph]
        while waiting:
            piece = waiting.pop()
            if isinstance(piece, str):
                yield piece
                continue
            if piece.tag == f"{TEXT}note":
                self._notes.append(piece)
                yield mark(len(self._notes))
                continue
            if piece.tag.startswith(_DRAW) and piece.tag not in (f"{_DRAW}a",):
                frames.append(piece)
                continue
            if self._is_left_out(piece):
                continue
            if piece.tag == f"{TEXT}s":
                yield " " * _spaces(piece)
            yield _SIGNS.get(piece.tag, "")
            inside: list[Element | str] = [piece.text or ""]
            for child in piece:
                inside += [child, child.tail or ""]
            waiting += reversed(inside)

    def _is_left_out(self, element: Element) -> bool:
        hidden = element.get(f"{TEXT}display") == "none" or element.get(f"{TEXT}style-name", "") in self._unseen
        return element.tag in _LEFT_OUT or hidden


def _spaces(element: Element) -> int:
    count = element.get(f"{TEXT}c", "1")
    return min(int(count), _MOST_SPACES) if count.isascii() and count.isdecimal() else 1
