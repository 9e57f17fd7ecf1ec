"""PDF with a text layer → its text, page by page. The only file that knows pdfminer."""

import io
import re
from collections.abc import Iterator
from typing import Any

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTContainer, LTImage, LTTextBoxHorizontal, LTTextLineHorizontal
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import decode_text

from index.communique import Origin
from index.errors import DixitError
from index.reading.columns import Line, blocks_of
from index.reading.document import PAGE_BREAK, Declared, Document, tidy, words
from index.reading.layout import Page, text_of
from index.reading.moment import partial_date

_ITSELF = re.compile(rb"(?<!\d)(\d+)\s+(\d+)\s+obj\s+\1\s+\2\s+R")  # what pdfminer looks up without end
_UNREADABLE = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
_MOST_UNREADABLE = 0.1  # of the signs, past which nobody could read the text
_SCANNED = 15  # letters a page: fewer beside images are a stamp or a page number, not a text


def read_pdf(content: bytes) -> Document:
    """The text of a PDF, a form feed between pages; its author and its date of creation are its properties.

    Raises DixitError for a scan without a text layer, for letters that the file does not name, and for an object that
    is said to be itself.
    """
    if _ITSELF.search(content):
        raise DixitError("ce PDF est abîmé\u00a0: un de ses objets renvoie à lui-même.")
    try:
        said = _properties(content)
        pages = list(_pages(content))
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise DixitError("ce PDF est protégé par un mot de passe.") from None
    text = PAGE_BREAK.join(text_of(pages))
    letters = len(re.findall(r"[^\W\d_]", text))
    if letters < _SCANNED * len(pages) and any(page.has_images for page in pages):
        raise DixitError(
            "ce PDF est une image numérisée, sans texte : passez-le d’abord à la reconnaissance de caractères (OCR)."
        )
    if len(_UNREADABLE.findall(text)) > _MOST_UNREADABLE * max(letters, 1):
        raise DixitError("ce PDF ne dit pas à quelles lettres correspondent ses signes : son texte est illisible.")
    return Document(tidy(text), {Origin.PROPERTIES: said})


def _properties(content: bytes) -> Declared:
    document = PDFDocument(PDFParser(io.BytesIO(content)))
    info: dict[str, Any] = document.info[0] if document.info else {}
    author, created = (decode_text(value) if isinstance(value := info.get(key), bytes) else None
                       for key in ("Author", "CreationDate"))  # fmt: skip
    return Declared(source=words(author), date=partial_date(created))


def _pages(content: bytes) -> Iterator[Page]:
    for page in extract_pages(io.BytesIO(content), laparams=LAParams(boxes_flow=None)):
        pieces = [
            Line(line.get_text().strip(), line.x0, line.x1, line.y0, line.y1)
            for box in page
            if isinstance(box, LTTextBoxHorizontal)
            for line in _lines(box)
        ]
        yield Page(blocks_of(pieces), page.height, _has_images(page))


def _lines(box: LTTextBoxHorizontal) -> Iterator[LTTextLineHorizontal]:
    return (line for line in box if isinstance(line, LTTextLineHorizontal) and line.get_text().strip())


def _has_images(container: LTContainer[Any]) -> bool:
    return any(isinstance(one, LTImage) or (isinstance(one, LTContainer) and _has_images(one)) for one in container)
