"""The extracts of one text stand together."""

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
