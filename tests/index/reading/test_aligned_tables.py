"""Tables without rules on the pages of a PDF: cells of several lines, rows with and without room between them."""

import pytest

from index.reading.pages.pdf import read_pdf
from tests.index.making import Placed, pdf, pdf_of

Cells = list[list[list[str]]]
ABOVE = "Voici ce que la direction en dit, agence par agence, dans la note qu'elle nous a remise hier."
LONG = "Le bureau de la section du canal"
ROWS: Cells = [
    [["Agence"], ["Situation"], ["Réponse de la direction"]],
    [
        ["Bourgneuf"],
        ["Fermée le samedi", "depuis le 3 mars"],
        ["Réouverture à", "la rentrée, sans", "engagement"],
    ],
    [["Montmoreau-", "sur-Dronne"], ["Un seul agent"], ["Aucun recrutement"]],
    [["Les Rousses"], ["Ouverte"], ["Rien à signaler"]],
]
READ = [
    "Agence\tSituation\tRéponse de la direction",
    "Bourgneuf\tFermée le samedi depuis le 3 mars\tRéouverture à la rentrée, sans engagement",
    "Montmoreau-sur-Dronne\tUn seul agent\tAucun recrutement",
    "Les Rousses\tOuverte\tRien à signaler",
]
LABELS: Cells = [
    [["Revendication"], ["Où nous en sommes"]],
    [["Salaires"], ["La direction propose 1 %, nous", "demandons 5 % pour tous"]],
    [["Temps de travail"], ["Un accord a été signé en mai"]],
]


def placed(rows: Cells, room: float, where: float = 0, apart: float = 150) -> list[Placed]:
    """The rows, with this room between them; their cells stand at the top (0), in the middle (.5), at the foot (1)."""
    found: list[Placed] = []
    top = 700.0
    for row in rows:
        tall = max(map(len, row))
        for column, cell in enumerate(row):
            first = top - 12 * where * (tall - len(cell))
            found += [(70 + apart * column, first - 12 * i, words) for i, words in enumerate(cell)]
        top -= 12 * tall + room
    return found


def paragraphs(page: list[Placed]) -> list[str]:
    return read_pdf(pdf([[(70, 760, ABOVE), *page]])).text.split("\n\n")[1:]


@pytest.mark.parametrize("room", [0, 6, 14])
def test_a_cell_of_several_lines_is_read_whole_in_its_row(room: float) -> None:
    assert paragraphs(placed(ROWS, room)) == READ


@pytest.mark.parametrize("where", [0.5, 1])
def test_cells_may_stand_in_the_middle_or_at_the_foot_of_their_row(where: float) -> None:
    assert paragraphs(placed(ROWS, 8, where)) == READ


def test_labels_and_what_is_said_of_each_are_rows_of_two_cells() -> None:
    assert paragraphs(placed(LABELS, 8)) == ["\t".join(" ".join(cell) for cell in row) for row in LABELS]


def test_a_cell_that_reaches_the_next_column_is_parted_where_that_begins() -> None:
    rows: Cells = [
        [["Qui"], ["Quoi"]],
        [[LONG], ["12 lettres"]],
        [["Aline"], ["3 tracts"]],
    ]
    assert paragraphs(placed(rows, 6, apart=148.5)) == [
        "Qui\tQuoi",
        f"{LONG}\t12 lettres",
        "Aline\t3 tracts",
    ]


def test_an_empty_cell_keeps_its_place() -> None:
    rows: Cells = [
        [["Ligne"], ["Matin"], ["Soir"]],
        [["Douze, de la gare", "au lycée"], ["Deux départs"], ["Aucun"]],
        [["Quatorze"], [], ["Trois départs"]],
    ]
    assert paragraphs(placed(rows, 6))[-1] == "Quatorze\t\tTrois départs"


def test_two_columns_of_text_are_no_table() -> None:
    left = ["Après trois mois de", "bras de fer, la direction", "a fini par céder. Le", "rapport est attendu."]
    right = ["Deux organisations ont", "signé, la nôtre a refusé.", "Nous demandons que", "chacun puisse choisir."]
    page = placed([[left, right]], 0)
    assert [words for words in paragraphs(page) if "\t" in words] == []


def test_a_list_is_no_table_of_its_marks() -> None:
    items = ["Une réunion publique au mois", "La gratuité des cars du canton", "Quatre postes de plus à l'écluse"]
    page: list[Placed] = []
    for place, words in enumerate(items):
        page += [
            (70, 700 - 30 * place, "-"),
            (90, 700 - 30 * place, words),
            (90, 688 - 30 * place, "dès l'an prochain, et pour tous"),
        ]
    assert [words for words in paragraphs(page) if "\t" in words] == []


@pytest.mark.parametrize("last", [["Lirac"], ["Saint-Martin", "du Lac"]])
def test_rows_between_shaded_ones_and_beyond_them_are_rows(last: list[str]) -> None:
    rows: Cells = [[["Commune"], ["Montant"]], [["Aval"], ["90 euros"]], [["Brissac", "et Aval"], ["12 euros"]],
                   [["Val"], ["7 euros"]], [last, ["3 euros"]]]  # fmt: skip
    drawn, top = b"", 700.0
    for number, row in enumerate(rows):
        tall = 12 * max(map(len, row)) + 8
        for column, cell in enumerate(row):
            x = 70 + 200 * column
            if number in (1, 3):
                drawn += b".9 g %g %g 200 %g re f 0 g\n" % (x - 5, top - tall + 10, tall)
            for i, words in enumerate(cell):
                drawn += b"BT /F 10 Tf %g %g Td (%s) Tj ET\n" % (x, top - 12 * i, words.encode("cp1252"))
        top -= tall
    assert read_pdf(pdf_of([drawn])).text.split("\n\n") == ["\t".join(" ".join(cell) for cell in row) for row in rows]
