"""What was read of a passage, in the places of its text."""

import numpy as np

from index.encoder.span_reader import Reading
from index.french.markdown import places_without_markdown, without_markdown
from index.values.communique import Span
from qa.ranking.together import Answering

TEXT = "Avant. Le prix est de **3 euros** par mois. Après."
PASSAGE = Span(7, 43)


def _answering(words: str, logit: float, title: str = "Un titre\n") -> Answering:
    """A reading whose only likely answer is `words`."""
    passage = PASSAGE.of(TEXT)
    shown = title + without_markdown(passage)
    at = shown.index(words)
    spans = np.array([(i, i + 1) for i in range(len(shown))], dtype=np.int64)
    start, end = np.full(len(shown), -30.0, np.float32), np.full(len(shown), -30.0, np.float32)
    start[at] = end[at + len(words) - 1] = logit / 2
    places = [PASSAGE.start + place for place in places_without_markdown(passage)]
    return Answering(Reading(start, end, spans, 1.0), places, len(title), TEXT)


def test_the_words_that_answer_are_found_in_the_text_under_a_title_and_between_marks() -> None:
    [words] = _answering("3 euros", 4.0).best(PASSAGE)
    assert words is not None
    assert words.span.of(TEXT) == "3 euros"
    assert words.logit == 4.0


def test_what_is_likely_elsewhere_is_unlikely_here() -> None:
    answering = _answering("3 euros", 4.0)
    sentence, rest = answering.best(Span(7, 43), Span(7, 14))
    assert sentence is not None
    assert rest is not None
    assert rest.logit < sentence.logit


def test_the_spaces_around_the_words_are_left_out() -> None:
    [words] = _answering(" 3 euros ", 4.0).best(PASSAGE)
    assert words is not None
    assert words.span.of(TEXT) == "3 euros"


def test_unlikely_words_are_no_answer_and_likely_ones_lie_in_the_quote() -> None:
    assert _answering("3 euros", -4.0).answer(PASSAGE) is None
    quoted = Span(7, TEXT.index(" par mois"))
    found = _answering("3 euros", 8.0).answer(quoted)
    assert found is not None
    assert found.of(TEXT) == "3 euros"
