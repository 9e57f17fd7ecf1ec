"""Files made to harm whoever opens them, each with the French reason for which it is refused."""

import json
import zlib

from index.intake import File
from tests.index.making import pdf_of, zipped

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))


def _word(xml: str | bytes) -> bytes:
    return zipped({"word/document.xml": xml})


def _paragraph(words: str, before: str = "") -> str:
    return f'{before}<w:document xmlns:w="{_W}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:document>'


def _deflated(content: bytes) -> bytes:
    """A PDF whose one page unfolds to `content`."""
    packed = zlib.compress(content, 9)
    return pdf_of([b""]).replace(
        b"<< /Length 0 >>\nstream\n\nendstream",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
    )


_SELF = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >> /Length 4 >>\nstream\n/X Do\nendstream"

BOMBS = {
    "a zip that unfolds to a gigabyte": (File("a.docx", _word(b" " * 1_000_000_000)), "démesuré"),
    "a zip within its limits, of nothing but elements": (
        File("b.docx", _word(f'<w:document xmlns:w="{_W}">{"<w:p/>" * 7_000_000}</w:document>')),
        "mémoire|temps|échouer|pas de texte",
    ),
    "a billion laughs": (
        File("c.docx", _word(_paragraph("&l9;", f'<!DOCTYPE d [<!ENTITY l0 "ha">{_LAUGHS}]>'))),
        "entités",
    ),
    "an entity that names a file": (
        File("d.odt", zipped({"content.xml": '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'})),
        "entités",
    ),
    "paragraphs inside paragraphs, a hundred thousand deep": (
        File("e.docx", _word(f'<w:document xmlns:w="{_W}">{"<w:p>" * 100_000}{"</w:p>" * 100_000}</w:document>')),
        "texte|mémoire|excès|échouer",
    ),
    "pages that hold themselves": (
        File("f.pdf", pdf_of([b""]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")),
        "abîmé|texte|pages",
    ),
    "a drawing that draws itself": (File("g.pdf", pdf_of([b"/X Do"], more=[_SELF % 6])), "texte|excès|abîmé"),
    "a page that unfolds to a gigabyte": (File("h.pdf", _deflated(b"q " * 400_000_000)), "mémoire|temps|échouer"),
    "a page of a million letters on one spot": (
        File("i.pdf", _deflated(b"BT /F 9 Tf " + b"1 0 0 1 9 9 Tm (a) Tj " * 400_000 + b"ET")),
        "mémoire|temps|échouer|texte",
    ),
    "elements inside elements, a thousand deep": (
        File("j.html", f"<html><body>{'<div>' * 1000}Un mot.{'</div>' * 1000}".encode()),
        "emboîte",
    ),
    "elements inside elements, a million deep": (File("k.html", b"<b>" * 1_000_000 + b"Un mot."), "emboîte"),
    "parts inside parts of a mail": (
        File(
            "l.eml",
            b"From: a@b\nContent-Type: multipart/mixed; boundary=a\n\n"
            + b"".join(b"--a%s\nContent-Type: multipart/mixed; boundary=a%s\n\n" % (b"a" * i, b"a" * (i + 1)) for i in range(900)),
        ),
        "parties|texte|abîmé|excès",
    ),
    "groups inside groups of RTF": (File("m.rtf", rb"{\rtf1 " + b"{" * 1_000_000), "texte|abîmé"),
    "lists inside lists of JSON": (File("n.jsonl", b'{"text": ' + b"[" * 1_000_000), "JSON"),
    "a header that each row would copy": (
        File("o.csv", b"text," + b"a" * 1_000_000 + b"\n" + b"Un mot,\n" * 100_000),
        "démesuré",
    ),
    "a quotation mark that never closes": (File("p.csv", b'title,text\n"' + b"a,b\n" * 200_000), "texte"),
    "an object whose keys are nothing": (File("q.jsonl", json.dumps({"text": ["a"] * 9, "date": {}}).encode()), "date"),
}
"""By what each is: the file, and a pattern that its reason matches. Where several are given, it depends on the system."""

