import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.french.markdown import places_without_markdown, without_markdown


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
    assert without_markdown(written) == read


@given(st.text(alphabet="ab é,.;:!?'’«»()\n"))
def test_a_text_without_marks_is_left_as_it_is(text: str) -> None:
    assert without_markdown(text) == text


@given(st.text(alphabet="ab *_#[]()!\n", max_size=60))
def test_each_character_that_stays_is_found_at_its_place(text: str) -> None:
    assert "".join(text[place] for place in places_without_markdown(text)) == without_markdown(text)
