"""Letters, words and sides of a letterhead that lie apart on a page, and are read together."""

import pytest

from index.metadata.line_labelling import roles
from index.metadata.line_roles import Role
from index.metadata.organisations_list import well_known_publishers
from index.metadata.signatures import signer
from index.reading.pages.glyph import Glyph
from index.reading.pages.glyphs import pieces_of
from index.reading.pages.line import Line
from index.reading.pages.rows import lines_of


def spaced(words: str, apart: float, size: float = 10) -> list[Glyph]:
    """Letters as wide as half of the size, so far from each other; a space is one more letter."""
    wide, found = size / 2, []
    for place, sign in enumerate(words):
        left = place * (wide + apart)
        if sign != " ":
            found.append(Glyph(sign, left, left + wide, 0, size, 2, size, place))
    return found


@pytest.mark.parametrize("words", ["LA FIN DES QUAIS", "ÉCLUSES : LA MOITIÉ DES POSTES", "NON À LA LOI"])
def test_a_head_whose_letters_are_drawn_apart_is_read_in_words(words: str) -> None:
    (line,) = pieces_of(spaced(words, 3.5))
    assert line.words == words


def test_a_letterhead_whose_sides_take_two_lines_each_is_read_side_by_side() -> None:
    above = [Line("Syndicat des", 50, 110, 700, 712), Line("Castelnaudary, le", 300, 380, 700, 712)]
    below = [Line("éclusiers du Midi", 50, 140, 686, 698), Line("12 mars 2024", 300, 370, 686, 698)]
    assert [line.words for line in lines_of([above, below])] == [
        "Syndicat des éclusiers du Midi",
        "Castelnaudary, le 12 mars 2024",
    ]


def test_a_menu_between_two_empty_lines_is_one_to_its_last_line() -> None:
    text = "Accueil\nNos combats\nAdhérer\nBoutique\n\nLes écluses ferment\n\nPlus rien ne passe sur le canal."
    assert [line.role for line in roles(text)][:5] == [Role.MENU] * 4 + [Role.TITLE]


def test_a_last_sentence_signs_nothing() -> None:
    publishers = well_known_publishers()
    assert signer("Le conseil départemental en débattra le 22 avril, à 14 heures.", publishers) is None
    assert signer("Le conseil départemental de la Drôme", publishers) is not None


def test_a_large_first_letter_begins_its_word_though_a_line_below_goes_under_it() -> None:
    letter = spaced("L", 0, 40)
    lines = [("e marche ferme", 24, 22), ("ses portes", 24, 10), ("Les commercants", 0, -4)]
    glyphs = [
        Glyph(sign, left + 5 * place, left + 5 * place + 5, low, low + 12, low + 2, 12, 100 * low + place)
        for words, left, low in lines
        for place, sign in enumerate(words)
        if sign != " "
    ]
    assert "Le marche ferme" in [piece.words for piece in pieces_of([*letter, *glyphs])]
