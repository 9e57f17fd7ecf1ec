"""Each format gives the words that a person reads in it, and what stands beside them."""

from collections.abc import Iterable, Iterator

import pytest

from index.metadata.organisations_list import well_known_publishers
from index.reading.mail.eml import mail_parts
from index.reading.office.docx import read_docx
from index.reading.office.odt import read_odt
from index.reading.office.rtf import read_rtf
from index.reading.pages import ocr
from index.reading.pages.pdf import read_pdf
from index.reading.read import Reader
from index.reading.sandbox import Sandbox
from index.reading.web.html import read_html
from index.values.communique import Communique, Origin
from index.values.dates import PartialDate
from index.values.document import Document
from index.values.errors import DixitError
from index.values.files import File, Reading, Refused
from tests.index.making import DOCX, EML, HTML, RTF, column, core, docx, odt, pdf, pdf_of, zipped

LEFT = [
    "La CGT exige un héberge-",
    "ment souverain pour les",
    "données de santé. Elle",
    "rappelle que la Cnil a",
    "cédé.",
]
RIGHT = [
    "Les syndicats appellent",
    "à une journée d'action",
    "le 5 mars. La mobili-",
    "sation sera forte dans",
    "le pays.",
]
IN_ORDER = (
    "La CGT exige un hébergement souverain pour les données de santé. Elle rappelle que la Cnil a cédé.\n\n"
    "Les syndicats appellent à une journée d'action le 5 mars. La mobilisation sera forte dans le pays."
)


def first(readings: Iterable[Reading]) -> Reading:
    """Of all that a file holds, read to its end."""
    found, *_ = readings
    return found


@pytest.fixture(scope="module")
def read() -> Iterator[Reader]:
    sandbox = Sandbox()
    yield Reader(well_known_publishers(), sandbox)
    sandbox.close()


def known(read: Reader, file: File) -> Communique:
    (reading,) = read(file)
    assert isinstance(reading.found, Communique), reading.found
    return reading.found


def test_two_columns_are_read_one_after_the_other_however_they_were_written() -> None:
    left, right = column(LEFT, 70), column(RIGHT, 320)
    line_by_line = [placed for both in zip(left, right, strict=True) for placed in both]
    for page in ([*left, *right], line_by_line):
        assert read_pdf(pdf([page])).text == IN_ORDER


def test_a_title_over_two_columns_comes_before_both() -> None:
    title = (70.0, 810.0, "Communiqué de presse : nos données de santé sont en danger, dit-on")
    assert read_pdf(pdf([[*column(LEFT, 70), *column(RIGHT, 320), title]])).text == f"{title[2]}\n\n{IN_ORDER}"


def test_a_running_head_is_read_once_page_numbers_are_dropped_and_pages_kept() -> None:
    texts = ["Le premier texte.", "Le deuxième texte.", "Le troisième texte."]
    pages = [
        [(70.0, 815.0, f"Bulletin n° 12, {i}"), (70.0, 500.0, text), (290.0, 30.0, f"{i}/3")]
        for i, text in enumerate(texts, 1)
    ]
    document = read_pdf(pdf(pages))
    assert document.text == "Bulletin n° 12, 1\n\n" + "\n\n\f".join(texts)
    communique = Communique(document.text)
    assert [communique.page(document.text.index(text)) for text in texts] == [1, 2, 3]


def test_a_page_without_text_keeps_its_number() -> None:
    text = read_pdf(pdf([[], [(70, 500, "Le texte de la deuxième page.")]])).text
    assert Communique(text).page(text.index("Le texte")) == 2


def test_the_head_of_a_page_that_is_alone_is_kept() -> None:
    assert read_pdf(pdf([[(70, 815, "COMMUNIQUÉ CGT"), (70, 500, "Un texte.")]])).text == "COMMUNIQUÉ CGT\n\nUn texte."


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Nous exigeons un héberge-", "ment."], "Nous exigeons un hébergement."),
        (["Cela sera peut-", "être le cas."], "Cela sera peut-être le cas."),
        (["Que demandez-", "vous ?"], "Que demandez-vous ?"),
        (["Le socio-économique, puis le socio-", "économique."], "Le socio-économique, puis le socio-économique."),
        (["Le mouvement Saint-", "Denis."], "Le mouvement Saint-Denis."),
    ],
)
def test_a_word_cut_at_a_line_s_end_is_whole_again(lines: list[str], joined: str) -> None:
    assert read_pdf(pdf([column(lines)])).text == joined


def test_where_and_when_stay_on_their_own_line() -> None:
    lines = ["COMMUNIQUÉ CGT", "Montreuil, le 5 février 2024", "Nous exigeons un hébergement", "souverain."]
    assert read_pdf(pdf([column(lines)])).text == (
        "COMMUNIQUÉ CGT\n\nMontreuil, le 5 février 2024\n\nNous exigeons un hébergement souverain."
    )


def test_the_properties_of_a_pdf_date_it() -> None:
    said = read_pdf(pdf([column(["Un texte."])], {"CreationDate": "D:20240205101500+01'00'"})).said
    assert said[Origin.PROPERTIES].date == PartialDate(2024, 2, 5)


def test_a_scan_is_refused_for_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "program", lambda: None)
    kind = b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    image = b"<< %s /Length 1 >>\nstream\n0\nendstream" % kind
    with pytest.raises(DixitError, match="image numérisée"):
        read_pdf(pdf_of([b"q 595 0 0 842 0 0 cm /X Do Q"], more=[image]))


def test_what_was_deleted_from_a_word_document_is_not_in_it_and_what_was_inserted_is() -> None:
    revised = (
        "<w:r><w:t>Un accord est </w:t></w:r><w:del><w:r><w:delText>rompu</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>signé</w:t></w:r></w:ins><w:r><w:br/><w:t>hier.</w:t></w:r>"
    )
    assert read_docx(docx([revised])).text == "Un accord est signé\nhier."


def test_a_row_of_a_table_is_a_line() -> None:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>" for words in ("Smic", "1 398 €"))
    assert read_docx(docx([f"<w:tbl><w:tr><w:trPr/>{cells}</w:tr></w:tbl>"])).text == "Smic\t1 398 €"


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>L’encadré.</w:t></w:r></w:p></w:txbxContent>"
    again = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert read_docx(docx([f"<w:r><w:t>Le texte.</w:t>{again}</w:r>"])).text == "Le texte.\n\nL’encadré."


def test_the_date_of_a_word_document_is_not_that_of_its_model() -> None:
    document = read_docx(docx(["Un texte."], {"docProps/core.xml": core("2013-12-23T23:15:00Z")}))
    assert document.said[Origin.PROPERTIES].date is None


def test_the_letterhead_of_a_document_stands_at_its_head_and_names_its_source(read: Reader) -> None:
    words = "<w:p><w:r><w:t>Fédération CGT Santé</w:t></w:r></w:p>"
    head = f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{words}</w:hdr>'
    parts = {"word/header1.xml": head, "word/header2.xml": head}
    communique = known(read, File("a.docx", docx(["Communiqué de presse", "Nos données de santé"], parts)))
    assert communique.text == "Fédération CGT Santé\n\nCommuniqué de presse\n\nNos données de santé"
    assert communique.source is not None
    assert communique.title is not None
    assert (communique.source.value, communique.title.value) == ("Fédération CGT Santé", "Nos données de santé")


def test_the_notes_of_an_open_document_stand_at_its_end_and_comments_are_left_out() -> None:
    body = (
        "<text:p>Les salaires<text:note><text:note-body><text:p>Voir plus bas.</text:p></text:note-body></text:note>"
        " augmentent"
        '<text:s text:c="1"/><text:span>enfin</text:span>.<office:annotation><text:p>Vrai ?</text:p>'
        "</office:annotation></text:p>"
    )
    assert read_odt(odt(body)).text == "Les salaires[1] augmentent enfin.\n\n[1] Voir plus bas."


def test_an_rtf_gives_its_letters() -> None:
    assert read_rtf(RTF).text == "Communiqué UNSA\n\nLes retraites."


def test_a_page_gives_its_main_text_under_its_title() -> None:
    document = read_html(HTML)
    assert document.text.startswith("La Cnil saisie\n\nNous avons saisi la Cnil d'une plainte")
    assert document.text.endswith("la fin des expérimentations.")
    assert not any(word in document.text for word in ("Accueil", "don", "légales", "alert"))
    assert document.host == "www.laquadrature.net"
    assert document.said[Origin.PAGE].date == PartialDate(2022, 4, 1)


def test_the_lists_and_tables_of_a_page_are_lines() -> None:
    body = "<p>La Première ministre a annoncé le report de l’âge légal de départ à la retraite, que nous refusons.</p>"
    items = "<ul><li>le 19 janvier dans toute la France</li><li>le 26 janvier</li></ul>"
    table = "<table><tr><th>Âge</th><th>Coût</th></tr><tr><td>64</td><td>17 milliards</td></tr></table>"
    text = read_html(
        f"<html><meta charset=utf-8><body><main><h1>Non</h1>{body}{items}{body}{table}</main>".encode()
    ).text
    assert "- le 19 janvier dans toute la France\n\n- le 26 janvier" in text
    assert "| Âge | Coût |\n\n| 64 | 17 milliards |" in text


def test_a_very_short_page_gives_all_that_it_shows() -> None:
    assert read_html("<p>Grève demain.</p><script>x()</script>".encode()).text == "Grève demain."


@pytest.mark.parametrize("content", [b"<html><script>1</script></html>", b"<p> </p>"])
def test_a_page_without_words_is_refused(content: bytes) -> None:
    with pytest.raises(DixitError):
        read_html(content)


def only(content: bytes) -> Document:
    """The one text of a mail."""
    (part,) = mail_parts("courriel.eml", content)
    assert isinstance(part.found, Document)
    return part.found


def test_a_mail_gives_its_body_and_its_header_says_the_rest() -> None:
    document = only(EML)
    assert document.text.startswith("Montreuil, le 5 février 2024\n\nLes salaires")
    mail = document.said[Origin.MAIL]
    assert (mail.title, mail.source, mail.date) == ("Hausse des salaires", "CGT", PartialDate(2024, 2, 6))


def test_a_person_who_writes_is_not_taken_for_the_source() -> None:
    assert only(EML.replace(b"presse@cgt.fr", b"jeanne.martin@exemple.fr")).said[Origin.MAIL].source is None


def test_a_subject_that_only_says_what_the_mail_is_is_no_title(read: Reader) -> None:
    mail = b"From: a@b\nSubject: Communique de presse\nContent-Type: text/plain\n\nHausse des salaires\n\nUn texte.\n"
    title = known(read, File("a.eml", mail)).title
    assert title is not None
    assert (title.value, title.origin) == ("Hausse des salaires", Origin.STATED)


def test_the_html_of_a_mail_is_read_where_there_is_no_plain_text() -> None:
    mail = b"From: a@b\nSubject: s\nContent-Type: text/html; charset=utf-8\n\n<p>Les salaires.</p>"
    assert only(mail).text == "Les salaires."


def test_each_row_of_a_table_is_a_communique_and_keeps_its_own_bytes(read: Reader) -> None:
    table = (
        "title;text;source;date;url\r\nUn;Le premier texte.;CFTC;2020-01-02;\r\n"
        'Deux;"Le deuxième texte,\r\nsur deux lignes.";;février 2021;https://www.fsu.fr/a\r\n'
        "Trois;;;;\r\nQuatre;Un texte.;;hier;\r\n"
    ).encode("cp1252")
    one, two, three, four = read(File("t.csv", table))
    assert isinstance(one.found, Communique)
    assert isinstance(two.found, Communique)
    assert one.found.source is not None
    assert (one.found.source.value, one.found.source.origin) == ("CFTC", Origin.DECLARED)
    assert two.found.text == "Le deuxième texte,\nsur deux lignes."
    assert two.found.source is not None
    assert (two.found.source.value, two.found.source.origin) == ("FSU", Origin.HOST)
    assert two.found.date is not None
    assert two.found.date.value == PartialDate(2021, 2)
    assert isinstance(three.found, Refused)
    assert isinstance(four.found, Refused)
    assert (four.file.name, "date" in four.found.why) == ("t (ligne 6).csv", True)
    for reading in (one, two):
        header, row = reading.file.whole().split(b"\r\n", 1)
        assert table.startswith(header)
        assert row in table
        assert first(read(reading.file)).found == reading.found  # so that a newer reader can read it again


def test_a_line_of_json_is_kept_as_it_is_and_a_bad_one_keeps_no_other_out(read: Reader) -> None:
    lines = [b'{"title": "J", "text": "Un texte.",  "date": "2019"}', b"faux", b'{"text": "Un autre."}']
    readings = list(read(File("t.jsonl", b"\n".join(lines))))
    assert [type(one.found) for one in readings] == [Communique, Refused, Communique]
    assert [one.file.content for one in readings] == lines


def test_a_table_without_a_text_column_says_which_to_name(read: Reader) -> None:
    (reading,) = read(File("t.csv", b"titre,texte\nUn,Deux\n"))
    assert isinstance(reading.found, Refused)
    assert "title, text, source, date, url" in reading.found.why


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.pdf", "a.rtf"])
def test_a_file_that_is_not_what_its_name_says_is_refused(read: Reader, name: str) -> None:
    (reading,) = read(File(name, b"Un texte tout simple."))
    assert isinstance(reading.found, Refused)


def test_an_archive_that_is_no_document_is_refused() -> None:
    with pytest.raises(DixitError, match="Word"):
        read_docx(zipped({"a.txt": "Un texte."}))


def test_what_the_text_states_wins_and_what_contradicts_it_is_kept(read: Reader) -> None:
    file = File("2024-02-09.docx", docx(["Communiqué CFDT", "Paris, le 5 février 2024", "Un texte."],
                                        {"docProps/core.xml": core("2024-02-05T10:00:00Z", "CGT")}))  # fmt: skip
    communique = known(read, file)
    assert communique.date is not None
    assert communique.source is not None
    assert (communique.date.value, communique.date.origin) == (PartialDate(2024, 2, 5), Origin.STATED)
    assert [(one.value, one.origin) for one in communique.date.others] == [(PartialDate(2024, 2, 9), Origin.FILE_NAME)]
    assert [(one.value, one.origin) for one in communique.source.others] == [("CGT", Origin.PROPERTIES)]


def test_the_domain_names_the_source_that_the_text_does_not(read: Reader) -> None:
    source = known(read, File("a.html", HTML)).source
    assert source is not None
    assert (source.value, source.origin) == ("La Quadrature du Net", Origin.HOST)


def test_the_author_of_a_document_is_no_source_unless_it_is_known(read: Reader) -> None:
    by = {"docProps/core.xml": core("2024-02-05T10:00:00Z", "Jeanne Martin")}
    assert known(read, File("a.docx", docx(["Un texte."], by))).source is None
    assert known(read, File("b.docx", DOCX)).source is not None
