"""The extracts of one text stand together."""

from dataclasses import replace

from index.values.communique import Communique, Passage, Span
from qa.answer import Citation
from qa.duplicates.groups import grouped

ONE, OTHER = Communique("Un. Deux. Trois. Quatre."), Communique("Cinq. Six.")


def cited(text: Communique, words: str, beside: str | None = None) -> Citation:
    def span(of: str) -> Span:
        return Span(text.text.index(of), text.text.index(of) + len(of))

    return Citation(Passage(text, Span(0, len(text.text))), span(words), 1.0, (span(beside),) if beside else ())


def test_the_best_comes_first_and_the_others_of_its_text_in_their_order() -> None:
    best = [cited(ONE, "Trois."), cited(OTHER, "Six."), cited(ONE, "Quatre."), cited(ONE, "Un.")]
    assert [one.quote for one in grouped(best)] == ["Trois.", "Un.", "Quatre.", "Six."]


def test_what_is_shown_already_is_not_shown_again() -> None:
    assert [one.quote for one in grouped([cited(ONE, "Deux.", beside="Un."), cited(ONE, "Un.")])] == ["Deux."]


def test_what_shows_an_earlier_extract_and_more_takes_its_place() -> None:
    found = grouped([cited(OTHER, "Six."), cited(ONE, "Deux."), cited(ONE, "Deux. Trois."), cited(ONE, "Un.")])
    assert [one.quote for one in found] == ["Six.", "Deux. Trois.", "Un."]


def test_two_earlier_extracts_are_read_once_in_the_one_that_holds_both() -> None:
    assert [
        one.quote for one in grouped([cited(ONE, "Un."), cited(ONE, "Trois."), cited(ONE, "Un. Deux. Trois.")])
    ] == ["Un. Deux. Trois."]


def test_the_best_keeps_its_words_where_another_extract_is_introduced_by_them() -> None:
    [one] = grouped([cited(ONE, "Un."), cited(ONE, "Deux. Trois.", beside="Un.")])
    assert one.quote == "Un."
    assert [piece.of(ONE.text) for piece in one.pieces] == ["Un.", "Deux. Trois."]


def test_the_words_that_answer_stay_known_in_the_wider_extract() -> None:
    best = replace(cited(ONE, "Deux."), answer=Span(4, 8), confidence=0.9)
    [one] = grouped([best, replace(cited(ONE, "Un. Deux."), confidence=0.6)])
    assert (one.quote, one.answer, one.confidence) == ("Un. Deux.", Span(4, 8), 0.9)
