"""A PDF gives each sign that is seen on its pages once, in the word and the line where a reader sees it."""

import math

import pytest

from index.reading.pages.glyph import Glyph
from index.reading.pages.glyphs import pieces_of
from index.reading.pages.pdf import read_pdf
from tests.index.making import Placed, column, pdf, pdf_of

LEFT = [
    "Le syndicat refuse la fermeture de la ligne",
    "douze, dont la fréquentation a progressé de",
    "14 % en deux ans, selon un audit public que",
    "la région garde pour elle depuis le mois de",
    "juin. Il demande une table ronde.",
]
READ = " ".join(LEFT)


def drawn(*lines: str) -> bytes:
    """A page of these operators, in Helvetica of 11 points."""
    return pdf_of([b"BT /F 11 Tf\n" + "\n".join(lines).encode("cp1252") + b"\nET"])


def at(x: float, y: float, words: str) -> str:
    return f"1 0 0 1 {x} {y} Tm ({words}) Tj"


@pytest.mark.parametrize("box", [["Contact presse", "06 00 00 00 00"], ["Contact", "Aline Morel", "06 00", "www.x"]])
@pytest.mark.parametrize("leading", [14, 11.5, 17])
def test_a_box_beside_a_text_is_not_spliced_into_its_lines(box: list[str], leading: float) -> None:
    page: list[Placed] = [*column(LEFT), *column(box, x=430, top=779, leading=leading)]
    assert read_pdf(pdf([page])).text.startswith(READ)


def test_a_table_is_read_row_by_row() -> None:
    rows = [("Établissement", "Lits"), ("Les Tilleuls", "32"), ("Les Acacias", "25"), ("Les Saules", "18")]
    page: list[Placed] = []
    for number, (name, beds) in enumerate(rows):
        page += [(70, 780 - 14 * number, name), (300, 780 - 14 * number, beds)]
    text = read_pdf(pdf([page])).text
    assert ["\t".join(row) in text for row in rows] == [True] * 4


@pytest.mark.parametrize("shift", [0.0, 0.3, 0.5, 1.0])
def test_what_is_drawn_twice_is_read_once(shift: float) -> None:
    words = "Elle demande 1188 euros et 11 mois."
    assert read_pdf(drawn(at(70, 700, words), at(70 + shift, 700, words))).text == words


def test_letters_drawn_one_by_one_twice_are_read_once() -> None:
    placed, x = [], 70.0
    for letter in "18 mois":
        placed += [at(x, 700, letter), at(x + 0.4, 700, letter)]
        x += 11 * (0.278 if letter in " i" else 0.833 if letter == "m" else 0.556)
    assert read_pdf(drawn(*placed)).text == "18 mois"


def test_accents_drawn_apart_are_on_their_letters() -> None:
    assert read_pdf(drawn(at(70, 700, "pr´elev´ee en aoˆut, No¨el"))).text == "prélevée en août, Noël"


def test_an_accent_that_lies_on_a_letter_is_on_it() -> None:
    assert read_pdf(drawn("1 0 0 1 70 700 Tm [(e) 445 (´) 222 (t) -60 (e) 445 (´)] TJ")).text == "été"


def test_a_sign_that_is_an_accent_elsewhere_stays_alone() -> None:
    assert read_pdf(drawn(at(70, 700, "Voir ~/notes et x^2"))).text == "Voir ~/notes et x^2"


def test_a_drop_cap_begins_its_word() -> None:
    lines = [
        at(95, 700 - 13 * i, words) for i, words in enumerate(["e marché couvert de Brissac", "ferme ses portes."])
    ]
    cap = "/F 40 Tf 1 0 0 1 70 680 Tm (L) Tj /F 11 Tf"
    assert read_pdf(drawn(cap, *lines)).text == "Le marché couvert de Brissac ferme ses portes."


@pytest.mark.parametrize("spacing", [4, 6, 8])
def test_a_head_whose_letters_stand_apart_is_words(spacing: int) -> None:
    assert read_pdf(drawn(f"{spacing} Tc", at(70, 700, "COMMUNIQUÉ"), "0 Tc", at(70, 660, "Le texte."))).text == (
        "COMMUNIQUÉ\n\nLe texte."
    )


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Le département du Sud-", "Ouest refuse."], "Le département du Sud-Ouest refuse."),
        (["Nous voulons un rendez-", "vous."], "Nous voulons un rendez-vous."),
        (["Contre la privati-", "sation."], "Contre la privatisation."),
        (["Le vice-", "président."], "Le vice-président."),
    ],
)
def test_a_hyphen_that_belongs_to_a_word_stays(lines: list[str], joined: str) -> None:
    assert read_pdf(pdf([column(lines)])).text == joined


def along(angle: float, x: float, y: float, words: str) -> bytes:
    """A line that goes up at `angle` degrees."""
    cos, sin = (round(function(math.radians(angle)), 4) for function in (math.cos, math.sin))
    return b"BT /F 10 Tf %g %g %g %g %g %g Tm (%s) Tj ET " % (cos, sin, -sin, cos, x, y, words.encode("cp1252"))


@pytest.mark.parametrize("angle", [90, 270, 180, 45, 30, -60])
def test_what_is_written_along_another_line_comes_after_the_lines_of_the_page(angle: float) -> None:
    lines = [along(0, 70, 780 - 14 * i, f"La mairie refuse {i} fois.") for i in range(3)]
    content = b"".join([along(angle, 300, 400, "PROJET DE TEXTE À RELIRE"), *lines])
    body, turned = read_pdf(pdf_of([content])).text.split("\n\n")
    assert (body[:23], turned) == ("La mairie refuse 0 fois", "PROJET DE TEXTE À RELIRE")


@pytest.mark.parametrize(("angle", "step"), [(90, (14, 0)), (270, (-14, 0)), (180, (0, 14))])
@pytest.mark.parametrize("shown", [0, 90, 270])
def test_a_page_that_is_turned_is_read_as_any(angle: float, step: tuple[int, int], shown: int) -> None:
    lines = ["La mairie refuse les", "travaux de la piscine."]
    content = b"".join(along(angle, 300 + i * step[0], 400 + i * step[1], words) for i, words in enumerate(lines))
    sheet = pdf_of([content]).replace(b"/MediaBox", b"/Rotate %d /MediaBox" % shown)
    assert read_pdf(sheet).text == "La mairie refuse les travaux de la piscine."


def glyph(sign: str, left: float, right: float, place: int = -2, base: float = 100) -> Glyph:
    return Glyph(sign, left, right, base - 2, base + 8, base, 10, place)


def test_the_signs_of_a_ligature_lie_on_one_another_and_are_all_read() -> None:
    word = [
        glyph("e", 0, 5, 0),
        glyph("f", 5, 11, 1),
        glyph("f", 5, 11, 2),
        glyph("e", 11, 16, 3),
        glyph("t", 16, 20, 4),
    ]
    drawn_again = [glyph(one.sign, one.left, one.right, 10 + one.place) for one in word]
    assert [line.words for line in pieces_of([*word, *drawn_again])] == ["effet"]


def test_columns_nearer_than_a_letter_are_parted_where_their_gaps_lie_one_under_the_other() -> None:
    rows = [
        glyph(sign, x, x + 5, base=200 - 14 * row)
        for row in range(5)
        for begins in (0, 46 + (row == 2))
        for sign, x in zip("abcdefgh", range(begins, begins + 40, 5), strict=True)
    ]
    assert [line.words for line in pieces_of(rows)] == ["abcdefgh"] * 10


def printed(top: str, bottom: str) -> bytes:
    return pdf([[*column(LEFT), (24, 820, top), (250, 820, "Une page"), (24, 20, bottom), (560, 20, "1/1")]])


@pytest.mark.parametrize("moment", ["11/29/26, 1:19 AM", "29/11/2026 01:18", "29/11/2026 à 01:18"])
def test_what_a_browser_prints_at_the_edges_is_no_text_and_its_address_is_kept(moment: str) -> None:
    document = read_pdf(printed(moment, "https://www.quais.example/a?b=1"))
    assert document.text == READ
    assert (document.address, document.host) == ("https://www.quais.example/a?b=1", "www.quais.example")


def test_a_moment_or_an_address_alone_at_an_edge_is_text() -> None:
    assert "https://quais.example/a" in read_pdf(printed("Union des quais", "https://quais.example/a")).text
    assert "29/11/2026 01:18" in read_pdf(printed("29/11/2026 01:18", "Union des quais")).text


@pytest.mark.parametrize("before", ["vingt-", "c’est-à-", "quatre-"])
def test_a_number_and_a_word_of_one_letter_keep_their_hyphen_at_the_end_of_a_line(before: str) -> None:
    after = "dire" if "à" in before else "trois"
    text = read_pdf(
        pdf([column([f"Il a fait analyser l'eau d'ici, {before}", f"{after} fois, au moins, cette année."])])
    ).text
    assert f"{before}{after} fois" in text


def test_the_ligatures_of_tex_are_read_where_its_fonts_do_not_name_them() -> None:
    """Codes 27 to 31 of a font whose signs have no name are ff, fi, fl, ffi and ffl (T1); 19 and 20, the guillemets."""
    page = drawn(at(70, 700, r"\023 L'o\036ce con\034rme que les cha\033eurs re\035uent. \024"))
    page = page.replace(
        b"/BaseFont /Helvetica /Encoding /WinAnsiEncoding", b"/BaseFont /Zzz /Encoding /Nullxxxxxxxxxxxx"
    )
    assert read_pdf(page).text == "« L’office confirme que les chaffeurs refluent. »"


def test_the_rows_of_a_table_are_lines_whose_cells_stand_apart() -> None:
    rows = [("Gare", "Supprimés", "En retard"), ("Bourgneuf", "12", "31"), ("Montmoreau", "9", "27")]
    cells = [(70.0 + 120 * i, 600.0 - 14 * j, cell) for j, row in enumerate(rows) for i, cell in enumerate(row)]
    page: list[Placed] = [*column(LEFT), *cells, (70.0, 500.0, "Le comité demande des cars.")]
    table = "Gare\tSupprimés\tEn retard\n\nBourgneuf\t12\t31\n\nMontmoreau\t9\t27"
    assert read_pdf(pdf([page])).text == f"{READ}\n\n{table}\n\nLe comité demande des cars."


def test_the_words_of_lines_that_have_wide_gaps_are_no_cells() -> None:
    page: list[Placed] = []
    for number, (left, right) in enumerate([("Le comité refuse", "la vente"), ("des halles et", "du marché.")]):
        page += [(70.0, 700.0 - 14 * number, left), (200.0, 700.0 - 14 * number, right)]
    assert "\t" not in read_pdf(pdf([page])).text


@pytest.mark.parametrize("right", ["COMMUNIQUÉ DE PRESSE", "Lyon, le 5 février 2024"])
def test_the_two_sides_of_a_letterhead_are_two_lines(right: str) -> None:
    page: list[Placed] = [(70.0, 780.0, "Union des quais"), (400.0, 780.0, right), *column(LEFT, top=700)]
    assert read_pdf(pdf([page])).text == f"Union des quais\n\n{right}\n\n{READ}"


def test_a_foot_is_read_once_after_the_last_page_and_a_head_before_the_first() -> None:
    pages: list[list[Placed]] = [
        [(70.0, 815.0, "Union des quais"), *column([words]), (70.0, 30.0, "Ne pas jeter")]
        for words in ("Premier texte.", "Deuxième texte.", "Troisième texte.")
    ]
    written = "Union des quais\n\nPremier texte.\n\n\fDeuxième texte.\n\n\fTroisième texte.\n\nNe pas jeter"
    assert read_pdf(pdf(pages)).text == written


def test_a_word_that_is_cut_at_the_foot_of_a_page_is_whole() -> None:
    pages = [column(["Le comité refuse la suppres-"]), column(["sion de la ligne, et le dit."])]
    assert read_pdf(pdf(pages)).text == "Le comité refuse la suppression\n\n\fde la ligne, et le dit."
