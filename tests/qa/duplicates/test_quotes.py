"""What is said in several texts is quoted once, with the other texts beside it."""

from index.values.communique import Communique, Passage, Span
from qa.answer import Citation
from qa.duplicates.quotes import each_quote_once, with_repeats

QUOTE = "La grève est votée."
ONE, OTHER, THIRD = (Communique(f"{QUOTE} {more}") for more in ("Mardi.", "Jeudi.", "Samedi."))


def cited(text: Communique, versions: tuple[Communique, ...] = ()) -> Citation:
    return Citation(Passage(text, Span(0, len(text.text))), Span(0, len(QUOTE)), 1.0, versions=versions)


def test_the_same_quote_of_two_texts_is_shown_once() -> None:
    (shown,) = each_quote_once([cited(ONE), with_repeats(cited(OTHER), [THIRD])])
    assert (shown.passage.communique, shown.repeated) == (ONE, (OTHER, THIRD))


def test_a_version_is_not_told_twice() -> None:
    (shown,) = each_quote_once([cited(ONE, versions=(OTHER,)), cited(OTHER)])
    assert (shown.versions, shown.repeated) == ((OTHER,), ())


def test_other_words_and_a_repeated_sentence_of_one_text_keep_their_places() -> None:
    twice = Communique(f"{QUOTE} {QUOTE}")
    again = Citation(Passage(twice, Span(0, len(twice.text))), Span(len(QUOTE) + 1, len(twice.text)), 1.0)
    other = Citation(Passage(ONE, Span(0, len(ONE.text))), Span(len(QUOTE) + 1, len(ONE.text)), 1.0)
    assert each_quote_once([cited(twice), again, other]) == (cited(twice), again, other)
