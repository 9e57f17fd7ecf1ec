"""A photo or a scan of a page → its text."""

from index.reading.pages import ocr
from index.reading.pages.aligned import with_aligned_rows
from index.reading.pages.columns import blocks_of
from index.reading.pages.layout import Page, text_of
from index.values.document import PAGE_BREAK, Document, tidy
from index.values.errors import DixitError


def read_image(content: bytes) -> Document:
    """The words on it. Raises DixitError where Tesseract is not installed, and for an image without legible words."""
    if ocr.program() is None:
        raise DixitError(ocr.needed("c’est une image"))
    pages = ocr.recognised(content)
    if not any(page.lines for page in pages) or ocr.is_illegible(pages):
        raise DixitError("cette image ne porte pas de texte lisible.")
    blocks = (blocks_of(with_aligned_rows(page.lines)) for page in pages)
    text = PAGE_BREAK.join(text_of([Page(of, page.height) for of, page in zip(blocks, pages, strict=True)]))
    return Document(tidy(text), legibility=min(round(page.confidence) for page in pages if page.lines))
