import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.french.lines import unwrapped
from index.french.sentences import sentences
from tests.growth import MOST, growth


def said(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "M. Véran écrivait à la Cnil.",
        "L'art. 5 et le n° 12, cf. p. 3, ne changent rien.",
        "C'est une première... : jusque-là, elle bloquait.",
        "J. Dupont et Mme. Durand ont signé.",
        "Il coûte 3.5 millions !",
        "« Non ! » a-t-elle dit.",
    ],
)
def test_an_abbreviation_or_a_pause_does_not_end_a_sentence(whole: str) -> None:
    assert said(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pourquoi ? Pour une raison.", ["Pourquoi ?", "Pour une raison."]),
        ("« Non ! » Il le répète.", ["« Non ! »", "Il le répète."]),
        ("**Assez !** Il part.", ["**Assez !**", "Il part."]),
        ("Titre\n\nUn texte.  Un autre…\nFin", ["Titre", "Un texte.", "Un autre…", "Fin"]),
        ("Il dit : « Oui. » « Non. »", ["Il dit : « Oui. »", "« Non. »"]),
    ],
)
def test_a_mark_before_a_capital_ends_a_sentence_and_so_does_a_line(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@given(st.text(alphabet='aB é.!?…»«"\n*M'))
def test_sentences_follow_one_another_and_leave_only_space_between(text: str) -> None:
    spans = sentences(text)
    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans), len(text)]
    assert all(not text[end:start].strip() for end, start in zip(ends, starts, strict=True))
    assert all(span.of(text) == span.of(text).strip() for span in spans)


def test_the_end_of_a_paragraph_ends_a_sentence_whatever_stands_before_it() -> None:
    for last in ("à 15 h.", "avec le groupe A.", "de M.", "etc."):
        text = f"Rendez-vous {last}\n\nLa suite viendra."
        assert [span.of(text) for span in sentences(text)] == [f"Rendez-vous {last}", "La suite viendra."]


def test_a_line_of_capitals_is_joined_in_time_that_grows_with_it() -> None:
    """200 of them took 1.6 s, twice as many sixteen times as long."""
    assert growth(unwrapped, lambda n: f"Le repos est un droit.\n{'A' * n})\nde tous.", last=100_000) <= MOST
