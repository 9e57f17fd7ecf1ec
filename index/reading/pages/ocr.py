"""The image of a page → the words on it, by Tesseract where it is installed, with how sure it is of them."""

import functools
import os
import shutil
import subprocess

from index.reading.apart import environment
from index.reading.bounds import STARVED, has_burnt
from index.reading.heartbeat import HEARTBEAT
from index.reading.pages.ocr_table import Recognised, pages_of
from index.values.errors import DixitError

_PLACES = os.pathsep.join(
    [os.defpath, "/usr/local/bin", "/opt/homebrew/bin", "/opt/local/bin", r"C:\Program Files\Tesseract-OCR"]
)
_LANGUAGE = "fra"
_PAGE_TIME = 50.0 * STARVED  # seconds of the clock; of the processor it has no more than the process that starts it
_ILLEGIBLE = 50.0  # per cent, on the whole: nobody should be quoted from such a page
_LEGIBLE = 89.0  # per cent: below, the page may be in the shade
_TURNED = 70.0  # per cent: below, the page may lie on its side
_TOO_LONG = "une de ses pages demande trop de temps."
_PLAIN = ["--psm", "3"]
_SHADED = ["--psm", "3", "-c", "thresholding_method=2"]  # black and white are told apart around each sign (Sauvola)
_ON_ITS_SIDE = ["--psm", "1", *_SHADED[2:]]
_NEEDED = (
    "pour que Dixit lise les images, installez Tesseract et son français\N{NO-BREAK SPACE}: "
    "sudo apt install tesseract-ocr tesseract-ocr-fra (sur macOS, brew install tesseract tesseract-lang)."
)


def needed(what: str) -> str:
    """Why an image cannot be read here, and what would read it."""
    return f"{what}\N{NO-BREAK SPACE}; {_NEEDED}"


@functools.cache
def program() -> str | None:
    """Tesseract, where it is installed with French."""
    path = shutil.which("tesseract", path=_PLACES)
    if path is None:
        return None
    try:
        listed = subprocess.run([path, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return path if _LANGUAGE in listed.stdout.split() else None


def recognised(image: bytes, dpi: int | None = None) -> list[Recognised]:
    """The pages of an image in any format that Tesseract reads, most often one; at `dpi` dots an inch.

    One that is hardly legible is looked at again, as if it lay on its side, or in the shade; the best is kept.
    Raises DixitError for what is no image, and for one that takes too long. Call only where there is a `program`.
    """
    pages = _read(image, dpi, _PLAIN)
    if _mean(pages) >= _LEGIBLE and not any(page.wordless for page in pages):
        return pages
    if _mean(pages) < _TURNED:
        pages = max(pages, _read(image, dpi, _ON_ITS_SIDE), key=_sure)  # in the shade too
        if _mean(pages) >= _TURNED:
            return pages
    return max(pages, _read(image, dpi, _SHADED), key=_sure)


def _read(image: bytes, dpi: int | None, how: list[str]) -> list[Recognised]:
    HEARTBEAT.beat()
    tesseract = program()
    assert tesseract is not None
    resolution = ["--dpi", str(dpi)] if dpi else []
    try:
        process = subprocess.run(
            [tesseract, "stdin", "stdout", "-l", _LANGUAGE, *resolution, *how, "tsv"],
            input=image, capture_output=True, timeout=_PAGE_TIME, check=False,
            env=environment(OMP_THREAD_LIMIT="1"),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise DixitError(_TOO_LONG) from None
    finally:
        HEARTBEAT.beat()
    if has_burnt(process.returncode):
        raise DixitError(_TOO_LONG)
    if process.returncode and how is not _ON_ITS_SIDE:  # which fails where Tesseract has not its data for it
        raise DixitError("cette image est abîmée, ou n’est pas du format que dit son nom.")
    return list(pages_of(process.stdout.decode("utf-8", "replace"), dpi))


def _mean(pages: list[Recognised]) -> float:
    return sum(page.confidence for page in pages) / max(len(pages), 1)


def _sure(pages: list[Recognised]) -> float:
    return sum(page.sure for page in pages)


def is_illegible(pages: list[Recognised]) -> bool:
    return bool(pages) and _mean(pages) < _ILLEGIBLE
