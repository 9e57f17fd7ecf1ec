"""What introduces a quote and whose it is, on passages of our own: after each, `words | what comes with them`.

`-` where the words are the author's own. The rules were written for half of them; the other half was written before.
"""

from pathlib import Path

import pytest

from index.values.communique import Communique, Span
from qa.quoting.belongings import belongings_of, speaker
from qa.quoting.layout import units_around

HERE = Path(__file__).parent / "passages"


def passages(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").strip("\n").split("\n%%\n")


def found(passage: str) -> tuple[str, Communique, Span, str]:
    """What should come, the text, the sentence quoted, and all that is shown."""
    text, _, expected = passage.rpartition("\n=> ")
    words, _, comes = expected.partition(" | ")
    communique, place = Communique(text), text.index(words)
    units = units_around(communique, Span(0, len(text)))
    quoted = next(unit.span for unit in units if unit.span.start <= place < unit.span.end)
    beside = belongings_of(communique, units, quoted)
    return comes, communique, quoted, " ".join(piece.of(text) for piece in (quoted, *beside))


def right(passage: str) -> bool:
    comes, communique, quoted, shown = found(passage)
    return speaker(communique, quoted) is None if comes == "-" else comes in shown


@pytest.mark.parametrize("passage", passages("lists_written_first.txt") + passages("voices_written_first.txt"))
def test_what_belongs_to_a_quote_comes_with_it(passage: str) -> None:
    assert right(passage)


@pytest.mark.parametrize("name", ["lists_held_out.txt", "voices_held_out.txt"])
def test_of_passages_that_the_rules_were_not_written_for_nearly_all_are_right(name: str) -> None:
    held_out = passages(name)
    assert sum(map(right, held_out)) >= 0.95 * len(held_out)


@pytest.mark.parametrize("passage", passages("voices_held_out.txt"))
def test_no_words_are_given_to_the_wrong_one(passage: str) -> None:
    comes, communique, quoted, shown = found(passage)
    who = speaker(communique, quoted)
    assert who is None or (comes != "-" and comes in shown)


_LONG = "La Cnil a cédé au terme de quatre ans de travail mené avec les hôpitaux, les caisses et les chercheurs, " * 3


@pytest.mark.parametrize(
    ("before", "sentence", "comes"),
    [
        ("La Cnil a cédé.", "Or, faute de mieux, le contrat reste en place.", True),
        (f"{_LONG}hier.", "Or, faute de mieux, le contrat reste en place.", False),
        (f"{_LONG}hier.", "Or, elle n’a consulté personne avant de signer.", True),
        (f"{_LONG}hier.", "Il est donc urgent de trouver une autre solution.", False),
        (f"{_LONG}hier.", "Il a signé le contrat malgré tous les avis reçus.", True),
    ],
)
def test_what_only_links_brings_the_sentence_before_where_both_are_short(
    before: str, sentence: str, comes: bool
) -> None:
    *_, shown = found(f"Le contrat\n\n{before} {sentence}\n=> {sentence[:30]} | x")
    assert (before[:14] in shown) is comes


def test_a_long_question_of_a_text_is_none_of_an_interviewer() -> None:
    for question, comes in (("Pourquoi ce choix ?", True), (f"{_LONG}pourquoi ?", False)):
        *_, shown = found(f"Le contrat\n\n{question}\n\nLe contrat est illégal.\n=> Le contrat est | x")
        assert (question[:14] in shown) is comes
