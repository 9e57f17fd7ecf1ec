"""DOCX → its text: the paragraphs in order, tables row by row, what was deleted under revision left out."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from index.communique import Origin
from index.errors import DixitError
from index.reading.archive import Archive
from index.reading.document import Declared, Document, letterhead, tidy, words

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says again what is beside it
_LEFT_OUT = {_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr"}
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read_docx(content: bytes) -> Document:
    """The document's own words, its letterhead first; its author is a property.

    Its date of creation is not taken: it is often that of the model that it was made from.
    """
    archive = Archive(content)
    root = archive.part("word/document.xml")
    if root is None:
        raise DixitError("ce fichier n’est pas un document Word (.docx).")
    text = tidy("\n\n".join([*_letterhead(archive), *_paragraphs(root)]))
    core = archive.part("docProps/core.xml")
    creator = core.findtext("{http://purl.org/dc/elements/1.1/}creator") if core is not None else None
    return Document(text, {Origin.PROPERTIES: Declared(source=words(creator))})


def _letterhead(archive: Archive) -> list[str]:
    """What the headers of the pages say."""
    headers = [part for i in (1, 2, 3) if (part := archive.part(f"word/header{i}.xml")) is not None]
    return letterhead(line for part in headers for line in _paragraphs(part))


def _paragraphs(element: Element) -> Iterator[str]:
    """The words of each paragraph under `element`, those of its text boxes after it."""
    waiting = [element]
    while waiting:  # a stack of our own: a document may be nested deeper than Python calls
        one = waiting.pop()
        if one.tag == f"{_W}p":
            boxes: list[Element] = []
            yield "".join(_pieces(one, boxes))
            waiting += reversed(boxes)
        elif one.tag == f"{_W}tr":
            yield from _row(one)
        elif one.tag not in _LEFT_OUT:
            waiting += reversed(list(one))


def _row(row: Element) -> Iterator[str]:
    """One line, its cells apart by tabs; paragraph by paragraph where a cell has several, as in a page's layout."""
    cells = [[words for words in _paragraphs(cell) if words.strip()] for cell in row]
    if all(len(cell) <= 1 for cell in cells):
        yield "\t".join(cell[0] for cell in cells if cell)
    else:
        yield from (words for cell in cells for words in cell)


def _pieces(paragraph: Element, boxes: list[Element]) -> Iterator[str]:
    """The words of a paragraph; the text boxes that it anchors are put into `boxes`."""
    waiting = [paragraph]
    while waiting:
        one = waiting.pop()
        if one.tag == f"{_W}t":
            yield one.text or ""
        elif one.tag == f"{_W}txbxContent":
            boxes.append(one)
        elif one.tag in _SIGNS:
            yield _SIGNS[one.tag]
        elif one is paragraph or one.tag not in _LEFT_OUT:
            waiting += reversed(list(one))
