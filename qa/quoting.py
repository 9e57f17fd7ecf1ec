"""A passage and a question → the sentences to quote."""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from index.communique import Communique, Passage, Span
from index.french.sentences import sentences
from index.french.words import search_words
from index.marks import without_marks
from qa.ranking.matching import WordVectors, align
from qa.understanding.asking import Asked

_MOST_SENTENCES = 3
_AS_GOOD = 0.5  # of the best sentence's score: from there on its neighbour is quoted with it
_OF_THE_KIND = 0.1  # the worth of a date where one is asked for, a number likewise, against 1 for all of the words
_KINDS = {
    Asked.DATE: re.compile(
        r"\b(?:1\d{3}|20\d\d)\b|janv|févr|\bmars\b|avril|\bmai\b|juin|juil|août|sept|octo|nove|déce"
    ),
    Asked.NUMBER: re.compile(r"\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|cent|mille|millions?)\b"),
}
_QUOTED = re.compile(r"[*_]*[«“\"]")
_ANNOUNCES = re.compile(r":[*_]*$")
_SHORT = 8  # words: a shorter line without a closing mark is a heading
_CLOSED = re.compile(r"[.!?…:;»”\")\]*]$")


class Quoter:
    """Chooses the sentences to quote, by the closeness of their words to those of the question."""

    def __init__(self, vectors: WordVectors) -> None:
        self._vectors = vectors

    def __call__(self, passage: Passage, rarity: Mapping[str, float], asked: Asked) -> Span:
        """The sentence of `passage` that says most of the question, with its neighbours that say nearly as much.

        `rarity` gives each word of the question its weight, and a sentence earns it by its closest word. Headings are
        quoted only where there is nothing else. The span is of the communiqué's text.
        """
        spans = _sentences(passage)
        scores = self._scores([span.of(passage.communique.text) for span in spans], rarity, asked)
        first = last = max(range(len(spans)), key=lambda i: (scores[i], -i))
        enough = _AS_GOOD * scores[first]
        while last - first + 1 < _MOST_SENTENCES:
            beside = [i for i in (first - 1, last + 1) if 0 <= i < len(spans) and scores[i] >= enough > 0]
            if not beside:
                break
            chosen = max(beside, key=lambda i: scores[i])
            first, last = min(first, chosen), max(last, chosen)
        said = [span.of(passage.communique.text) for span in spans]
        if first > 0 and _QUOTED.match(said[first]) and _ANNOUNCES.search(said[first - 1]):
            first -= 1  # the words that say who speaks
        if last + 1 < len(spans) and _ANNOUNCES.search(said[last]):
            last += 1  # the words that are announced
        return Span(spans[first].start, spans[last].end)

    def _scores(self, sentences: Sequence[str], rarity: Mapping[str, float], asked: Asked) -> list[float]:
        """From 0 to 1 for each, and a little more where it holds the kind of thing that is asked for."""
        said = [search_words(without_marks(sentence)) for sentence in sentences]
        weights = np.array(list(rarity.values()), dtype=np.float32)
        closest = align(list(rarity), said, self._vectors).best
        shares = weights @ closest / max(float(weights.sum()), 1e-9)
        kind = _KINDS.get(asked)
        return [
            float(share) + (_OF_THE_KIND if kind is not None and kind.search(sentence) else 0.0)
            for share, sentence in zip(shares, sentences, strict=True)
        ]


def opening(communique: Communique) -> tuple[Passage, Span]:
    """How a text opens, under its title: its first sentence, and the passage that it makes."""
    whole = Passage(communique, Span(0, len(communique.text)))
    first = _sentences(whole)[0]
    return Passage(communique, first), first


def _sentences(passage: Passage) -> Sequence[Span]:
    """The sentences of the passage, as spans of the communiqué's text; without headings, unless there is no more."""
    start, text = passage.span.start, passage.communique.text
    spans = [Span(start + one.start, start + one.end) for one in sentences(passage.text)]
    facts = (passage.communique.title, passage.communique.date)
    stated = {fact.evidence for fact in facts if fact is not None}
    return [one for one in spans if one not in stated and not _is_heading(one.of(text))] or spans


def _is_heading(sentence: str) -> bool:
    return len(sentence.split()) < _SHORT and not _CLOSED.search(sentence)
