"""Columns of a PDF: a narrow one beside the text, cards of people, labels in the margin, heads over three columns."""

import pytest

from index.reading.pages.pdf import read_pdf
from tests.index.making import Placed, column, pdf, pdf_of

TEXT = [
    "La direction du réseau a présenté mardi son plan de réorganisation",
    "sur quatre ans. Quarante-deux postes d'éclusiers ne seront plus",
    "remplacés après les départs en retraite, qui commenceront dès le",
    "printemps. La Fédération demande que des négociations soient ouvertes",
    "avant l'été, et que deux agents restent sur chaque ouvrage.",
]
READ = " ".join(TEXT)
BOARD = [
    "Présidente",
    "Jeanne Martelet",
    "Siège social",
    "14, quai des Tanneurs",
    "31000 Maxville",
    "presse@quais.example",
]


def paragraphs(page: list[Placed]) -> list[str]:
    return [line for line in read_pdf(pdf([page])).text.split("\n") if line]


@pytest.mark.parametrize("name", [["Fédération", "des bateliers du Lac"], ["FÉDÉRATION", "DES BATELIERS"]])
def test_a_column_at_the_left_gives_who_writes_then_the_text_then_the_rest(name: list[str]) -> None:
    page = [*column([*name, *BOARD], x=40, top=744, leading=11.5), *column(TEXT, x=180, top=740)]
    assert paragraphs([(40, 800, "Communiqué de presse"), *page]) == [
        "Communiqué de presse",
        " ".join(name),
        READ,
        *BOARD,
    ]


def test_the_end_of_a_title_over_both_is_no_line_of_the_column() -> None:
    figures = ["17 communes", "51 km à parcourir", "12 signatures", "4 postes vacants"]
    title = ["Urgences fermées : dix-sept communes sans médecin", "la nuit"]
    small = [*column(figures, x=40, top=701, leading=17), *column(TEXT, x=180, top=715)]
    lines = [*((18, *line) for line in column(title, x=40, leading=20)), *((10, *line) for line in small)]
    drawn = [f"/F {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj" for size, x, y, words in lines]
    read = read_pdf(pdf_of([f"BT {' '.join(drawn)} ET".encode("cp1252")])).text
    assert [line for line in read.split("\n") if line] == [" ".join(title), READ, *figures]


def test_cards_of_people_are_read_one_after_the_other() -> None:
    cards = [
        ["Secrétaire", "Claire Dumas", "06 11 11 11 11", "claire@quais.example"],
        ["Trésorier", "Jean Petit", "06 22 22 22 22"],
        ["Presse", "Samia Roux", "06 33 33 33 33", "presse@quais.example"],
    ]
    page = [placed for place, card in enumerate(cards) for placed in column(card, x=70 + 160 * place, top=600)]
    assert paragraphs([*column(TEXT), *page]) == [READ, *(line for card in cards for line in card)]


def test_a_table_of_addresses_stays_one() -> None:
    rows = [
        ["Section", "Téléphone", "Courriel"],
        ["Lyon", "04 78 00 00 01", "a@quais.example"],
        ["Annecy", "04 50 00 00 03", "b@quais.example"],
    ]
    page = [(70 + 160 * i, 600 - 18 * j, cell) for j, row in enumerate(rows) for i, cell in enumerate(row)]
    assert paragraphs([*column(TEXT), *page]) == [READ, *map("\t".join, rows)]


def test_a_label_in_the_margin_is_read_above_its_paragraph() -> None:
    page: list[Placed] = []
    for place, label in enumerate(["Les faits", "Notre vote", "La suite"]):
        page += [(40, 740 - 90 * place, label), *column(TEXT, x=130, top=740 - 90 * place)]
    assert paragraphs(page) == ["Les faits", READ, "Notre vote", READ, "La suite", READ]


def test_a_head_over_three_columns_comes_first() -> None:
    lines = [
        "Après trois mois de bras",
        "de fer, la direction a fini",
        "par céder : un expert lira",
        "tous les comptes du port.",
    ]
    page = [one for place in range(3) for one in column(lines, x=40 + 180 * place, top=740)]
    assert paragraphs([(238, 790, "L'Écho des quais"), *page]) == ["L'Écho des quais", *[" ".join(lines)] * 3]


def test_the_words_of_a_line_drawn_as_wide_as_its_column_are_one_line() -> None:
    lines = [
        (18.5, "Nous demandons que"),
        (24, "service puisse ici"),
        (20, "propres choix, tenant"),
        (0, "compte des trajets."),
    ]
    drawn = " ".join(f"{wide} Tw 1 0 0 1 70 {700 - 12 * i} Tm ({words}) Tj" for i, (wide, words) in enumerate(lines))
    read = read_pdf(pdf_of([f"BT /F 10 Tf {drawn} ET".encode()])).text
    assert read == " ".join(words for _, words in lines)


def test_what_stands_apart_below_two_columns_comes_after_both() -> None:
    left = [
        "Par un arrêté, la préfecture a autorisé",
        "l'abattage de cent vingt hectares de la",
        "forêt, classée depuis 2007. Le recours",
        "a été déposé hier devant le tribunal",
    ]
    right = [
        "administratif. L'étude manque, et la",
        "consultation n'a duré que onze jours au",
        "lieu de trente. Nous appelons les",
        "communes à se joindre à ce recours.",
    ]
    page = [*column(left, top=740), *column(right, x=320, top=740), (70, 665, "Épinal, le 2 octobre 2024")]
    assert paragraphs(page) == [" ".join([*left, *right]), "Épinal, le 2 octobre 2024"]


def test_names_and_numbers_one_under_the_other_are_lines_of_their_own() -> None:
    lines = ["Contacts", "Marc Vidal : 07 00 11 22 33", "Inès Caron : 06 98 76 54 32"]
    assert paragraphs([*column(TEXT), *column(lines, top=640)]) == [READ, *lines]


def test_a_name_does_not_go_on_in_the_next_column() -> None:
    page = [*column(["Union locale des", "enseignants"], top=780), *column(TEXT, x=180, top=800)]
    assert any(line.startswith("La direction") for line in paragraphs(page))
