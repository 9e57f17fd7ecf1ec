import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.marks import without_marks


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**Le gouvernement** s'inquiète", "Le gouvernement s'inquiète"),
        ("ce [gisement de matière première](#) qu'est", "ce gisement de matière première qu'est"),
        ("voir ![une image](https://exemple.fr/a.png)", "voir une image"),
        ("# Titre\ntexte", "Titre\ntexte"),
        ("_mot_ et *autre*", "mot et autre"),
        ("nom_de_fichier et 3 * 4 * 5", "nom_de_fichier et 3 * 4 * 5"),
        ("coupé **au milieu", "coupé au milieu"),
        ("[sic] (et non)", "[sic] (et non)"),
    ],
)
def test_a_reader_sees_the_words_and_not_the_marks(written: str, read: str) -> None:
    assert without_marks(written) == read


@given(st.text(alphabet="ab é,.;:!?'’«»()\n"))
def test_a_text_without_marks_is_left_as_it_is(text: str) -> None:
    assert without_marks(text) == text
