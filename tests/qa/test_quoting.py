import numpy as np
import pytest

from index.communique import Communique, Fact, Origin, Passage, Span
from index.french.words import search_words
from qa.quoting import Quoter, opening
from qa.ranking.matching import WordVectors
from qa.understanding.asking import Asked

# « usa » lies close to « etat » and « unis », everything else is far from everything.
VECTORS = WordVectors(["usa", "etats", "unis", "grève"], np.array([[1, 0, 0], [0.9, 0.4, 0], [0.9, 0.4, 0], [0, 0, 1]]))


def quoted(text: str, question: str, asked: Asked = Asked.ANYTHING, title: str = "") -> str:
    stated = Fact(title, Origin.STATED, Span(text.index(title), text.index(title) + len(title))) if title else None
    communique = Communique(text, title=stated)
    rarity = dict.fromkeys(search_words(question), 1.0)
    return Quoter(VECTORS)(Passage(communique, Span(0, len(text))), rarity, asked).of(text)


def test_the_sentence_that_says_most_of_the_question_is_quoted() -> None:
    text = "Le ciel est bleu. Les salaires baissent depuis mars. La mer monte."
    assert quoted(text, "Pourquoi les salaires baissent-ils ?") == "Les salaires baissent depuis mars."


def test_a_word_counts_by_the_closest_word_of_the_sentence() -> None:
    text = "Les données restent ici. Des transferts vers les USA sont possibles."
    assert quoted(text, "Partent-elles aux États-Unis ?") == "Des transferts vers les USA sont possibles."


def test_a_neighbour_that_says_nearly_as_much_is_quoted_with_it() -> None:
    text = "La mer monte. Les salaires baissent. Les salaires stagnent aussi. Le ciel est bleu."
    assert quoted(text, "salaires") == "Les salaires baissent. Les salaires stagnent aussi."


def test_of_two_alike_the_first_is_quoted() -> None:
    assert quoted("Rien du tout. Rien de plus.", "grève") == "Rien du tout."


def test_what_is_announced_comes_with_the_words_that_say_who_speaks() -> None:
    text = (
        "Rien à signaler ici. Olivier Véran écrivait à la Cnil :\n\n« Je partage vos préoccupations. » La suite vient."
    )
    whole = "Olivier Véran écrivait à la Cnil :\n\n« Je partage vos préoccupations. »"
    assert quoted(text, "Qu’écrivait Olivier Véran ?") == whole
    assert quoted(text, "Qui partage ces préoccupations ?") == whole


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Asked.DATE, "La tour fut bâtie en mai 1889."),
        (Asked.NUMBER, "La tour fut bâtie par trois cents ouvriers."),
    ],
)
def test_a_date_or_a_number_is_preferred_where_one_is_asked_for(asked: Asked, expected: str) -> None:
    text = "La tour fut bâtie par amour. Le ciel est bleu. " + expected
    assert quoted(text, "tour bâtie", asked).endswith(expected)


def test_a_heading_and_the_title_are_quoted_only_where_there_is_nothing_else() -> None:
    text = "COMMUNIQUÉ CFTC\n\nLa CFTC se réjouit !\n\nLes données sont hébergées, dit la CFTC."
    assert quoted(text, "la CFTC", title="La CFTC se réjouit !") == "Les données sont hébergées, dit la CFTC."
    assert quoted("COMMUNIQUÉ CFTC", "la CFTC") == "COMMUNIQUÉ CFTC"


def test_a_text_opens_with_its_first_sentence_under_the_headings() -> None:
    text = "COMMUNIQUÉ CFTC\n\nUn titre\n\nLes données sont hébergées. La suite."
    passage, span = opening(Communique(text))
    assert passage.text == span.of(text) == "Les données sont hébergées."
