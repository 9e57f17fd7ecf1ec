"""DOCX (DOCM, DOTX) → its text: paragraphs, lists, tables and boxes in order, then its notes."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from index.reading.office.archive import Archive
from index.reading.office.docx_body import Body
from index.reading.office.docx_heads import heads
from index.reading.office.pages import note, whole
from index.reading.office.word_styles import Numbering, Styles, W, is_on, value
from index.values.communique import Origin
from index.values.document import Declared, Document, words
from index.values.errors import DixitError

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_AROUND = {"header": "headerReference", "footer": "footerReference"}
_NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}


def read_docx(content: bytes) -> Document:
    """The document's own words, the heads of its pages first and their feet last; its author is a property.

    Its date of creation is not taken: it is often that of the model that it was made from.
    """
    archive = Archive(content)
    root = archive.part("word/document.xml")
    if root is None:
        raise DixitError("ce fichier n’est pas un document Word (.docx).")
    styles = archive.part("word/styles.xml")
    body = Body(Styles(styles), Numbering(archive.part("word/numbering.xml")))
    paragraphs = list(body.paragraphs(root))
    notes = list(_notes(archive, body))
    around = {kind: list(_around(archive, root, body, kind)) for kind in _AROUND}
    core = archive.part("docProps/core.xml")
    creator = core.findtext("{http://purl.org/dc/elements/1.1/}creator") if core is not None else None
    text = whole(around["header"], paragraphs, notes, around["footer"])
    return Document(text, {Origin.PROPERTIES: Declared(source=words(creator))}, heads=heads(root, styles))


def _notes(archive: Archive, body: Body) -> Iterator[str]:
    """Those that the text refers to, in the order of their marks."""
    notes = {(kind, value(element, "id")): element for kind, name in _NOTES.items()
             if (part := archive.part(name)) is not None for element in part.findall(f"{W}{kind}")}  # fmt: skip
    for number, key in enumerate(list(body.notes), 1):
        if key in notes:
            yield note(number, body.paragraphs(notes[key]))


def _around(archive: Archive, root: Element, body: Body, kind: str) -> Iterator[str]:
    """What the heads or the feet of the pages say, those that are shown."""
    for name in _shown(archive, root, kind):
        if (part := archive.part(name)) is not None:
            yield from body.paragraphs(part)


def _shown(archive: Archive, root: Element, kind: str) -> list[str]:
    """The parts of the heads or feet that some page shows, the first page's first; all where no section names any."""
    relations = archive.part("word/_rels/document.xml.rels")
    targets = (
        {element.get("Id"): element.get("Target", "") for element in relations.iter(_RELATIONS)}
        if relations is not None
        else {}
    )
    settings = archive.part("word/settings.xml")
    both = settings is not None and is_on(settings.find(f"{W}evenAndOddHeaders"))
    parts: dict[str, None] = {}
    named = False
    for section in root.iter(f"{W}sectPr"):
        pages = ["first"] if is_on(section.find(f"{W}titlePg")) else []
        for page in [*pages, "default", *(["even"] if both else [])]:
            for element in section.findall(f"{W}{_AROUND[kind]}"):
                named = True
                if value(element, "type") == page and (target := targets.get(element.get(f"{_R}id"))):
                    parts[f"word/{target.removeprefix('/word/')}"] = None
    return list(parts) if named else [f"word/{kind}{number}.xml" for number in range(1, 7)]
