"""ODT → its text: headings and paragraphs in order, without notes, comments and deleted words."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from index.communique import Origin
from index.errors import DixitError
from index.reading.archive import Archive
from index.reading.document import Declared, Document, letterhead, tidy, words

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
_LEFT_OUT = {f"{_TEXT}tracked-changes", f"{_TEXT}note", f"{_OFFICE}annotation"}
_SIGNS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_HEADER = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}header"
_MOST_SPACES = 100  # that one element may stand for


def read_odt(content: bytes) -> Document:
    """The document's own words, its letterhead first; its author is a property. Its dates are not taken: they are
    often those of the model that it was made from.
    """
    archive = Archive(content)
    root = archive.part("content.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text") if root is not None else None
    if body is None:
        raise DixitError("ce fichier n’est pas un document OpenDocument (.odt).")
    text = tidy("\n\n".join([*_letterhead(archive), *_paragraphs(body)]))
    meta = archive.part("meta.xml")
    creator = meta.findtext(".//{http://purl.org/dc/elements/1.1/}creator") if meta is not None else None
    return Document(text, {Origin.PROPERTIES: Declared(source=words(creator))})


def _letterhead(archive: Archive) -> list[str]:
    """What the headers of the pages say."""
    styles = archive.part("styles.xml")
    headers = styles.iter(_HEADER) if styles is not None else iter(())
    return letterhead(line for part in headers for line in _paragraphs(part))


def _paragraphs(body: Element) -> Iterator[str]:
    waiting = [body]
    while waiting:
        one = waiting.pop()
        if one.tag in _PARAGRAPHS:
            yield "".join(_pieces(one))
        elif one.tag not in _LEFT_OUT:
            waiting += reversed(list(one))


def _pieces(paragraph: Element) -> Iterator[str]:
    """The words of a paragraph, the text between its elements included."""
    waiting: list[Element | str] = [paragraph]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
            continue
        if one.tag == f"{_TEXT}s":
            yield " " * _spaces(one)
        yield _SIGNS.get(one.tag, "")
        inside: list[Element | str] = [one.text or ""]
        for child in one:
            inside += [child, child.tail or ""]
        waiting += reversed(inside if one.tag not in _LEFT_OUT else [])


def _spaces(element: Element) -> int:
    written = element.get(f"{_TEXT}c", "1")
    return min(int(written), _MOST_SPACES) if written.isascii() and written.isdecimal() else 1
