"""Tables that are drawn with rules on the pages of a PDF."""

from index.reading.pages.pdf import read_pdf
from tests.index.making import pdf_of

TEXT = "BT /F1 10 Tf {} {} Td ({}) Tj ET\n"
ROWS = [
    [["Commune", ""], ["Objet", "demande"], ["Montant", ""]],
    [["Saint-Martin-", "12"], ["Salle des", "fetes et ecole"], ["1037 euros", ""]],
    [["Lirac", ""], ["Ecole du", "Nord"], ["900 euros", ""]],
]


def sheet(rows: list[list[list[str]]], above: str = "", below: str = "", ruled: bool = True) -> bytes:
    """Two lines a cell, cells a hundred points wide; the words of the second stand lower than those beside them."""
    drawn, top = TEXT.format(50, 760, above) if above else "", 740
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            for line, words in enumerate(cell):
                drawn += TEXT.format(55 + 100 * column, top - 12 - 30 * number - 12 * line - 3 * (column % 2), words)
    if ruled:
        for x in range(len(rows[0]) + 1):
            drawn += f"{50 + 100 * x} {top - 30 * len(rows)} .8 {30 * len(rows)} re f\n"
        for y in range(len(rows) + 1):
            drawn += f"50 {top - 30 * y} m {50 + 100 * len(rows[0])} {top - 30 * y} l S\n"
    drawn += TEXT.format(50, top - 30 * len(rows) - 20, below) if below else ""
    return drawn.encode("latin-1")


def test_a_cell_of_two_lines_is_read_whole_and_a_row_stays_a_row() -> None:
    text = read_pdf(pdf_of([sheet(ROWS, "Les aides aux communes.", "Il en manque douze.")])).text
    assert text.split("\n\n") == [
        "Les aides aux communes.",
        "Commune\tObjet demande\tMontant",
        "Saint-Martin-12\tSalle des fetes et ecole\t1037 euros",
        "Lirac\tEcole du Nord\t900 euros",
        "Il en manque douze.",
    ]


def test_the_head_of_a_table_that_goes_on_is_read_once() -> None:
    text = read_pdf(pdf_of([sheet(ROWS), sheet([ROWS[0], *ROWS[2:]])])).text
    assert text.count("Commune\tObjet demande") == 1
    again = read_pdf(pdf_of([sheet(ROWS, below="Fin du premier tableau."), sheet(ROWS)])).text
    assert again.count("Commune\tObjet demande") == 2  # another table


def test_a_frame_around_a_text_makes_no_row_of_it() -> None:
    frame = [[["Le port ferme", "ses portes lundi."]]]
    assert read_pdf(pdf_of([sheet(frame)])).text == "Le port ferme ses portes lundi."
