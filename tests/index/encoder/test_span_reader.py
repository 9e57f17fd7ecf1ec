"""Where an answer stands in what was read, over logits that are given."""

import numpy as np
import pytest

from index.encoder.encoder import SHIPPED, Encoder, has_weights
from index.encoder.span_reader import Reading, SpanReader

SPANS = np.array([(0, 2), (2, 8), (8, 11), (11, 16)], dtype=np.int64)


def _reading(start: list[float], end: list[float]) -> Reading:
    return Reading(np.array(start, dtype=np.float32), np.array(end, dtype=np.float32), SPANS, 0.0)


def test_the_likeliest_words_never_end_before_they_begin() -> None:
    reading = _reading([0, 0, 5, 1], [4, 0, 0, 2])
    assert reading.best((0, 16)) == [(8, 16, 7.0)]


def test_only_what_lies_between_the_two_places_is_told() -> None:
    reading = _reading([9, 0, 0, 1], [9, 0, 0, 2])
    assert reading.best((8, 16), (0, 2)) == [(11, 16, 3.0), (0, 2, 18.0)]


def test_nothing_is_told_where_nothing_was_read() -> None:
    [(start, end, logit)] = _reading([0] * 4, [0] * 4).best((40, 50))
    assert start == end
    assert logit == -np.inf


@pytest.mark.skipif(not has_weights(), reason="no weights")
def test_a_title_holds_no_answer_and_a_passage_is_read_the_same_beside_others() -> None:
    reader = SpanReader(Encoder(), SHIPPED)
    passage = "Grève au port\nLe 3 mars 2024, quarante dockers ont cessé le travail à Nantes."
    title = len("Grève au port\n")
    [alone] = reader("Quand les dockers ont-ils cessé le travail ?", [passage], [title])
    [*_, beside] = reader("Quand les dockers ont-ils cessé le travail ?", ["Un autre texte.", passage], [0, title])
    assert np.array_equal(alone.start, beside.start)
    assert alone.answers == beside.answers
    [(start, end, _)] = alone.best((0, len(passage)))
    assert title <= start < end <= len(passage)
