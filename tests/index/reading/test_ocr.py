"""A scan and a photo give the words on them, by a real Tesseract; without one, a French line says how to have it."""

import io
import random
import re
from difflib import SequenceMatcher

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from index.metadata.organisations_list import well_known_publishers
from index.reading.pages import ocr
from index.reading.pages.image import read_image
from index.reading.pages.pdf import read_pdf
from index.reading.read import Reader
from index.reading.sandbox import Sandbox
from index.values.communique import Communique
from index.values.errors import DixitError
from index.values.files import File
from tests.index.making import pdf_of

WORDS = """\
Communiqué de presse du syndicat des bibliothécaires
Lyon, le 5 février 2024
Les bibliothécaires refusent la fermeture du dimanche
Le syndicat refuse la suppression de quatorze postes dans les
bibliothèques du Rhône, décidée sans concertation par la région.
Il demande l'ouverture de négociations avant le 1er mars 2024, et
le maintien des horaires d'été. Plus de 840 000 personnes ont été
accueillies en 2023, selon le rapport annuel de la métropole."""
FONTS = ("DejaVuSans.ttf", "LiberationSerif-Regular.ttf", "LiberationSans-Regular.ttf")

tesseract = pytest.mark.skipif(ocr.program() is None, reason="tesseract with its French is not installed")


def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    for name in FONTS:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)


def drawn(dpi: int, words: str = WORDS) -> Image.Image:
    page = Image.new("L", (int(8.27 * dpi), int(11.69 * dpi)), 255)
    write, size = ImageDraw.Draw(page), int(12 * dpi / 72)
    for number, line in enumerate(words.split("\n")):
        write.text((dpi, dpi + number * 1.5 * size), line, fill=0, font=font(size))
    return page


def degraded(page: Image.Image) -> Image.Image:
    """Two degrees askew, one grain in twenty, as a bad copier makes it."""
    page = page.rotate(2, fillcolor=255, resample=Image.Resampling.BICUBIC)
    grain = Image.effect_noise(page.size, 60)
    mask = Image.new("L", page.size)
    mask.putdata(
        [
            255 if one < 0.05 else 0
            for one in random.Random(5).choices([0.0, 1.0], [0.05, 0.95], k=page.width * page.height)
        ]
    )
    return Image.composite(grain, page, mask).filter(ImageFilter.GaussianBlur(0.5))


def jpeg(page: Image.Image, quality: int = 90) -> bytes:
    held = io.BytesIO()
    page.save(held, "JPEG", quality=quality)
    return held.getvalue()


def scan(page: Image.Image, quality: int = 90) -> bytes:
    """A PDF whose one page is this image."""
    content = jpeg(page, quality)
    image = (
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter "
    )
    image += b"/DCTDecode /Length %d >>\nstream\n%s\nendstream"
    return pdf_of([b"q 595 0 0 842 0 0 cm /X Do Q"], more=[image % (page.width, page.height, len(content), content)])


def right(read: str, written: str = WORDS) -> float:
    """The share of the words that are read right, in order."""
    expected, found = (re.findall(r"\w+", text) for text in (written, read))
    blocks = SequenceMatcher(None, expected, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(expected)


@tesseract
def test_a_clean_scan_is_read() -> None:
    text = read_pdf(scan(drawn(300))).text
    assert right(text) >= 0.98
    assert "postes dans les bibliothèques du Rhône" in text  # its lines are joined


@tesseract
def test_a_bad_scan_is_read() -> None:
    assert right(read_pdf(scan(degraded(drawn(200)), quality=40)).text) >= 0.92


@tesseract
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_photo_is_read(kind: str) -> None:
    held = io.BytesIO()
    drawn(200).save(held, kind)
    assert right(read_image(held.getvalue()).text) >= 0.98


@tesseract
def test_an_image_without_words_is_refused() -> None:
    with pytest.raises(DixitError, match="lisible"):
        read_image(jpeg(Image.effect_noise((400, 400), 90)))


@tesseract
@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\nrien", b"Un texte."])
def test_what_is_no_image_is_refused(content: bytes) -> None:
    with pytest.raises(DixitError):
        read_image(content)


@tesseract
def test_a_scan_may_take_its_time_page_by_page() -> None:
    sandbox = Sandbox(seconds=20)
    (reading,) = Reader(well_known_publishers(), sandbox)(File("a.pdf", scan(drawn(150))))
    assert isinstance(reading.found, Communique), reading.found
    assert right(reading.found.text) >= 0.9
    sandbox.close()


def test_without_tesseract_a_line_says_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "program", lambda: None)
    for read, content in ((read_pdf, scan(drawn(72))), (read_image, jpeg(drawn(72)))):
        with pytest.raises(DixitError, match=r"apt install tesseract-ocr tesseract-ocr-fra"):
            read(content)
