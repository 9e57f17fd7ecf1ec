"""The encoder: what was read is at hand until it is forgotten, and texts of one meaning point one way."""

import numpy as np
import pytest

from index.encoder.encoder import Encoder, has_weights

pytestmark = pytest.mark.skipif(not has_weights(), reason="no weights")


def test_what_was_read_is_at_hand_until_it_is_forgotten() -> None:
    encoder = Encoder()
    [read] = encoder.passages(["Un texte."])
    assert encoder.passages(["Un texte."])[0] is read
    encoder.forget()
    assert encoder.passages(["Un texte."])[0] is not read


def test_texts_that_say_the_same_in_other_words_point_one_way() -> None:
    encoder = Encoder()
    read = encoder.passages(
        [
            "Les soignants réclament une hausse des salaires.",
            "Le personnel hospitalier veut être mieux payé.",
            "Le pont sera fermé à la circulation pendant les travaux.",
        ]
    )
    one, other, stranger = (vector.astype(float) / np.linalg.norm(vector) for vector in encoder.sentences(read))
    assert one @ other > 0.5 > one @ stranger + 0.2
    assert len(one) == encoder.hidden
