"""An office document gives what a reader sees on its pages, once, in order, and nothing else."""

from collections.abc import Mapping

import pytest

from index.reading.office.docx import read_docx
from index.reading.office.odt import read_odt
from index.reading.office.rtf import read_rtf
from tests.index.making import docx, zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name if name != "draw" else "drawing"}:1.0"'
    for name in ("office", "text", "draw", "table", "style")
)


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


def item(words: str, level: int = 0, of: int = 1) -> str:
    numbered = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{of}"/></w:numPr></w:pPr>'
    return f"{numbered.replace('<w:pPr>', '<w:pPr>', 1)}{run(words)}"


def word(*paragraphs: str, **parts: str) -> str:
    named = {f"word/{name}.xml": f"<w:{name} {W}>{content}</w:{name}>" for name, content in parts.items()}
    return read_docx(docx(list(paragraphs), named)).text


def open_text(body: str, automatic: str = "", around: str = "") -> str:
    parts: Mapping[str, bytes | str] = {
        "content.xml": f"<office:document-content {SPACES}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {SPACES}><office:master-styles><style:master-page>{around}"
        "</style:master-page></office:master-styles></office:document-styles>",
    }
    return read_odt(zipped(parts)).text


def rtf(body: str) -> str:
    return read_rtf(f"{{\\rtf1\\ansi\\ansicpg1252 {body}}}".encode("latin-1")).text


@pytest.mark.parametrize("vanish", ["<w:vanish/>", '<w:vanish w:val="1"/>', '<w:rStyle w:val="Caché"/>'])
def test_words_that_word_hides_are_not_read(vanish: str) -> None:
    styles = '<w:style w:styleId="Caché"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert word(run("Le comité ") + run("brouillon ", vanish) + run("refuse."), styles=styles) == "Le comité refuse."


def test_words_that_word_no_longer_hides_are_read() -> None:
    assert word(run("Le comité ") + run("refuse.", '<w:vanish w:val="0"/>')) == "Le comité refuse."


def test_the_notes_of_word_stand_at_the_end_in_the_order_of_their_marks() -> None:
    first, second = (f'<w:r><w:footnoteReference w:id="{i}"/></w:r>' for i in (7, 3))
    notes = "".join(f'<w:footnote w:id="{i}"><w:p>{run(f"Note {i}.")}</w:p></w:footnote>' for i in (-1, 3, 7))
    text = word(run("Un") + first + run(" et deux") + second + run("."), footnotes=notes)
    assert text == "Un[1] et deux[2].\n\n[1] Note 7.\n\n[2] Note 3."


def test_items_have_their_marks() -> None:
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    levels = level.format(0, "decimal", "%1.") + level.format(1, "lowerLetter", "%2)")
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:abstractNum w:abstractNumId="1">'
        f'{level.format(0, "bullet", "x")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    said = word(item("un"), item("sous", 1), item("encore", 1), item("deux"), item("puce", of=2), numbering=numbering)
    assert said == "1. un\n\n  a) sous\n\n  b) encore\n\n2. deux\n\n- puce"


def test_heads_and_feet_are_read_once_and_page_numbers_are_not() -> None:
    head = f"<w:p>{run('Fédération')}</w:p>"
    foot = f"<w:p>{run('Lille, le 12 mai 2023')}</w:p><w:p>{run('Page 1 / 3')}</w:p>"
    assert (
        word("Le texte.", header1=head, header2=head, footer1=foot)
        == "Fédération\n\nLe texte.\n\nLille, le 12 mai 2023"
    )


def test_a_head_of_even_pages_that_are_as_the_others_is_not_seen() -> None:
    relations = "".join(f'<Relationship Id="r{i}" Target="header{i}.xml"/>' for i in (1, 2))
    link = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    section = (
        f'<w:sectPr {link}><w:headerReference w:type="default" r:id="r1"/>'
        '<w:headerReference w:type="even" r:id="r2"/></w:sectPr>'
    )
    parts = {
        f"word/header{i}.xml": f"<w:hdr {W}><w:p>{run(words)}</w:p></w:hdr>"
        for i, words in ((1, "Vu"), (2, "Jamais vu"))
    }
    parts["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'
    )
    assert read_docx(docx([f"<w:pPr>{section}</w:pPr>{run('Le texte.')}"], parts)).text == "Vu\n\nLe texte."


def test_an_empty_cell_keeps_its_column() -> None:
    cells = "".join(f"<w:tc><w:p>{run(words)}</w:p></w:tc>" for words in ("Lits", "", "32"))
    assert word(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == "Lits\t\t32"


def test_a_row_that_was_deleted_is_not_read() -> None:
    cell = f"<w:tc><w:p>{run('Lits')}</w:p></w:tc>"
    assert word("Un.", f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{cell}</w:tr></w:tbl>") == "Un."


def test_frames_of_an_open_document_stand_after_the_paragraph_that_holds_them() -> None:
    frame = "<draw:frame><draw:text-box><text:p>À lire</text:p></draw:text-box></draw:frame>"
    assert (
        open_text(f"<text:p>Il demande{frame} tout.</text:p><text:p>Fin.</text:p>")
        == "Il demande tout.\n\nÀ lire\n\nFin."
    )


def test_what_an_open_document_hides_is_not_read() -> None:
    style = '<style:style style:name="T"><style:text-properties text:display="none"/></style:style>'
    body = (
        '<text:p>Vu<text:span text:style-name="T"> caché</text:span>.</text:p><text:hidden-paragraph/>'
        '<text:section text:display="none"><text:p>Caché.</text:p></text:section>'
    )
    assert open_text(body, style) == "Vu."


def test_lists_and_tables_of_an_open_document_are_marked() -> None:
    number = (
        '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-suffix="."/>'
        "</text:list-style>"
    )
    items = "".join(f"<text:list-item><text:p>{words}</text:p></text:list-item>" for words in ("un", "deux"))
    table = "".join(f"<table:table-cell><text:p>{words}</text:p></table:table-cell>" for words in ("Lits", "32"))
    body = (
        f'<text:list>{items}</text:list><text:list text:style-name="N">{items}</text:list>'
        f"<table:table><table:table-row>{table}</table:table-row></table:table>"
    )
    assert open_text(body, number) == "- un\n\n- deux\n\n1. un\n\n2. deux\n\nLits\t32"


def test_heads_and_feet_of_an_open_document_are_read_once() -> None:
    around = (
        "<style:header><text:p>Tête</text:p></style:header><style:footer><text:p>12 mai 2023</text:p></style:footer>"
    )
    assert open_text("<text:p>Le texte.</text:p>", around=around) == "Tête\n\nLe texte.\n\n12 mai 2023"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Un {\\v cach\\'e9}mot.", "Un mot."),
        ("Un \\v cach\\'e9\\v0 mot.", "Un mot."),
        ("Un {\\deleted vieux }mot.", "Un mot."),
        ("L\\u8217?\\u233?t\\u233?", "L’été"),
        ("\\uc2 L\\u8217??h", "L’h"),
        ("L\\rquote h\\'f4pital \\endash  12\\~\\'80", "L’hôpital – 12\u00a0€"),
        ('{\\field{\\*\\fldinst{HYPERLINK "https://x"}}{\\fldrslt{la p\\\'e9tition}}} ici', "la pétition ici"),
        ("{\\*\\inconnu rien}{\\pict 0102}Un mot.", "Un mot."),
        ("{\\header T\\'eate\\par}Un mot.\\par {\\footer 12 mai\\par}", "Tête\n\nUn mot.\n\n12 mai"),
        ("Un mot{\\footnote \\chftn La note.}.\\par", "Un mot[1].\n\n[1] La note."),
        ("Un mot{\\*\\footnote\\chftn La note.}.\\par", "Un mot[1].\n\n[1] La note."),
        ("{\\listtext\\'b7\\tab}un\\par{\\listtext 2.\\tab}deux\\par", "- un\n\n2. deux"),
        ("Lits\\cell 32\\cell\\row Fin.", "Lits\t32\n\nFin."),
        (
            "Avant.\\par{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt L'encadr\\'e9.\\par}}}Fin.",
            "Avant.\n\nL'encadré.\n\nFin.",
        ),
        ("{\\fonttbl{\\f1\\fcharset238 Arial CE;}}{\\f1 \\'b3}a", "ła"),
        ("{\\bin3 {}}Un mot.", "Un mot."),
    ],
)
def test_an_rtf_gives_what_is_seen_of_it(written: str, read: str) -> None:
    assert rtf(written) == read


def test_what_tabs_part_in_the_head_of_pages_are_lines() -> None:
    sides = f"<w:p>{run('Union des quais')}<w:r><w:tab/></w:r>{run('COMMUNIQUÉ')}</w:p>"
    text = word(run("Non."), header1=sides)
    assert text == "Union des quais\n\nCOMMUNIQUÉ\n\nNon."


@pytest.mark.parametrize("later", ["Union des quais – suite", "Union des quais (suite)"])
def test_a_head_that_goes_on_later_pages_is_read_once(later: str) -> None:
    heads = {"header1": f"<w:p>{run('Union des quais')}</w:p>", "header2": f"<w:p>{run(later)}</w:p>"}
    assert word(run("Non."), **heads) == "Union des quais\n\nNon."


def test_a_head_that_ends_in_suite_and_repeats_none_is_read() -> None:
    assert word(run("Non."), header1=f"<w:p>{run('Accords – suite')}</w:p>") == "Accords – suite\n\nNon."
