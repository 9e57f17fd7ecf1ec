"""ODT (OTT) → its text: headings, paragraphs, lists, tables and frames in order, then its notes."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from index.reading.office.archive import Archive
from index.reading.office.odt_body import OFFICE, STYLE, Body
from index.reading.office.pages import whole
from index.values.communique import Origin
from index.values.document import Declared, Document, words
from index.values.errors import DixitError

_HEADS, _FEET = (tuple(f"{STYLE}{kind}{of}" for of in ("-first", "", "-left")) for kind in ("header", "footer"))


def read_odt(content: bytes) -> Document:
    """The document's own words, the heads of its pages first and their feet last; its author is a property. Its dates
    are not taken: they are often those of the model that it was made from.
    """
    archive = Archive(content)
    root = archive.part("content.xml")
    text = root.find(f"{OFFICE}body/{OFFICE}text") if root is not None else None
    if root is None or text is None:
        raise DixitError("ce fichier n’est pas un document OpenDocument (.odt).")
    styles = archive.part("styles.xml")
    body = Body([part for part in (styles, root) if part is not None])
    paragraphs = list(body.paragraphs(text))
    notes = list(body.notes())
    heads, feet = (list(_around(styles, body, tags)) for tags in (_HEADS, _FEET))
    meta = archive.part("meta.xml")
    creator = meta.findtext(".//{http://purl.org/dc/elements/1.1/}creator") if meta is not None else None
    return Document(whole(heads, paragraphs, notes, feet), {Origin.PROPERTIES: Declared(source=words(creator))})


def _around(styles: Element | None, body: Body, tags: tuple[str, ...]) -> Iterator[str]:
    """What the heads or the feet of the pages say."""
    for tag in tags:
        for part in styles.iter(tag) if styles is not None else ():
            if part.get(f"{STYLE}display") != "false":
                yield from body.paragraphs(part)
