"""A passage and a question → the sentences to quote."""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from index.communique import Passage, Span
from index.french.words import search_words
from index.marks import without_marks
from qa.quotable import quotable
from qa.ranking.matching import Floats, WordVectors, align
from qa.understanding.asking import Asked

_A_CHARACTER = 0.0007  # what one more must bring in likelihood
_A_SENTENCE = 0.03  # and one more sentence: of 100 characters it is worth quoting from .1 on
_LONGEST = 600  # characters of a quote of several sentences
_TOLD = 7.0  # the weight of all of the question's words in a sentence, on a logistic scale as are those below
_LED = 1.8  # of what the sentence before says of the question, where a sentence leans on it: « Il a … »
_CLOSE = 0.6  # a similarity from which a sentence speaks of a word
_KINDS = {  # what speaks of the kind of thing that is asked for, and its weight
    Asked.DATE: (
        re.compile(r"\b(?:1\d{3}|20\d\d)\b|janv|févr|\bmars\b|avril|\bmai\b|juin|juil|août|sept|octo|nove|déce|siècle"),
        2.0,
    ),
    Asked.NUMBER: (
        re.compile(r"\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|cent|mille|millions?)\b"),
        1.6,
    ),
    Asked.REASON: (
        re.compile(
            r"\b(?:car|parce|puisque|en raison|grâce|afin|pour|cause|permet(?:tre)?|à la suite|en effet|ainsi|faute|dû"
            r"|dues?)\b",
            re.IGNORECASE,
        ),
        1.2,
    ),
}
_NAME = re.compile(r"(?<=[a-zà-ÿ,;:»)'’] )[A-ZÀ-Ý][\w'’-]+|(?<=['’])[A-ZÀ-Ý][\w-]+")
_NAMED = 0.8  # the weight of a name that the question does not say, where it asks who or where
_LEANS = re.compile(r"(?:Ils?|Elles?|Ce|Cet|Cette|Ces|Cel(?:ui|les?)|Ceux|C['’]|Cela|Ceci|Son|Sa|Ses|Leurs?)\b")
_LEAD = 350  # characters up to which the sentence that « Il » leans on is quoted with it
_QUOTED = re.compile(r"[*_]*[«“\"]")
_ANNOUNCES = re.compile(r":[*_]*$")


class Quoter:
    """Chooses the sentences to quote, by the closeness of their words to those of the question."""

    def __init__(self, vectors: WordVectors) -> None:
        self._vectors = vectors

    def __call__(self, passage: Passage, rarity: Mapping[str, float], asked: Asked) -> Span:
        """The sentences of `passage` that most likely hold the answer, for as few characters as can be.

        `rarity` gives each word of the question its weight, and a sentence earns it by its closest word. Headings are
        quoted only where there is nothing else. The span is of the communiqué's text.
        """
        spans = quotable(passage)
        said = [span.of(passage.communique.text) for span in spans]
        first, last = _worth_most(spans, self._likelihood(said, rarity, asked))
        if first > 0 and _LEANS.match(said[first]) and spans[last].end - spans[first - 1].start <= _LEAD:
            first -= 1  # the words that « Il » stands for
        if first > 0 and _QUOTED.match(said[first]) and _ANNOUNCES.search(said[first - 1]):
            first -= 1  # the words that say who speaks
        if last + 1 < len(spans) and _ANNOUNCES.search(said[last]):
            last += 1  # the words that are announced
        return Span(spans[first].start, spans[last].end)

    def _likelihood(self, sentences: Sequence[str], rarity: Mapping[str, float], asked: Asked) -> Floats:
        """That each sentence is the one that answers: the sum is 1."""
        words = [search_words(without_marks(sentence)) for sentence in sentences]
        closest = align(list(rarity), words, self._vectors).best
        speaking = (closest > _CLOSE).sum(axis=1)  # how many sentences speak of each word: of these, few tell more
        weights = np.array(list(rarity.values()), dtype=np.float32) * np.log1p(len(sentences) / (0.5 + speaking))
        told = weights @ closest / max(float(weights.sum()), 1e-9)
        led = np.array([_LEANS.match(sentence) is not None for sentence in sentences]) * np.append(0, told[:-1])
        of_the_kind = np.array([_of_the_kind(sentence, asked, rarity) for sentence in sentences])
        odds = np.exp(_TOLD * told + _LED * led + of_the_kind)
        likelihood: Floats = odds / odds.sum()
        return likelihood


def _worth_most(spans: Sequence[Span], likelihood: Floats) -> tuple[int, int]:
    """The first and last of the neighbours that are worth most: their likelihood, less what their length costs."""
    best, worth = (0, 0), -np.inf
    for first in range(len(spans)):
        for last in range(first, len(spans)):
            length = spans[last].end - spans[first].start
            if first < last and length > _LONGEST:
                break
            here = float(likelihood[first : last + 1].sum()) - _A_CHARACTER * length - _A_SENTENCE * (last - first)
            if here > worth + 1e-9:
                best, worth = (first, last), here
    return best


def _of_the_kind(sentence: str, asked: Asked, question: Mapping[str, float]) -> float:
    """What a sentence is worth for holding a date where the question asks when, a new name where it asks who."""
    if asked in (Asked.PERSON, Asked.PLACE):
        names = (word for name in _NAME.findall(sentence) for word in search_words(name))
        return _NAMED if any(name not in question for name in names) else 0.0
    pattern, weight = _KINDS.get(asked, (None, 0.0))
    return weight if pattern is not None and pattern.search(sentence) else 0.0
