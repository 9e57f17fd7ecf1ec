"""Queries made noisy, with a vocabulary of two words and their pieces."""

import numpy as np
import pytest
from tokenizers import Tokenizer, models

from training.noise import Noise, mistype
from training.pairs import Bags

LETTERS = "abcdefghijklmnopqrstuvwxyz"
TOKENS = ["[UNK]", "mairie", "de", "##mairie", *LETTERS, *(f"##{each}" for each in LETTERS)]
VOCABULARY = {token: number for number, token in enumerate(TOKENS)}
MAIRIE, DE, ENDING = 1, 2, 3
TWENTY = Bags(np.array([MAIRIE, DE] * 20), np.arange(0, 40, 2))


def noise(dropped: float, mistyped: float) -> Noise:
    return Noise(Tokenizer(models.WordPiece(VOCABULARY, unk_token="[UNK]")), dropped, mistyped, seed=5)


def texts(bags: Bags) -> list[list[int]]:
    return [each.tolist() for each in np.split(bags.tokens, bags.offsets[1:])]


def test_without_noise_nothing_moves() -> None:
    assert texts(noise(0.0, 0.0)(TWENTY)) == [[MAIRIE, DE]] * 20


def test_a_text_keeps_one_token_at_least() -> None:
    assert all(len(each) == 1 for each in texts(noise(1.0, 0.0)(TWENTY)))


def test_a_mistyped_word_becomes_pieces_and_short_words_stay() -> None:
    noisy = texts(noise(0.0, 0.5)(TWENTY))  # twice a half, in one text of two
    assert all(each[-1] == DE for each in noisy)
    mistyped = [each for each in noisy if each != [MAIRIE, DE]]
    assert 0 < len(mistyped) < 20
    for pieces in mistyped:
        assert TOKENS[pieces[0]] == "m"
        assert "".join(TOKENS[each].removeprefix("##") for each in pieces[:-1]) != "mairie"


def test_a_word_that_goes_on_is_left_whole() -> None:
    together = Bags(np.array([MAIRIE, ENDING] * 20), np.arange(0, 40, 2))
    assert texts(noise(0.0, 0.5)(together)) == [[MAIRIE, ENDING]] * 20


@pytest.mark.parametrize("word", ["mairie", "apiculteur"])
def test_a_mistyped_word_keeps_its_first_letter_and_about_its_length(word: str) -> None:
    random = np.random.default_rng(1)
    forms = {mistype(word, random) for _ in range(200)}
    assert all(form[0] == word[0] and abs(len(form) - len(word)) <= 1 for form in forms)
    assert len(forms) > 10
