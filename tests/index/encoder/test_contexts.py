"""Vectors of words in context, by an encoder whose vectors say how a sub-word begins."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from index.encoder.contexts import Contexts
from index.encoder.encoder import ONE, Bytes, Read
from index.encoder.pooling import of_words
from index.encoder.port import Key, Shown
from index.values.communique import CommuniqueId

TEXT = CommuniqueId("1")


class LetterEncoder:
    """Each two letters are a sub-word, which points along its first letter."""

    fingerprint, width, hidden = "letters", 26, 2

    def __init__(self) -> None:
        self.read: list[str] = []

    def question(self, text: str) -> Read:
        return self.passages([text])[0]

    def passages(self, texts: Sequence[str]) -> list[Read]:
        self.read += texts
        return [_letters(text) for text in texts]

    def sentences(self, read: Sequence[Read]) -> list[Bytes]:
        """How many sub-words each has, and ONE."""
        return [np.array([len(one.vectors), ONE], dtype=np.int8) for one in read]

    def forget(self) -> None:
        self.read.clear()


class Memory:
    room = 1_000

    def __init__(self) -> None:
        self.rows: dict[Key, tuple[CommuniqueId, bytes]] = {}

    def get(self, keys: Collection[Key]) -> Mapping[Key, bytes]:
        return {key: self.rows[key][1] for key in keys if key in self.rows}

    def put(self, rows: Sequence[tuple[Key, CommuniqueId, bytes]]) -> None:
        self.rows |= {key: (communique, vectors) for key, communique, vectors in rows}

    def forget(self, communiques: Iterable[CommuniqueId]) -> None:
        gone = set(communiques)
        self.rows = {key: row for key, row in self.rows.items() if row[0] not in gone}

    def size(self) -> int:
        return sum(len(vectors) for _, vectors in self.rows.values())

    def close(self) -> None: ...


def _letters(text: str) -> Read:
    starts = [at for at in range(0, len(text), 2) if text[at].isalpha()]
    vectors = np.zeros((len(starts), 26), dtype=np.int8)
    for row, at in zip(vectors, starts, strict=True):
        row[ord(text[at].lower()) - ord("a")] = ONE
    return Read(
        vectors, np.array([(at, at + 2) for at in starts], dtype=np.int64).reshape(-1, 2), np.zeros((0, 0), np.float16)
    )


def _direction(vectors: Bytes) -> str:
    return "".join(chr(ord("a") + i) for i in np.flatnonzero(vectors))


def test_a_word_points_the_mean_way_of_its_sub_words() -> None:
    read = _letters("le phare")  # le, ␣p, ha, re: the second begins with a space
    assert [_direction(one) for one in of_words(read, [(3, 8)])] == ["hr"]
    assert np.linalg.norm(of_words(read, [(3, 8)]).astype(float)) / ONE > 0.99


def test_a_word_that_was_not_read_points_nowhere() -> None:
    assert not of_words(_letters("abcd"), [(10, 14)]).any()


def test_each_search_word_of_a_passage_has_a_row() -> None:
    contexts = Contexts(LetterEncoder(), Memory)
    assert contexts.passages([Shown(TEXT, "Le phare de Sein")])[0].words.shape == (2, 26)
    assert contexts.passages([Shown(TEXT, "de la")])[0].words.shape == (0, 26)


def test_vectors_are_the_same_kept_or_made_and_made_once() -> None:
    encoder, memory = LetterEncoder(), Memory()
    shown = [Shown(TEXT, "Le phare"), Shown(TEXT, "La mer"), Shown(TEXT, "Le phare")]
    made = Contexts(encoder, lambda: memory).passages(shown)
    kept = Contexts(encoder, lambda: memory).passages(shown)
    for one, other in zip(made, kept, strict=True):
        assert np.array_equal(one.words, other.words)
        assert np.array_equal(one.sentence, other.sentence)
    assert encoder.read == ["Le phare", "La mer"]


def test_what_is_erased_is_made_again() -> None:
    encoder, memory = LetterEncoder(), Memory()
    contexts = Contexts(encoder, lambda: memory)
    contexts.passages([Shown(TEXT, "Le phare")])
    contexts.forget([TEXT])
    assert contexts.missing([Shown(TEXT, "Le phare")]) == [Shown(TEXT, "Le phare")]
    assert contexts.size() == 0
    assert encoder.read == []  # nothing of it is at hand either
