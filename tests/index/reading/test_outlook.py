"""A mail of Outlook is read as any: its body however it is written, who sends it and when, the mails in it."""

import struct
from datetime import UTC, datetime

import pytest

from index.reading.mail.outlook_rtf import unpacked_rtf
from index.reading.opening import opened
from index.values.communique import Origin
from index.values.dates import PartialDate
from index.values.document import Declared, Document
from index.values.errors import DixitError
from tests.index.making import DOCX
from tests.index.outlook import Value, compound, file, inner, mail, packed

WORDS = "Le collectif refuse la vente des halles : l’œuvre d’un siècle."
HEAD: dict[int, Value] = {
    0x0037: "Les halles",
    0x0C1A: "Collectif des Quais",
    0x0C1F: "presse@quais.example",
    0x0039: datetime(2024, 3, 11, 9, tzinfo=UTC),
}
SAID = Declared("Les halles", "Collectif des Quais", PartialDate(2024, 3, 11))
RTF = (
    rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}"
    rb"{\*\htmltag64 <p class=MsoNormal>}\htmlrtf {\htmlrtf0 Le collectif refuse la vente des halles : "
    rb"l\'92\'9cuvre d\'92un si\'e8cle.{\*\htmltag72 </p>}\htmlrtf \par}\htmlrtf0 {\*\htmltag58 </body>}}"
)
HTML = f"<html><body><p class=MsoNormal>{WORDS}<o:p></o:p></p></body></html>"


def documents(content: bytes) -> list[Document | object]:
    return [part.found for part in opened("a.msg", content)]


def only(content: bytes) -> Document:
    (found,) = documents(content)
    assert isinstance(found, Document), found
    return found


@pytest.mark.parametrize(
    "body",
    [
        {0x1000: f"{WORDS}\r\n"},
        {0x1009: packed(RTF)},
        {0x1009: struct.pack("<II4sI", len(RTF) + 12, len(RTF), b"MELA", 0) + RTF},
        {0x1013: HTML.encode(), 0x3FDE: 65001},
        {0x1013: HTML.encode("utf-16-le"), 0x3FDE: 1200, 0x1000: " \r\n"},
        {0x1013: HTML.encode("cp1252"), 0x3FDE: 50_999},
        {0x1013: HTML},
    ],
    ids=["plain", "RTF", "RTF as it is", "HTML", "HTML in UTF-16", "HTML in a page nobody knows", "HTML as a string"],
)
def test_a_body_is_read_however_outlook_writes_it(body: dict[int, Value]) -> None:
    found = only(mail(HEAD | body))
    assert (found.text, found.said[Origin.MAIL]) == (WORDS, SAID)


@pytest.mark.parametrize("named", [{}, {0x3FFD: 1252}])
def test_a_mail_that_is_not_in_unicode_is_read_in_the_page_that_it_names_or_as_french(named: dict[int, Value]) -> None:
    assert only(mail(HEAD | named | {0x1000: WORDS}, code_page="cp1252")).text == WORDS


@pytest.mark.parametrize(
    "head",
    [
        {0x0039: 0, 0x007D: "Received: x\r\nDate: Mon, 11 Mar 2024 10:00:00 +0100\r\n"},
        {0x0039: 0, 0x0E06: datetime(2024, 3, 11, 9, tzinfo=UTC)},
        {
            0x0C1A: "Jeanne Martelet",
            0x0C1F: "j@a.example",
            0x0042: "Collectif des Quais",
            0x0065: "presse@quais.example",
        },
        {0x0C1F: "/O=EXCHANGELABS/CN=RECIPIENTS/CN=0A1B", 0x5D01: "presse@quais.example"},
        {0x0C1F: "/O=EXCHANGELABS/CN=RECIPIENTS/CN=0A1B"},
        {0x0C1A: "", 0x0C1F: "", 0x007D: 'From: "Collectif des Quais" <presse@quais.example>\r\n'},
    ],
    ids=[
        "day among the headers",
        "day it came",
        "on behalf of",
        "Exchange",
        "Exchange alone",
        "sender among the headers",
    ],
)
def test_who_sends_and_when_are_read_where_outlook_says_them(head: dict[int, Value]) -> None:
    assert only(mail(HEAD | head | {0x1000: WORDS})).said[Origin.MAIL] == SAID


def test_the_addresses_that_outlook_writes_into_the_plain_text_are_not_read_where_another_body_is_without() -> None:
    plain = {0x1000: "Le collectif<https://a.example> refuse.\r\n[cid:image001.png@01DA]\r\n"}
    html = {0x1013: b"<p>Le <a href='https://a.example'>collectif</a> refuse.</p>"}
    assert only(mail(HEAD | plain | html)).text == "Le collectif refuse."
    assert only(mail(HEAD | plain | {0x1009: packed(rb"{\rtf1 Le collectif refuse.}")})).text == "Le collectif refuse."
    assert only(mail(HEAD | plain)).text.startswith("Le collectif<https://a.example>")


def test_a_mail_within_a_mail_within_a_mail_is_a_text_with_its_own_sender_and_day() -> None:
    passed_on: dict[int, Value] = {0x0037: "TR: x", 0x0C1A: "Paul", 0x0C1F: "p@a.example", 0x1000: "Pour information."}
    content = mail(passed_on, inner(passed_on, inner(HEAD | {0x1000: WORDS})), file("note.docx", DOCX))
    texts = [found for found in documents(content) if isinstance(found, Document)]
    assert [found.text for found in texts] == [
        WORDS,
        "Communiqué de presse de la CFDT\n\nUn accord a été signé ce matin.",
    ]
    assert texts[0].said[Origin.MAIL] == SAID


def test_the_address_of_a_mail_is_kept() -> None:
    assert only(mail(HEAD | {0x1000: WORDS, 0x1035: "<12@quais.example>"})).address == "mid:12@quais.example"


def test_mails_in_one_another_without_end_are_refused() -> None:
    held = inner({0x1000: WORDS})
    for _ in range(12):
        held = inner({0x1000: "x"}, held)
    assert "à l’excès" in str(documents(mail({0x1000: "x"}, held))[0])


def test_what_is_no_mail_of_outlook_is_refused() -> None:
    assert documents(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1aaaa") == ["ce courriel d’Outlook est abîmé."]
    assert documents(b"Un texte.") == ["ce fichier n’est pas un courriel d’Outlook."]
    assert documents(compound({"WordDocument": b"x"})) == ["ce fichier n’est pas un courriel d’Outlook."]


def test_a_packed_body_is_read_as_far_as_it_goes_and_one_without_measure_is_refused() -> None:
    assert unpacked_rtf(packed(RTF)) == RTF
    cut = unpacked_rtf(packed(RTF)[:-40])
    assert RTF.startswith(cut)
    assert 0 < len(cut) < len(RTF)
    assert unpacked_rtf(b"") == unpacked_rtf(struct.pack("<II4sI", 12, 9, b"none", 0) + b"x") == b""
    with pytest.raises(DixitError, match="démesurée"):
        unpacked_rtf(struct.pack("<II4sI", 12, 1_000_000_000, b"LZFu", 0))
