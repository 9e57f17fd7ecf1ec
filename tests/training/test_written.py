"""Questions that people wrote: their answers stand in their texts, and no text is learned from twice."""

import pytest

from training.written import Asked, Written, digest, digests, read_written


@pytest.fixture(scope="module")
def communiques() -> list[Written]:
    return read_written(())


def test_every_answer_is_words_of_its_text(communiques: list[Written]) -> None:
    for text in communiques:
        for asked in text.asked:
            answer = text.answer(asked)
            assert (answer == "") == (asked.kind == "near"), asked
            assert answer == answer.strip(), asked


def test_almost_every_answer_stands_in_one_passage_of_the_index(communiques: list[Written]) -> None:
    asked = [(text, one) for text in communiques[:30] for one in text.asked if one.kind != "near"]
    found = [text.place(one, text.passages()) for text, one in asked]
    assert sum(each is not None for each in found) > 0.97 * len(found)
    for (text, one), each in zip(asked, found, strict=True):
        if each is not None:
            passage, start = each
            assert passage[start:].startswith(text.answer(one))


def test_the_order_and_the_reader_learn_from_different_texts(communiques: list[Written]) -> None:
    fitted_on = {text.text for text in communiques if text.fitted_on}
    learned = {text.text for text in communiques if not text.fitted_on}
    assert fitted_on
    assert learned
    assert not fitted_on & learned
    questions = [
        {one.question for text in communiques if text.fitted_on is side for one in text.asked} for side in (True, False)
    ]
    assert not questions[0] & questions[1]


def test_an_answer_that_stands_twice_is_placed_where_it_was_underlined() -> None:
    text = "Le maire a promis 12 postes. Le préfet, lui, en supprime 12 au printemps."
    one = Asked("many", "Combien de postes le préfet supprime-t-il ?", text.rindex("12"), text.rindex("12") + 2)
    assert Written("", text, (one,)).place(one, [text]) == (text, text.rindex("12"))


def test_articles_are_named_by_their_digest_and_read_from_elsewhere() -> None:
    named = digests()
    assert named
    assert all(len(name) == 16 for name in named)
    article = {"title": "Un titre", "text": "Un texte que personne n’a lu."}
    assert digest(article["text"]) not in named
    assert all(text.title != "Un titre" for text in read_written([article]))
