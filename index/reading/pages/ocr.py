"""The image of a page → the words on it, by Tesseract where it is installed, with how sure it is of them."""

import csv
import functools
import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from index.reading.apart import environment
from index.reading.heartbeat import HEARTBEAT
from index.reading.pages.columns import Line
from index.values.errors import DixitError

_PLACES = os.pathsep.join(
    [os.defpath, "/usr/local/bin", "/opt/homebrew/bin", "/opt/local/bin", r"C:\Program Files\Tesseract-OCR"]
)
_LANGUAGE = "fra"
_PAGE_TIME = 50.0  # seconds
_LEAST_SURE = 30.0  # per cent: a word that Tesseract is less sure of is mostly dirt on the page
_ILLEGIBLE = 50.0  # per cent, on the whole: nobody should be quoted from such a page
_WORD_LEVEL = "5"
_NEEDED = (
    "pour que Dixit lise les images, installez Tesseract et son français\N{NO-BREAK SPACE}: "
    "sudo apt install tesseract-ocr tesseract-ocr-fra (sur macOS, brew install tesseract tesseract-lang)."
)


@dataclass(frozen=True)
class Recognised:
    """The pieces of lines of a page, in points, and the mean confidence in their words, from 0 to 100."""

    lines: list[Line]
    height: float
    confidence: float


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

    Raises DixitError for what is no image, and for one that takes too long. Call only where there is a `program`.
    """
    HEARTBEAT.beat()
    tesseract = program()
    assert tesseract is not None
    resolution = ["--dpi", str(dpi)] if dpi else []
    try:
        process = subprocess.run(
            [tesseract, "stdin", "stdout", "-l", _LANGUAGE, "--psm", "3", *resolution, "tsv"],
            input=image, capture_output=True, timeout=_PAGE_TIME, check=False,
            env=environment(OMP_THREAD_LIMIT="1"),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise DixitError("une de ses pages demande trop de temps.") from None
    finally:
        HEARTBEAT.beat()
    if process.returncode:
        raise DixitError("cette image est abîmée, ou n’est pas du format que dit son nom.")
    return list(_pages(process.stdout.decode("utf-8", "replace"), dpi))


def is_illegible(pages: list[Recognised]) -> bool:
    return bool(pages) and sum(page.confidence for page in pages) / len(pages) < _ILLEGIBLE


def _pages(table: str, dpi: int | None) -> Iterator[Recognised]:
    rows = list(csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE))
    for _, of_page in groupby(rows, key=lambda row: row["page_num"]):
        page = list(of_page)
        tall = float(page[0]["height"])
        scale = 72 / dpi if dpi else 842 / max(tall, 1)
        words = [row for row in page if row["level"] == _WORD_LEVEL and row["text"].strip()]
        sure = [row for row in words if float(row["conf"]) >= _LEAST_SURE]
        lines = [_line(list(line), tall, scale) for _, line in groupby(sure, key=_place)]
        letters = [(float(row["conf"]), len(row["text"])) for row in words if re.search(r"\w", row["text"])]
        total = sum(length for _, length in letters)
        mean = sum(conf * length for conf, length in letters) / total if total else 0.0
        yield Recognised(lines, tall * scale, mean)


def _place(row: dict[str, str]) -> tuple[str, str, str]:
    return row["block_num"], row["par_num"], row["line_num"]


def _line(words: list[dict[str, str]], tall: float, scale: float) -> Line:
    left = min(float(word["left"]) for word in words)
    right = max(float(word["left"]) + float(word["width"]) for word in words)
    top = min(float(word["top"]) for word in words)
    bottom = max(float(word["top"]) + float(word["height"]) for word in words)
    text = " ".join(word["text"] for word in words)
    return Line(text, left * scale, right * scale, (tall - bottom) * scale, (tall - top) * scale)
