"""PDF with a text layer → its text, page by page. The only file that knows pdfium."""

import ctypes
import math
import re
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from index.french.machine_dates import partial_date
from index.reading.heartbeat import HEARTBEAT
from index.reading.pages import ocr
from index.reading.pages.aligned import with_aligned_rows
from index.reading.pages.browser_print import without_print_marks
from index.reading.pages.columns import blocks_of
from index.reading.pages.glyph import Glyph
from index.reading.pages.glyphs import pieces_of
from index.reading.pages.layout import Page, text_of
from index.reading.pages.ruled import rules_of, with_rows
from index.reading.pages.turned import upright
from index.reading.stream import Bytes, stream_of
from index.values.communique import Origin
from index.values.document import PAGE_BREAK, Declared, Document, address_in, host_of, tidy, words
from index.values.errors import DixitError

_UNREADABLE = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
_MOST_UNREADABLE = 0.1  # of the signs, past which nobody could read the text
_SCANNED = 15  # letters a page: fewer beside images are a stamp or a page number, not a text
_DPI = 300
_MOST_PIXELS = 40_000_000
_MOST_PAGES = 5_000
_MOST_SIGNS = 100_000  # on one page
_SIGNS_OF_TEX = {
    11: "ff",
    12: "fi",
    14: "ffi",
    15: "ffl",
    16: "“",
    17: "”",
    18: "„",
    19: "«",
    20: "»",
    21: "–",
    22: "—",
    27: "ff",
    28: "fi",
    29: "fl",
    30: "ffi",
    31: "ffl",
    0x226A: "«",
    0x226B: "»",
}  # of its fonts that do not name their signs
_MAY_BE_GENERATED = frozenset({0, 2, 10, 13, 32, 45})  # spaces, ends of lines and hyphens that pdfium adds


def read_pdf(content: Bytes) -> Document:
    """The text of a PDF, a form feed between pages; its author and its date of creation are its properties.

    Pages that are images are read by Tesseract, where it is installed. Raises DixitError for a scan where it is not,
    and for letters that the file does not name.
    """
    document = opened_pdf(content)
    pages = [_page(document, number) for number in range(len(document))]
    scanned = [number for number, page in enumerate(pages) if page.has_images and _letters([page]) < _SCANNED]
    if scanned and ocr.program() is not None:
        for number, page in zip(scanned, _recognised(document, scanned), strict=True):
            pages[number] = page
    elif scanned and _letters(pages) < _SCANNED * len(pages):
        raise DixitError(ocr.needed("ce PDF est une image numérisée, sans texte"))
    text = PAGE_BREAK.join(text_of(pages))
    letters = len(re.findall(r"[^\W\d_]", text))
    if len(_UNREADABLE.findall(text)) > _MOST_UNREADABLE * max(letters, 1):
        raise DixitError(
            "ce PDF ne dit pas à quelles lettres correspondent ses signes\N{NO-BREAK SPACE}: son texte est illisible."
        )
    properties = document.get_metadata_dict(skip_empty=True)
    declared = Declared(source=words(properties.get("Author")), date=partial_date(properties.get("CreationDate")))
    address = address_in(next((page.address for page in pages if page.address), None))
    sure = min((page.sure for page in pages if page.sure is not None), default=None)
    return Document(tidy(text), {Origin.PROPERTIES: declared}, host_of(address), address, sure)


def _recognised(document: pypdfium2.PdfDocument, numbers: list[int]) -> list[Page]:
    """What Tesseract reads of these pages, one image in memory at a time."""
    images = []
    for done, number in enumerate(numbers):
        HEARTBEAT.count("pages", done, len(numbers))
        images.append(ocr.recognised(_drawn(document[number]), _DPI)[0])
    if ocr.is_illegible([image for image in images if image.lines]):
        raise DixitError("ce PDF est une image numérisée, dont les mots ne sont pas lisibles.")
    return [
        Page(blocks_of(with_aligned_rows(image.lines)), image.height, has_images=True, sure=round(image.confidence))
        for image in images
    ]


def _drawn(page: pypdfium2.PdfPage) -> bytes:
    """The page as a grey image (PGM), at `_DPI`; a page that is larger than a poster is drawn smaller."""
    scale = min(_DPI / 72, (_MOST_PIXELS / max(page.get_width() * page.get_height(), 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        pixels = bitmap.to_numpy()
        grey = pixels.reshape(bitmap.height, -1).tobytes()
        return b"P5\n%d %d\n255\n" % (bitmap.width, bitmap.height) + bytes(grey)
    finally:
        bitmap.close()
        page.close()


def _letters(pages: Sequence[Page]) -> int:
    words = (line.words for page in pages for block in page.blocks for line in block)
    return sum(sign.isalpha() for line in words for sign in line)


def opened_pdf(content: Bytes) -> pypdfium2.PdfDocument:
    """Raises DixitError for a PDF that needs a password, is damaged or has pages without number."""
    try:
        document = pypdfium2.PdfDocument(content if isinstance(content, bytes) else stream_of(content))
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD or error.err_code == pdfium.FPDF_ERR_SECURITY:
            raise DixitError("ce PDF est protégé par un mot de passe.") from None
        raise DixitError("ce PDF est abîmé.") from None
    if len(document) > _MOST_PAGES:
        raise DixitError("ce PDF a un nombre démesuré de pages.")
    return document


def _page(document: pypdfium2.PdfDocument, number: int) -> Page:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return Page([], 0)
    try:
        height = page.get_height()
        rules, images = rules_of(page)
        first, *turned = [pieces_of(one, rules.part) for one in upright(_glyphs(page))] or [[]]
        first, address = without_print_marks(first, height)
        blocks = [
            block for pieces in (with_aligned_rows(with_rows(first, rules)), *turned) for block in blocks_of(pieces)
        ]
        return Page(blocks, height, images, address)
    finally:
        page.close()


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, Glyph]]:
    """The signs that are drawn on a page, and the spaces between them; of each the angle and where it begins."""
    text = page.get_textpage()
    try:
        count = pdfium.FPDFText_CountChars(text)
        if count > _MOST_SIGNS:
            raise DixitError("ce PDF a une page démesurée.")
        box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        sizes = _Sizes(text)
        for place in range(count):
            code = pdfium.FPDFText_GetUnicode(text, place)
            generated = code in _MAY_BE_GENERATED and pdfium.FPDFText_IsGenerated(text, place) == 1
            if generated or not code or 0xD800 <= code < 0xE000:
                continue
            angle = pdfium.FPDFText_GetCharAngle(text, place)
            if not pdfium.FPDFText_GetLooseCharBox(text, place, box):
                continue
            pdfium.FPDFText_GetCharOrigin(text, place, x, y)
            left = (
                max(box.left, min(x.value, box.right)) if not angle else box.left
            )  # a j reaches under what is before it
            size = sizes.of(place, box.top - box.bottom)
            sign = _SIGNS_OF_TEX.get(code) or chr(code)
            yield angle, x.value, Glyph(sign, left, box.right, box.bottom, box.top, y.value, size, place)
    finally:
        text.close()


class _Sizes:
    """The sizes of signs as they are drawn: that of the font says little where the page is drawn to another scale."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self._text = text
        self._scales: dict[tuple[float, int], float] = {}
        self._matrix = pdfium.FS_MATRIX()

    def of(self, place: int, tall: float) -> float:
        """In points, at least a tenth of one; `tall` is the height of the box around the sign."""
        font = float(pdfium.FPDFText_GetFontSize(self._text, place))
        key = font, round(tall)
        if key not in self._scales:
            found = pdfium.FPDFText_GetMatrix(self._text, place, self._matrix)
            self._scales[key] = math.hypot(self._matrix.c, self._matrix.d) if found else 1.0
        return max(font * self._scales[key], 0.5 * tall, 0.1)
