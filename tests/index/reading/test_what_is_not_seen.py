"""What a reader of a file does not see is not read, and what he sees is."""

import pytest

from index.reading.mojibake import mended
from index.reading.office.docx import read_docx
from index.reading.office.odt import read_odt
from index.reading.web.html import page
from tests.index.making import zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = " ".join(f'xmlns:{name}="{ODF}{name}:1.0"' for name in ("office", "text", "table"))
STYLES = f"""<w:styles {W}><w:style w:styleId="base"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:styleId="note"><w:basedOn w:val="base"/></w:style>
<w:style w:styleId="vu"><w:basedOn w:val="base"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style></w:styles>"""
NOT_SEEN = "rien ici"
LINKS = "<ul><li><a href='/a'>rien ici</a><li><a href='/b'>B</a><li><a href='/c'>C</a></ul>"


def word(paragraphs: str) -> str:
    document = f"<w:document {W}><w:body>{paragraphs}<w:p><w:r><w:t>Le port.</w:t></w:r></w:p></w:body></w:document>"
    return read_docx(zipped({"word/document.xml": document, "word/styles.xml": STYLES})).text


def run(words: str, properties: str = "", style: str = "") -> str:
    style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{style}<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


@pytest.mark.parametrize(("style", "seen"), [("note", False), ("base", False), ("vu", True), ("", True)])
def test_a_style_hides_words_as_those_that_it_is_based_on_do(style: str, seen: bool) -> None:
    assert (NOT_SEEN in word(run(NOT_SEEN, style=style))) is seen


def test_white_words_on_white_paper_are_not_seen_those_in_a_cell_are() -> None:
    white = '<w:color w:val="FFFFFF"/>'
    assert NOT_SEEN not in word(run(NOT_SEEN, white))
    assert NOT_SEEN in word(run(NOT_SEEN, f'{white}<w:shd w:fill="000000"/>'))
    assert NOT_SEEN in word(f"<w:tbl><w:tr><w:tc>{run(NOT_SEEN, white)}</w:tc></w:tr></w:tbl>")


@pytest.mark.parametrize(
    "hidden",
    [
        "<table:table-row table:visibility='collapse'><table:table-cell><text:p>rien ici</text:p></table:table-cell>"
        "</table:table-row>",
        "<table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:covered-table-cell>"
        "<text:p>rien ici</text:p></table:covered-table-cell></table:table-row>",
    ],
)
def test_cells_that_others_cover_and_folded_rows_are_not_seen(hidden: str) -> None:
    content = (
        f"<office:document-content {NAMES}><office:body><office:text><text:p>Le port.</text:p><table:table>{hidden}"
    )
    content += "</table:table></office:text></office:body></office:document-content>"
    text = read_odt(zipped({"content.xml": content})).text
    assert "Le port." in text
    assert NOT_SEEN not in text


@pytest.mark.parametrize(
    ("head", "body", "seen"),
    [
        ("<style>.x{display:none}</style>", "<p class='x'>rien ici</p>", False),
        ("<style>p.x, .y { color:red; visibility: hidden }</style>", "<p class='a x'>rien ici</p>", False),
        ("<style>.x{display:none} .x.ouvert{display:block}</style>", "<p class='x ouvert'>rien ici</p>", True),
        ("<style>@media print{.x{display:none}}</style>", "<p class='x'>rien ici</p>", True),
        ("<style>.a .x{display:none}</style>", "<p class='x'>rien ici</p>", True),
        ("<style>.onglet-panel{display:none}</style>", "<div class='onglet-panel'>rien ici</div>", True),
        ("", "<p style='position:absolute;left:-9999px'>rien ici</p>", False),
        ("", "<p style='font-size:1px;color:#fff'>rien ici</p>", False),
        ("", "<p style='color:#fff'>rien ici</p>", False),
        ("", "<div style='background:#000'><p style='color:#fff'>rien ici</p></div>", True),
        ("", "<p>Par <del>rien ici</del><ins>13</ins> voix.</p>", False),
        ("", "<p class='sr-only'>rien ici</p>", False),
        ("", "<aside class='encadre'><p>On ne verra rien ici de plus.</p></aside>", True),
        ("", "<div class='comments'><h3>Un commentaire</h3><p>On ne verra rien ici.</p></div>", False),
        ("", f"<div class='col-4'>{LINKS}</div>", False),
        ("", f"<p>Ont signé :</p>{LINKS}", True),
    ],
)  # fmt: skip
def test_what_a_page_hides_is_not_read(head: str, body: str, seen: bool) -> None:
    text = "<h1>Les quais ferment</h1><p>Le collectif des Quais demande douze postes de plus à la mairie.</p>"
    found = page(f"<html><head>{head}</head><body>{text}{body}</body></html>").text
    assert "douze postes" in found
    assert (NOT_SEEN in found) is seen


def test_what_was_encoded_twice_by_way_of_latin_1_is_mended_too() -> None:
    words = "Écluses\xa0: l’été «\xa0à 12 €\xa0» d’août, œuvre"
    assert mended(words.encode().decode("latin-1")) == words
