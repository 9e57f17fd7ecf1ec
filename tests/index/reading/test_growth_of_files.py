"""A file twice as long takes at most a little more than twice the time to read, whatever its format."""

from collections.abc import Callable

import pytest

from index.reading.opening import opened
from index.values.document import Document
from tests.growth import MOST, growth
from tests.index.making import pdf, zipped
from tests.index.reading.test_several import workbook

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ODT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def word(body: str) -> bytes:
    return zipped({"word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>"})


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def odt(body: str) -> bytes:
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    return zipped({"content.xml": f"<office:document-content {_ODT}>{text}</office:document-content>"})


def mail(body: str, kind: str = "text/plain", more: str = "") -> bytes:
    return f"From: a@cgt.fr\nSubject: Un repos\n{more}Content-Type: {kind}; charset=utf-8\n\n{body}".encode()


def html(body: str) -> bytes:
    return f"<html><head><title>Un repos</title></head><body>{body}</body></html>".encode()


FILES: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "pages of PDF": ("a.pdf", lambda n: pdf([[(60, 700, "Le repos est un droit.")]] * n)),
    "paragraphs of Word": ("a.docx", lambda n: word(f"<w:p>{run('Le repos.')}</w:p>" * n)),
    "cells of Word": (
        "a.docx",
        lambda n: word("<w:tbl><w:tr>" + f"<w:tc><w:p>{run('a')}</w:p></w:tc>" * n + "</w:tr></w:tbl>"),
    ),
    "empty paragraphs of Word": ("a.docx", lambda n: word(f"<w:p>{run('Un mot')}</w:p>" + "<w:p/>" * n)),
    "tabs of Word": ("a.docx", lambda n: word(f"<w:p>{run('Un mot')}<w:r>{'<w:tab/>' * n}</w:r></w:p>")),
    "paragraphs of OpenDocument": ("a.odt", lambda n: odt("<text:p>Le repos.</text:p>" * n)),
    "spans of OpenDocument": ("a.odt", lambda n: odt(f"<text:p>{'<text:span>a</text:span>' * n}</text:p>")),
    "spaces of OpenDocument": ("a.odt", lambda n: odt(f"<text:p>Un mot{'<text:s/>' * n}</text:p>")),
    "paragraphs of RTF": ("a.rtf", lambda n: rb"{\rtf1\ansi " + rb"Le repos.\par " * n + b"}"),
    "groups of RTF": ("a.rtf", lambda n: rb"{\rtf1\ansi Le repos. " + b"{a}" * n + b"}"),
    "signs of RTF": ("a.rtf", lambda n: rb"{\rtf1\ansi Le repos. " + rb"\'e9\u233?" * n + b"}"),
    "words of RTF": ("a.rtf", lambda n: rb"{\rtf1\ansi Le repos. " + rb"\b0 " * n + b"}"),
    "lines of a mail": ("a.eml", lambda n: mail("Le repos est un droit.\n" * n)),
    "quoted lines of a mail": ("a.eml", lambda n: mail("Le repos.\n" + "> un mot\n" * n)),
    "quotes in quotes of a mail": ("a.eml", lambda n: mail("Le repos.\n" + ">" * n + " un mot\n")),
    "headers of a mail": ("a.eml", lambda n: mail("Le repos.\n", more="X-Un: mot\n" * n)),
    "a long header of a mail": ("a.eml", lambda n: mail("Le repos.\n", more=f"To: {'a@b.fr, ' * n}c@d.fr\n")),
    "spaces before who wrote, of a mail": (
        "a.eml",
        lambda n: mail(f"Le repos.\n\nLe 5 mars 2024{' ' * n}a écrit x\n> Un mot.\n"),
    ),
    "coded words of a mail": ("a.eml", lambda n: mail("Le repos.\n", more=f"To: {'=?utf-8?q?=C3=A9?= ' * n}\n")),
    "coded words of a subject": ("a.eml", lambda n: b"Subject: " + b"=?utf-8?q?a?= " * n + b"\n\nLe repos.\n"),
    "mails of a box": ("a.mbox", lambda n: (b"From a Mon Feb  5 10:00:00 2024\n" + mail("Le repos.\n\n")) * n),
    "lines of a box": ("a.mbox", lambda n: b"From a Mon Feb  5 10:00:00 2024\n" + mail(">From un mot\n" * n)),
    "files of an archive": ("a.zip", lambda n: zipped({f"{i}.txt": "Le repos." for i in range(min(n, 400))})),
    "rows of a workbook": ("a.xlsx", lambda n: workbook(*([["Le repos", 1, "droit"]] * n))),
    "columns of a workbook": ("a.xlsx", lambda n: workbook(["mot"] * min(n, 8_000))),
    "rows of a table": ("a.csv", lambda n: b"title,text\n" + b"Un,Le repos.\n" * min(n, 4_000)),
    "lines of JSON": ("a.jsonl", lambda n: b'{"title": "Un", "text": "Le repos."}\n' * min(n, 4_000)),
    "paragraphs of a page": ("a.html", lambda n: html("<p>Le repos est un droit.</p>" * n)),
    "blocks in blocks of a page": ("a.html", lambda n: html("<div>" * min(n, 200) + "<p>Le repos.</p>" * n)),
    "spans of a page": ("a.html", lambda n: html(f"<p>Le repos {'<b>a</b> ' * n}</p>")),
    "open marks of a page": ("a.html", lambda n: html("<p>Le repos.</p>" + "<" * n)),
    "comments of a page": ("a.html", lambda n: html("<p>Le repos.</p>" + "<!-- a -->" * n + "<!--" * n)),
    "entities of a page": ("a.html", lambda n: html(f"<p>Le repos {'&eacute;&#233;' * n}</p>")),
    "lists of a page": ("a.html", lambda n: html(f"<p>Le repos.</p><ul>{'<li>un mot' * n}</ul>")),
    "cells of a page": ("a.html", lambda n: html(f"<p>Le repos.</p><table><tr>{'<td>mot' * n}</table>")),
    "an unfinished mark of a page": ("a.html", lambda n: html("<p>Le repos.</p><a " + "b='" * n)),
    "attributes of a page": ("a.html", lambda n: html(f"<p {' '.join(f'a{i}=b' for i in range(n))}>Le repos.</p>")),
    "line ends of a page": ("a.html", lambda n: html(f"<p>Le repos {'<br>' * n} un droit.</p>")),
}
_LAST = 40_000  # times: a quadratic walk over as many takes seconds


@pytest.mark.slow
@pytest.mark.parametrize("what", FILES)
def test_a_file_twice_as_long_takes_twice_as_long(what: str) -> None:
    name, made = FILES[what]
    assert any(isinstance(part.found, Document) for part in opened(name, made(16))), "refused: nothing is measured"
    ratio = growth(lambda content: list(opened(name, content)), made, last=_LAST)
    assert ratio <= MOST, f"{ratio:.1f} times"
