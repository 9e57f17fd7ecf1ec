"""A file of several texts gives each by its own name and bytes; one that cannot be read keeps no other out."""

import datetime
import io
import mailbox
import re
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook

from index.reading.opening import opened
from index.reading.parts import LeftOut
from index.values.communique import Origin
from index.values.dates import PartialDate
from index.values.document import Document
from tests.index.making import DOCX, EML, zipped


def texts(name: str, content: bytes) -> list[str | LeftOut]:
    return [part.found.text if isinstance(part.found, Document) else part.found for part in opened(name, content)]


def test_the_mails_of_a_box_are_read_in_order(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "a.mbox")
    for number in (1, 2, 3):
        box.add(f"From: a@b\nSubject: s\n\nCourriel {number}.\n\nFrom ici, rien.\n")
    box.close()
    content = (tmp_path / "a.mbox").read_bytes()
    assert texts("a.mbox", content) == [f"Courriel {number}.\n\nFrom ici, rien." for number in (1, 2, 3)]
    assert [part.name for part in opened("a.mbox", content)][2] == "a (courriel 3).eml"


def test_the_files_of_an_archive_are_read_and_their_names_lead_nowhere() -> None:
    inner = zipped({"c.txt": "Le troisième."})
    held: dict[str, bytes | str] = {
        "../../a.eml": EML,
        "b.docx": DOCX,
        "c.zip": inner,
        "photo.png": b"\x89PNG",
        "__MACOSX/x.txt": "Non.",
    }
    *parts, photo = opened("z.zip", zipped(held))
    assert (photo.name, type(photo.found)) == ("z › photo.png", LeftOut)
    assert [part.name for part in parts] == ["z › a.eml", "z › b.docx", "z › c › c.txt"]
    assert all(isinstance(part.found, Document) for part in parts)
    assert (parts[0].content, parts[1].content) == (EML, DOCX)


def test_an_archive_without_a_text_is_refused() -> None:
    photo, refused = (part.found for part in opened("z.zip", zipped({"photo.png": b"\x89PNG"})))
    assert isinstance(photo, LeftOut)
    assert refused == "cette archive ne contient aucun fichier que Dixit lit."


def test_a_link_in_an_archive_is_no_text() -> None:
    link = zipfile.ZipInfo("lien.txt")
    link.external_attr = 0o120777 << 16
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.txt", "Un texte.")
    text, left = sorted(texts("z.zip", made.getvalue()), key=str, reverse=True)
    assert text == "Un texte."
    assert left == LeftOut("c’est un lien, et non un fichier.")


def test_a_file_that_is_packed_in_an_unknown_way_is_not_said_to_have_a_password() -> None:
    """As Windows packs large files."""
    content = bytearray(zipped({"a.txt": "Un texte. " * 100}))
    for head, at in ((b"PK\3\4", 8), (b"PK\1\2", 10)):
        struct.pack_into("<H", content, content.index(head) + at, 9)  # Deflate64
    (told,) = (
        text for text in texts("z.zip", bytes(content)) if "archive" not in str(text) or "compressé" in str(text)
    )
    assert "compressé d’une façon" in str(told)


def test_archives_inside_archives_come_to_an_end() -> None:
    content = zipped({"a.txt": "Un texte."})
    for _ in range(9):
        content = zipped({"a.zip": content})
    assert "démesuré" in str(texts("z.zip", content)[0])


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Effectifs"
    for row in rows:
        sheet.append(row)
    for cell in sheet["C"]:
        cell.number_format = "0%" if isinstance(cell.value, float) else "General"
    hidden = book.create_sheet("Caché")
    hidden["A1"], hidden.sheet_state = "brouillon", "hidden"
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def placed(cells: Mapping[str, object]) -> bytes:
    """A book whose sheet has just these cells: in the order that is given, and with places that no sheet has."""
    rows: dict[str, str] = {}
    for place, value in cells.items():
        row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        shown = "" if value is None else f"<is><t>{value}</t></is>"
        rows[row] = f'{rows.get(row, "")}<c r="{place}" t="inlineStr">{shown}</c>'
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                written = "".join(f'<row r="{row}">{held}</row>' for row, held in rows.items())
                content = re.sub("<sheetData.*?(/>|</sheetData>)", f"<sheetData>{written}</sheetData>", content)
            new.writestr(name, content)
    return made.getvalue()


def test_a_spreadsheet_is_its_rows_as_they_are_shown() -> None:
    content = workbook(["Foyer", "Lits", "Part"], ["Tilleuls", 32.5, 0.25], [datetime.date(2024, 2, 5), None, "fin"])
    shown = "Effectifs\n\nFoyer\tLits\tPart\n\nTilleuls\t32,5\t25\u00a0%\n\n05/02/2024\t\tfin"
    assert texts("a.xlsx", content) == [shown]


def test_a_spreadsheet_of_communiques_is_one_for_each_row() -> None:
    content = workbook(["title", "text", "date"], ["Un", "Le premier.", "2024-02-05"], ["Deux", "Le second.", ""])
    one, two = opened("a.xlsx", content)
    assert isinstance(one.found, Document)
    assert isinstance(two.found, Document)
    assert (one.found.text, two.found.text) == ("Le premier.", "Le second.")
    assert one.found.said[Origin.DECLARED].date == PartialDate(2024, 2, 5)


def test_a_stray_cell_at_the_last_place_of_a_sheet_costs_what_is_there() -> None:
    """Not the seventeen thousand million places before it, which took a minute and were refused."""
    content = placed({"A1": "Foyer", "C1": "Lits", "B2": "Tilleuls", "XFD1048576": "fin"})
    assert texts("a.xlsx", content) == ["Effectifs\n\nFoyer\t\tLits\n\n\tTilleuls\n\n\t\t\tfin"]


def test_columns_and_rows_that_hold_nothing_are_not_shown() -> None:
    content = placed({"B3": "Foyer", "E3": "Lits", "B9": "Tilleuls", "E9": 32, "J9": None})
    assert texts("a.xlsx", content) == ["Effectifs\n\nFoyer\tLits\n\nTilleuls\t32"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "cells",
    [
        {f"XFD{row}": "x" for row in range(1, 700)},
        {f"A{row}": "x" for row in range(1, 50_003)},
        {"A999999999": "x"},
    ],
    ids=["wide rows", "many rows", "a row that no sheet has"],
)
def test_a_book_without_measure_is_refused(cells: dict[str, str]) -> None:
    assert "démesuré" in str(texts("a.xlsx", placed(cells))[0])
