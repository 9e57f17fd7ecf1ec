import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.french.sentences import sentences
from index.passages.splitting import SIZE, split
from index.values.communique import Communique

words = st.text(alphabet="abcdéà'-", min_size=1, max_size=30)
sentence = st.lists(words, min_size=1, max_size=40).map(lambda some: " ".join(some).capitalize() + ".")
paragraph = st.lists(sentence, min_size=1, max_size=8).map(" ".join)
texts = st.lists(paragraph, min_size=1, max_size=8).map("\n\n".join)


@given(texts)
def test_passages_lie_end_to_end_and_cover_every_character(text: str) -> None:
    passages = split(Communique(text))
    assert "".join(passage.text for passage in passages) == text
    assert [passage.span.start for passage in passages] == [0, *(passage.span.end for passage in passages[:-1])]


@given(texts)
def test_no_passage_is_cut_inside_a_word_and_none_is_too_long(text: str) -> None:
    for passage in split(Communique(text)):
        start, end = passage.span.start, passage.span.end
        assert start == 0 or not re.fullmatch(r"\S\S", text[start - 1 : start + 1])
        assert end == len(text) or not re.fullmatch(r"\S\S", text[end - 1 : end + 1])
        assert len(passage.text) <= SIZE or len(passage.text.split()) == 1


@given(texts)
def test_a_sentence_that_fits_is_whole_in_one_passage(text: str) -> None:
    spans = [passage.span for passage in split(Communique(text))]
    for one in sentences(text):
        if one.end - one.start <= SIZE - 2:  # and the space after it
            assert any(span.start <= one.start and one.end <= span.end for span in spans)


@pytest.mark.parametrize("text", ["x" * 5_000, "mot " * 2_000, "\n\n\nun\n\n\n", "a", "oui. " * 1_000, "é\n" * 3_000])
def test_odd_texts_are_covered_too(text: str) -> None:
    assert "".join(passage.text for passage in split(Communique(text))) == text


def test_no_passage_is_made_of_spaces_alone() -> None:
    text = "Un." + "\n" * 3_000 + "Deux."
    assert all(passage.text.strip() for passage in split(Communique(text)))


def test_a_repeated_sentence_keeps_its_own_place() -> None:
    text = "\n\n".join(["La même phrase revient toujours ici."] * 200)
    starts = [passage.span.start for passage in split(Communique(text))]
    assert starts == sorted(set(starts))
