"""« Qui n'a pas signé ? » is answered by those who did not."""

from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.values.files import File
from qa.answer import Answer
from qa.assemble import open_answerer
from qa.understanding.intent.negation import denied, denies


@pytest.mark.parametrize(
    ("question", "verb"),
    [
        ("Qui n'a pas signé l'accord ?", {"sign"}),
        ("Quels syndicats ne participent pas à la réunion ?", {"particip"}),
        ("Qui n’a jamais voté ce budget ?", {"vot"}),
        ("Qui a signé l'accord ?", set()),
        ("Pourquoi pas une grève ?", set()),
    ],
)
def test_what_a_question_denies(question: str, verb: set[str]) -> None:
    assert denied(question) == verb


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("La CFDT n’a pas signé l’accord.", True),
        ("Elle refuse de signer.", True),
        ("FO a signé l’accord.", False),
        ("Nous n’irons pas.", False),
    ],
)
def test_who_denies_it(sentence: str, expected: bool) -> None:
    assert denies(sentence, frozenset({"sign"})) is expected


def test_who_did_not_comes_first(tmp_path: Path) -> None:
    catalogue = open_catalogue(tmp_path)
    texts = (
        "L’union des bateliers a signé l’accord sur les écluses du canal.",
        "Le collectif du port n’a pas signé l’accord sur les écluses. Il attend un autre texte.",
    )
    catalogue.add([File(f"{i}.txt", text.encode()) for i, text in enumerate(texts)])
    answerer = open_answerer(catalogue)
    denying, affirming = (
        answerer.ask(question)
        for question in ("Qui n’a pas signé l’accord ?", "Qui a signé l’accord sur les écluses du canal ?")
    )
    assert isinstance(denying, Answer)
    assert isinstance(affirming, Answer)
    assert "n’a pas signé" in denying.citations[0].quote
    assert "union des bateliers" in affirming.citations[0].quote
    catalogue.close()
