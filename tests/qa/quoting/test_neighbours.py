from hypothesis import given
from hypothesis import strategies as st

from index.values.communique import Span
from qa.quoting.neighbours import neighbours

TEXT = "Un. Deux. Trois. Quatre. Cinq."


def around(text: str, words: str) -> list[str | None]:
    start = text.index(words)
    return [one.of(text) if one else None for one in neighbours(text, Span(start, start + len(words)))]


def test_two_sentences_on_each_side_are_neighbours() -> None:
    assert around(TEXT, "Trois.") == ["Un. Deux.", "Quatre. Cinq."]
    assert around(TEXT, "Quatre.") == ["Deux. Trois.", "Cinq."]


def test_a_text_that_begins_or_ends_there_has_none() -> None:
    assert around(TEXT, "Un. Deux. Trois. Quatre. Cinq.") == [None, None]
    assert around(TEXT, "Un.") == [None, "Deux. Trois."]


def test_a_line_end_divides_sentences_and_is_kept() -> None:
    assert around("Titre\n\nUn.\n\nDeux.", "Deux.") == ["Titre\n\nUn.", None]


def test_a_sentence_that_begins_far_before_is_left_out() -> None:
    assert around(f"{'loin ' * 300}. Près. Ici.", "Ici.") == ["Près.", None]


@given(st.text(st.sampled_from("ab. \n!A"), min_size=1), st.data())
def test_neighbours_touch_the_quote_with_nothing_but_space_between(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    quoted = Span(start, data.draw(st.integers(start + 1, len(text))))
    before, after = neighbours(text, quoted)
    assert not text[before.end if before else 0 : quoted.start].strip()
    assert not text[quoted.end : after.start if after else len(text)].strip()
