"""A scan and a photo give the words on them, by a real Tesseract; without one, a French line says how to have it."""

import io
import random
import re
from difflib import SequenceMatcher

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from index.metadata.organisations_list import well_known_publishers
from index.reading.pages import ocr
from index.reading.pages.image import read_image
from index.reading.pages.ocr_table import pages_of
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
LONGER = """\
La rentrée prochaine se prépare mal, répètent les équipes depuis
plusieurs semaines. Les salles du premier étage resteront fermées
le samedi, et les lecteurs du quartier devront aller jusqu'au pont.
Une pétition circule : elle compte déjà trois mille signatures, que
les usagers porteront au conseil de la métropole le mois prochain."""
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


@tesseract
@pytest.mark.slow
@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270])
def test_a_page_that_lies_on_its_side_is_read_in_order(turn: Image.Transpose) -> None:
    page = drawn(150, f"{WORDS}\n{LONGER}").crop((0, 0, 1240, 900)).transpose(turn)
    assert right(read_image(jpeg(page)).text, f"{WORDS}\n{LONGER}") >= 0.95


@tesseract
@pytest.mark.slow
def test_a_photo_whose_one_side_lies_in_the_dark_is_read() -> None:
    page = drawn(150, f"{WORDS}\n{LONGER}").crop((0, 0, 1240, 900))
    light = Image.linear_gradient("L").rotate(90).resize(page.size).point(lambda value: 55 + value * 200 // 255)
    assert right(read_image(jpeg(ImageChops.multiply(page, light))).text, f"{WORDS}\n{LONGER}") >= 0.8


def table(*rows: tuple[str, float], places: list[tuple[int, int]] | None = None) -> str:
    """What Tesseract writes of a page of one line of these words, with how sure it is of each."""
    head = "level page_num block_num par_num line_num word_num left top width height conf text".split()
    cells = [[1, 1, 0, 0, 0, 0, 0, 0, 600, 800, -1, ""]]
    places = places or [(60 * i, 10) for i in range(len(rows))]
    cells += [
        [5, 1, 1, 1, 1, i + 1, *place, 50, 20, sure, word]
        for i, ((word, sure), place) in enumerate(zip(rows, places, strict=True))
    ]
    written: list[list[object]] = [[*head], *cells]
    return "\n".join("\t".join(map(str, row)) for row in written)


def test_a_doubted_word_is_kept_where_those_beside_it_are_sure() -> None:
    (page,) = pages_of(
        table(("toit,", 95.0), ("l'association", 0.0), ("recense", 94.0), ("tout", 94.0), ("ë", 3.0)), 72
    )
    assert [line.words for line in page.lines] == ["toit, l'association recense tout"]


def test_dirt_makes_no_words() -> None:
    (page,) = pages_of(table(("ifla", 12.0), ("oo", 45.0), ("wexyl", 5.0)), 72)
    assert [line.words for line in page.lines] == ["oo"]


@pytest.mark.parametrize(
    ("step", "left", "bottom"),
    [((1, 0), 100, 680), ((0, -1), 680, 450), ((-1, 0), 450, 100), ((0, 1), 100, 100)],
)
def test_words_lie_where_they_are_once_the_page_is_upright(step: tuple[int, int], left: float, bottom: float) -> None:
    """Two boxes, 50 wide and 20 tall, on a page of 600 by 800: one at 100, 100, the other a step farther."""
    second = (100 + 60 * step[0], 100 + 60 * step[1])
    (page,) = pages_of(table(("déjà", 95.0), ("parle", 95.0), places=[(100, 100), second]), 72)
    assert page.lines[0].words == "déjà parle"
    assert (page.lines[0].left, page.lines[0].bottom) == (left, bottom)


def of_lines(*lines: tuple[float, list[tuple[str, int, int, int, int]]]) -> str:
    """What Tesseract writes of lines, each of its words with its box: left, top, width, height."""
    head = "level page_num block_num par_num line_num word_num left top width height conf text".split()
    cells: list[list[object]] = [[*head], [1, 1, 0, 0, 0, 0, 0, 0, 600, 800, -1, ""]]
    for number, (sure, words) in enumerate(lines, 1):
        cells += [[5, 1, 1, 1, number, i, *box, sure, word] for i, (word, *box) in enumerate(words, 1)]
    return "\n".join("\t".join(map(str, row)) for row in cells)


def test_the_lines_of_a_page_that_lies_askew_are_level() -> None:
    words = ["Les", "halles", "ferment", "lundi"]
    lines = [
        (95.0, [(word, 40 + 130 * i, 100 + 30 * n + 4 * i, 100, 20) for i, word in enumerate(words)]) for n in range(4)
    ]
    (page,) = pages_of(of_lines(*lines), 72)
    steps = [above.bottom - below.bottom for above, below in zip(page.lines, page.lines[1:], strict=False)]
    assert steps == pytest.approx([30] * 3, abs=0.5)
    assert [line.left for line in page.lines] == pytest.approx(
        [page.lines[0].left + 4 / 130 * 30 * n for n in range(4)], abs=0.5
    )


def test_a_line_without_tall_letters_is_as_high_as_the_others() -> None:
    tall, small = (
        [("Le", 40, 100, 40, 16), ("port", 90, 100, 50, 20)],
        [("ce", 40, 134, 40, 11), ("soir", 90, 130, 50, 16)],
    )
    (page,) = pages_of(of_lines((95.0, tall), (95.0, small)), 72)
    assert page.lines[0].height == pytest.approx(page.lines[1].height, abs=1)


def test_cells_that_tesseract_takes_for_one_line_are_apart() -> None:
    words = [
        ("Secrétaire", 40, 100, 90, 16),
        ("Trésorier", 240, 100, 80, 16),
        ("du", 326, 100, 20, 16),
        ("port", 352, 100, 40, 20),
    ]
    (page,) = pages_of(of_lines((95.0, words)), 72)
    assert [line.words for line in page.lines] == ["Secrétaire", "Trésorier du port"]


def test_the_first_of_a_month_is_a_figure_and_an_apostrophe_stands_once() -> None:
    words = [
        ("le", 40, 100, 20, 16),
        ("ler", 66, 100, 30, 16),
        ("mars", 100, 104, 40, 12),
        ("l’'été", 146, 100, 40, 16),
    ]
    (page,) = pages_of(of_lines((95.0, words)), 72)
    assert page.lines[0].words == "le 1er mars l’été"
