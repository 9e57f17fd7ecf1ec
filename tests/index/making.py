"""Small files in the formats that people have, made without the libraries that read them."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

Placed = tuple[float, float, str]
"""Where a line of a page begins, in points from the left and from the bottom, and its words."""


def pdf(pages: Sequence[Iterable[Placed]], info: Mapping[str, str] | None = None) -> bytes:
    """A PDF whose lines are written in the order given, in Helvetica of 10 points on A4; `info` are its properties."""
    contents = [
        b"BT /F 10 Tf "
        + b" ".join(b"1 0 0 1 %g %g Tm (%s) Tj" % (x, y, _escaped(words)) for x, y, words in page)
        + b" ET"
        for page in pages
    ]
    return pdf_of(contents, b"".join(b"/%s (%s)" % (k.encode(), _escaped(v)) for k, v in (info or {}).items()))


def pdf_of(contents: Sequence[bytes], info: bytes = b"", more: Sequence[bytes] = ()) -> bytes:
    """A PDF of one page for each content stream; `more` objects follow from number `4 + 2 n`."""
    number = len(contents)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(number))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, number),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for i, content in enumerate(contents):
        resources = b"<< /Font << /F 3 0 R >> /XObject << /X %d 0 R >> >>" % (4 + 2 * number)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources %s /Contents %d 0 R >>"
            % (resources, 5 + 2 * i)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    objects += more
    objects.append(b"<< %s >>" % info)
    out, places = b"%PDF-1.4\n", []
    for i, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (size, len(objects))
    return b"%sxref\n0 %d\n0000000000 65535 f \n%s%sstartxref\n%d\n%%%%EOF" % (out, size, table, trailer, len(out))


def _escaped(words: str) -> bytes:
    return words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def column(lines: Sequence[str], x: float = 70, top: float = 780, leading: float = 14) -> list[Placed]:
    """Lines one under the other."""
    return [(x, top - leading * i, words) for i, words in enumerate(lines)]


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip archive, as DOCX and ODT are."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def docx(paragraphs: Sequence[str], more: Mapping[str, bytes | str] | None = None) -> bytes:
    """A Word document; what begins with `<` is a paragraph's own markup."""
    runs = [one if one.startswith("<") else f"<w:r><w:t>{one}</w:t></w:r>" for one in paragraphs]
    body = "".join(one if one.startswith("<w:tbl") else f"<w:p>{one}</w:p>" for one in runs)
    written = f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": written, **(more or {})})


def core(created: str, creator: str = "") -> str:
    """The properties of a Word document."""
    return (
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:dcterms="http://purl.org/dc/terms/"><dc:creator>{creator}</dc:creator>'
        f"<dcterms:created>{created}</dcterms:created></cp:coreProperties>"
    )


def odt(body: str) -> bytes:
    """An OpenDocument text with this markup, `text:` and `office:` understood."""
    return zipped(
        {
            "content.xml": f'<office:document-content xmlns:office="{_OFFICE}" xmlns:text="{_TEXT}"><office:body>'
            f"<office:text>{body}</office:text></office:body></office:document-content>"
        }
    )


DOCX = docx(["Communiqué de presse de la CFDT", "Un accord a été signé ce matin."])
ODT = odt("<text:h>FO – Communiqué de presse</text:h><text:p>Les salaires augmentent enfin.</text:p>")
RTF = rb"{\rtf1\ansi\ansicpg1252{\info{\creatim\yr2019\mo2\dy5}}\f0 Communiqu\'e9 UNSA\par Les retraites.\par}"
EML = """\
From: CGT - Service de presse <presse@cgt.fr>
Subject: =?utf-8?q?Fwd=3A_TR=3A_Hausse_des_salaires?=
Date: Tue, 6 Feb 2024 00:30:00 +0100
Content-Type: text/plain; charset=utf-8

Montreuil, le 5 février 2024

Les salaires doivent augmenter tout de suite.
""".encode()
HTML = """\
<html><head><title>La Cnil saisie | LQDN</title><meta property="og:title" content="La Cnil saisie">
<meta property="article:published_time" content="2022-04-01T10:00:00+02:00">
<link rel="canonical" href="https://www.laquadrature.net/2022/04/01/x"><script>alert(1)</script></head>
<body><nav><a href="/">Accueil</a> <a href="/b">Faire un don</a></nav><article><h1>La Cnil saisie</h1>
<p>Nous avons saisi la Cnil d'une plainte contre la vidéosurveillance dans les rues de Marseille, où des
caméras suivent les passants.</p><p>Cette plainte collective réunit des milliers de personnes, qui demandent le
retrait de ces dispositifs et la fin des expérimentations.</p></article>
<footer>Mentions légales</footer></body></html>
""".encode()
