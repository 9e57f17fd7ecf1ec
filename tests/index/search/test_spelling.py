from collections.abc import Collection, Mapping
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.french.words import search_words
from index.search.spelling import meant
from index.storage.port import Words


class Vocabulary:
    """The words of a corpus and how many passages hold them: what spelling asks of the view over words."""

    def __init__(self, frequencies: Mapping[str, int]) -> None:
        self._frequencies = frequencies

    def frequency(self, word: str) -> int:
        return self._frequencies.get(word, 0)

    def frequencies(self, words: Collection[str]) -> Mapping[str, int]:
        return {word: self.frequency(word) for word in words}

    def beginning_with(self, prefix: str) -> list[tuple[str, int]]:
        return [(word, n) for word, n in self._frequencies.items() if word.startswith(prefix)]


def corpus(frequencies: Mapping[str, int]) -> Words:
    return cast(Words, cast(Any, Vocabulary(frequencies)))


_HELD = {"hébergement": 30, "données": 50, "santé": 40, "réversibilité": 2, "latin": 5, "carte": 9, "dopage": 1}
CORPUS = corpus({word: n for text, n in _HELD.items() for word in search_words(text)})


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("hebergment", "hébergement"),  # a letter left out, which its stem does not forgive
        ("héberegment", "hébergement"),  # two exchanged
        ("donées", "données"),
        ("donnnées", "données"),
        ("doonées", "données"),
        ("snaté", "santé"),
        ("revesibilté", "réversibilité"),  # two slips in a long word
    ],
)
def test_a_slip_is_forgiven(written: str, word: str) -> None:
    assert [meant(written, CORPUS)] == search_words(word)


@pytest.mark.parametrize("written", ["tatin", "tarte", "san", "2024", "hbrg", "recette"])
def test_a_word_that_is_simply_not_there_is_left_alone(written: str) -> None:
    assert meant(written, CORPUS) is None


@pytest.mark.parametrize(
    ("asked", "held"), [("livret", "livrer"), ("crêpes", "créer"), ("tomates", "Tom"), ("préface", "préfet")]
)
def test_a_word_of_french_that_no_text_holds_is_not_taken_for_a_slip_of_another(asked: str, held: str) -> None:
    assert meant(asked, corpus(dict.fromkeys(search_words(held), 20))) is None


def test_of_two_as_close_the_more_frequent_is_meant() -> None:
    held = {word: n for text, n in (("grève", 7), ("preuve", 90), ("grave", 9)) for word in search_words(text)}
    assert [meant("grove", corpus(held))] == search_words("grave")


@settings(deadline=None)
@given(st.text(alphabet="bcdfg", min_size=5, max_size=12), st.integers(0, 11))
def test_any_letter_may_be_missing_but_the_first(word: str, place: int) -> None:
    written = word[: 1 + place] + word[2 + place :]
    assert meant(written, corpus(dict.fromkeys(search_words(word), 1))) in search_words(word)
