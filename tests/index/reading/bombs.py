"""Files made to harm whoever opens them, each with the French reason for which it is refused."""

import io
import zipfile
import zlib
from collections.abc import Callable

from index.values.files import File
from tests.index.making import pdf_of, zipped

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
_MEGABYTE = 1_000_000
_TOO_MUCH = "mémoire|temps|échouer"  # what gives way first depends on the system


def _word(xml: str) -> bytes:
    return zipped({"word/document.xml": xml})


def _inflated(megabytes: int) -> bytes:
    """A Word document that unfolds to so much white space."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(megabytes):
            part.write(b" " * _MEGABYTE)
    return held.getvalue()


def _page(piece: bytes, times: int) -> bytes:
    """A PDF whose one page unfolds to `piece`, so many times."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(piece * 10_000) for _ in range(times // 10_000)) + packer.flush()
    return pdf_of([b""]).replace(
        b"<< /Length 0 >>\nstream\n\nendstream",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
    )


def _mail(parts: int) -> bytes:
    part = b"--a%s\nContent-Type: multipart/mixed; boundary=a%s\n\n"
    inner = b"".join(part % (b"a" * i, b"a" * (i + 1)) for i in range(parts))
    return b"From: a@b\nContent-Type: multipart/mixed; boundary=a\n\n" + inner


def _nested(times: int) -> bytes:
    content = zipped({"a.txt": "Un mot."})
    for _ in range(times):
        content = zipped({"a.zip": content})
    return content


_SELF = (
    b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length 5 >>\n"
    b"stream\n/X Do\nendstream"
)

BOMBS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a zip in a zip in a zip": ("q.zip", lambda: _nested(12), "démesuré"),
    "a zip of a zip that unfolds without end": ("r.zip", lambda: zipped({"a.docx": _inflated(250)}), "démesuré"),
    "a spreadsheet that unfolds without end": (
        "s.xlsx",
        lambda: zipped({"xl/workbook.xml": "<a/>", "xl/sharedStrings.xml": b" " * 150_000_000}),
        "démesuré",
    ),
    "a zip that unfolds without end": ("a.docx", lambda: _inflated(1_600), "démesuré"),
    "a billion laughs": (
        "c.docx",
        lambda: _word(f'<!DOCTYPE d [<!ENTITY l0 "ha">{_LAUGHS}]><w:document xmlns:w="{_W}">&l9;</w:document>'),
        "entités",
    ),
    "an entity that names a file": (
        "d.odt",
        lambda: zipped({"content.xml": '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'}),
        "entités",
    ),
    "paragraphs inside paragraphs, a hundred thousand deep": (
        "e.docx",
        lambda: _word(f'<w:document xmlns:w="{_W}">{"<w:p>" * 100_000}{"</w:p>" * 100_000}</w:document>'),
        "pas de texte|excès|échouer",
    ),
    "pages that hold themselves": (
        "f.pdf",
        lambda: pdf_of([b""]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"),
        "pas de texte|abîmé",
    ),
    "a drawing that draws itself": ("g.pdf", lambda: pdf_of([b"/X Do"], more=[_SELF]), "pas de texte|excès"),
    "elements inside elements, a thousand deep": (
        "j.html",
        lambda: f"<html><body>{'<div>' * 1000}Un mot.{'</div>' * 1000}".encode(),
        "emboîte",
    ),
    "elements inside elements, a million deep": ("k.html", lambda: b"<b>" * 1_000_000 + b"Un mot.", "emboîte"),
    "parts inside parts of a mail": ("l.eml", lambda: _mail(400), "parties"),
    "groups inside groups of RTF": ("m.rtf", lambda: rb"{\rtf1 " + b"{" * 300_000, "pas de texte|abîmé|emboîte"),
    "lists inside lists of JSON": ("n.jsonl", lambda: b'{"text": ' + b"[" * 1_000_000, "JSON"),
    "a header that each row would copy": (
        "o.csv",
        lambda: b"text," + b"a" * 1_000_000 + b"\n" + b"Un mot,\n" * 100_000,
        "démesuré",
    ),
    "a quotation mark that never closes": ("p.csv", lambda: b'title,text\n"' + b"a,b\n" * 200_000, "pas de texte"),
    "a picture that says that it is a document": ("q.docx", lambda: b"\x89PNG\r\n\x1a\n" * 9, "abîmé"),
}
"""By what each is: its name, what makes it, and a pattern that the reason matches."""

SLOW_BOMBS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a zip within its limit, of nothing but elements": (
        "b.docx",
        lambda: _word(f'<w:document xmlns:w="{_W}">{"<w:p/>" * 7_000_000}</w:document>'),
        f"{_TOO_MUCH}|pas de texte|trop de texte",
    ),
    "a page that unfolds to most of a gigabyte": ("h.pdf", lambda: _page(b"q ", 400_000_000), _TOO_MUCH),
}
"""Those that only the bounds of the process hold."""


def bomb(of: dict[str, tuple[str, Callable[[], bytes], str]], what: str) -> tuple[File, str]:
    name, make, why = of[what]
    return File(name, make()), why
