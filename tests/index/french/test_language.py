"""A text that is not French is told by its small words, a French one is not."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from index.french.language import other_language

HERE = Path(__file__).parent
OTHERS = [line.split(" ", 1) for line in (HERE / "languages/other.txt").read_text("utf-8").splitlines()]
WRITTEN = [path for path in sorted(HERE.parents[1].rglob("*.txt")) if path.parent.name != "languages"]
FRENCH = re.findall(r"[^\n]{30,}", "\n".join(path.read_text("utf-8") for path in WRITTEN))


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_of_two_sentences_in_another_language_98_of_100_are_told(language: str) -> None:
    sentences = [words for told, words in OTHERS if told == language]
    pairs = [f"{one} {other}" for one, other in combinations(sentences, 2)][:100]
    wrong = [pair for pair in pairs if other_language(pair) != language]
    assert len(wrong) <= 2, wrong


def test_of_lines_in_french_hardly_one_is_told_to_be_in_another_language() -> None:
    wrong = [line for line in FRENCH if other_language(line)]
    assert len(FRENCH) > 400
    assert len(wrong) <= 0.005 * len(FRENCH), wrong


@pytest.mark.parametrize(
    "text",
    [
        "Contact : presse@cgt.fr, 06 12 34 56 78",
        "« No pasarán ! » : la CGT sera le 1er mai dans la rue.",
        "Le Brexit, « take back control », a coûté cher aux pêcheurs de la Manche.",
        "Non.",
        "Grève SNCF mardi",
        "12 345 €",
        "Die Linke et Podemos soutiennent l’appel, dit Il Manifesto dans son édition de mardi.",
    ],
)
def test_a_french_text_that_quotes_another_language_and_one_of_few_words_stay_french(text: str) -> None:
    assert other_language(text) is None
