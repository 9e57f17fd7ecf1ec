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
