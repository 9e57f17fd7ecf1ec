import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.spelling import meant

VOCABULARY = [("heberg", 30), ("donne", 50), ("sant", 40), ("reversibil", 2), ("latin", 5), ("carte", 9), ("doper", 1)]


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("hebreg", "heberg"),  # two letters exchanged
        ("done", "donne"),  # one left out
        ("donnne", "donne"),  # one too many
        ("heberk", "heberg"),  # one changed
        ("revesibilt", "reversibil"),  # two slips in a long word
    ],
)
def test_a_slip_is_forgiven(written: str, known: str) -> None:
    assert meant(written, VOCABULARY) == known


@pytest.mark.parametrize("written", ["tatin", "tarte", "san", "2024", "hbrg", "recett"])
def test_a_word_that_is_simply_not_there_is_left_alone(written: str) -> None:
    assert meant(written, VOCABULARY) is None


def test_of_two_as_close_the_more_frequent_is_meant() -> None:
    assert meant("grove", [("greve", 7), ("prove", 90), ("grave", 9)]) == "grave"


@given(st.text(alphabet="abcde", min_size=4, max_size=12), st.integers(0, 11))
def test_any_letter_may_be_missing_but_the_first(word: str, place: int) -> None:
    written = word[: 1 + place] + word[2 + place :]
    assert len(written) < 4 or meant(written, [(word, 1)]) == word
