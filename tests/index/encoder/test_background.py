"""Passages that are read before anyone asks, over an encoder that only counts letters."""

import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from index.encoder.background import BackgroundReading
from index.encoder.contexts import Contexts
from index.encoder.encoder import Read
from index.encoder.port import Shown
from index.values.communique import CommuniqueId
from index.values.vectors import Ids
from tests.index.encoder.test_contexts import LetterEncoder, Memory


def _until(condition: Callable[[], bool]) -> None:
    ends = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.01)


class Corpus:
    def __init__(self, *texts: str) -> None:
        self.texts = dict(enumerate(texts))

    def latest(self) -> Ids:
        return np.array(sorted(self.texts, reverse=True), dtype=np.int64)

    def shown(self, ids: Ids) -> Iterator[Shown]:
        return (Shown(CommuniqueId(str(id)), self.texts[id]) for id in map(int, ids) if id in self.texts)


def test_all_passages_are_read_the_latest_first_and_none_twice() -> None:
    corpus, encoder, memory = Corpus("Le phare", "La digue", "Le bac"), LetterEncoder(), Memory()
    contexts = Contexts(encoder, lambda: memory)
    contexts.passages([Shown(CommuniqueId("1"), "La digue")])
    with BackgroundReading(contexts, corpus.latest, corpus.shown) as reading:
        _until(lambda: not reading.at_work)
        assert reading.progress == (3, 3)
    assert encoder.read == ["La digue", "Le bac", "Le phare"]


def test_no_more_are_read_than_there_is_room_for() -> None:
    corpus, encoder, memory = Corpus("Le phare", "La digue", "Le bac"), LetterEncoder(), Memory()
    memory.room = 2
    with BackgroundReading(Contexts(encoder, lambda: memory), corpus.latest, corpus.shown) as reading:
        _until(lambda: not reading.at_work)
    assert encoder.read == ["Le bac", "La digue"]


def test_a_question_goes_before_what_nobody_asked_for() -> None:
    corpus, encoder = Corpus("Le phare"), LetterEncoder()
    contexts = Contexts(encoder, Memory)
    contexts.question("Où est le bac ?")
    with BackgroundReading(contexts, corpus.latest, corpus.shown) as reading:
        _until(lambda: contexts.quiet_for() > 0.2)
        assert encoder.read == ["Où est le bac ?"]
        _until(lambda: not reading.at_work)
    assert encoder.read == ["Où est le bac ?", "Le phare"]
    assert contexts.quiet_for() > 1


def test_it_ends_at_once_when_it_is_closed_between_two_questions() -> None:
    corpus, encoder = Corpus("Le phare"), LetterEncoder()
    contexts = Contexts(encoder, Memory)
    contexts.question("Où est le bac ?")
    began = time.monotonic()
    with BackgroundReading(contexts, corpus.latest, corpus.shown):
        pass
    assert time.monotonic() - began < 0.9
    assert encoder.read == ["Où est le bac ?"]


def test_nothing_is_kept_of_a_text_that_left_while_it_was_read() -> None:
    corpus, memory = Corpus("Le phare"), Memory()

    class Leaving(LetterEncoder):
        def passages(self, texts: Sequence[str]) -> list[Read]:
            corpus.texts.clear()
            return super().passages(texts)

    with BackgroundReading(Contexts(Leaving(), lambda: memory), corpus.latest, corpus.shown) as reading:
        _until(lambda: not reading.at_work)
    assert not memory.rows
