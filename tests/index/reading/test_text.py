"""A text file gives its letters, however they were written, and no sign that nobody sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.front_matter import take_front_matter
from index.reading.mojibake import mended
from index.reading.text import decode
from index.values.dates import PartialDate
from index.values.document import Declared

WORDS = "L’été à l’hôpital, la décision a été arrêtée : « c’est dit ». Où ça ? Ça coûte cher."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"])
def test_the_same_words_are_read_in_every_encoding(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


def test_words_of_dos_are_read() -> None:
    words = WORDS.replace("’", "'")
    assert decode(words.encode("cp850")) == words


@pytest.mark.parametrize("times", [1, 2, 3])
def test_what_was_encoded_twice_is_as_it_was(times: int) -> None:
    written = "L’été coûte 12 € – « tout » ; Évian, œuvre, naïf"
    twice = written
    for _ in range(times):
        twice = "".join(bytes([b]).decode("cp1252", "replace") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b)
                        for b in twice.encode())  # fmt: skip
    assert decode(twice.encode()) == written


@given(st.text(alphabet="aàâéèêîôùûçÉÀÇ ’«»œ…–.,", max_size=60))
def test_french_that_is_sound_is_not_touched(words: str) -> None:
    assert mended(words) == words


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u2060", "\u200d", "\ufeff", "\u200e"])
def test_a_sign_that_nobody_sees_hides_no_word(sign: str) -> None:
    assert decode(f"Elle refuse d'aug{sign}menter.".encode()) == "Elle refuse d'augmenter."


def test_letters_and_accents_that_were_written_apart_are_one() -> None:
    assert decode("e\u0301te\u0301".encode()) == "été"


@pytest.mark.parametrize(
    "head",
    [
        '+++\ntitle = "Les halles"\nsource = "CGT"\ndate = 2024-02-05\n+++\n',
        '+++\ntitle = "Les halles"\nsource = ["CGT"]\ndate = 2024-02-05T10:00:00Z\ndraft = false\n+++\n\n',
        "title: Les halles\nsource: CGT\ndate: 2024-02-05\n\n",
        "titre : Les halles\nsource : CGT\ndate : 5 février 2024\n\n",
    ],
)
def test_heads_that_are_not_yaml_declare_too(head: str) -> None:
    declared, text = take_front_matter(f"{head}Elles restent.\n")
    assert (declared.title, declared.source, declared.date) == ("Les halles", "CGT", PartialDate(2024, 2, 5))
    assert text.strip() == "Elles restent."


@pytest.mark.parametrize(
    "text",
    [
        "source: AFP\n\nUn texte.",
        "title: Un\nUn texte.",
        "title: Un\ndate: hier\n\nUn texte.",
        "+++\na = 1\n+++\nUn texte.",
    ],
)
def test_what_only_resembles_such_a_head_is_text(text: str) -> None:
    assert take_front_matter(text) == (Declared(), text)
