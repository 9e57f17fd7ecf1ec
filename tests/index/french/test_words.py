import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.french.words import fold, search_words, stem, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’hébergement des données", ["hébergement", "des", "données"]),
        ("jusqu'à l'État", ["à", "état"]),
        ("aujourd'hui", ["aujourd", "hui"]),
        ("les assuré·es", ["les", "assurées"]),
        ("les citoyen·ne·s", ["les", "citoyennes"]),
        ("les assuré(e)s", ["les", "assurées"]),
        ("les assuré.e.s.", ["les", "assurées"]),
        ("la C.N.I.L. et l’U.E.", ["la", "cnil", "et", "ue"]),
        ("Fin de phrase.Et suite", ["fin", "de", "phrase", "et", "suite"]),
        ("!!! ???", []),
    ],
)
def test_tokens_lose_elisions_inclusive_marks_and_the_dots_of_sigles(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("l'hébergement des données", "hebergements de la donnee"),
        ("LES ÉTATS-UNIS", "les états unis"),
        ("l’œuvre", "oeuvres"),
        ("les représentant·es", "représentantes"),
    ],
)
def test_words_written_otherwise_are_the_same_search_words(one: str, other: str) -> None:
    assert search_words(one) == search_words(other) != []


def test_stop_words_and_question_words_are_dropped() -> None:
    assert search_words("Pourquoi est-ce que la, le, les ? Qui ? Comment ?") == []


def test_words_are_repeated_as_often_as_they_occur() -> None:
    assert search_words("données, données et données") == search_words("donnée") * 3


@given(st.text())
def test_any_text_gives_words_of_letters_and_digits_without_accents_or_capitals(text: str) -> None:
    for word in search_words(text):
        assert word
        assert word.isalnum()
        assert word == fold(word)


@given(st.text(), st.text())
def test_two_texts_side_by_side_have_the_words_of_both(one: str, other: str) -> None:
    assert search_words(f"{one}\n\n{other}") == search_words(one) + search_words(other)


@given(st.text(st.sampled_from("aeéÉœ '’.()·sCNIL\n\u00a0\u0301Σ1-"), max_size=30))
def test_pieces_that_are_remembered_have_the_words_of_the_whole_text(text: str) -> None:
    for _ in range(2):
        assert search_words(text) == [word for token in tokens(text) if (word := stem(token))]
