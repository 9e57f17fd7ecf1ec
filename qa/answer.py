"""What a question gets: an answer made of citations, or an honest refusal."""

from dataclasses import dataclass
from enum import StrEnum

from index.values.communique import Communique, Passage, Span
from qa.confidence import Confidence, confidence_of
from qa.understanding.question import Question


@dataclass(frozen=True)
class Citation:
    """Words quoted from a passage. `quoted` is a span of the communiqué's text and lies in the passage.

    `beside` are the other words of the same text that it is shown with, apart from it and in order: what introduces
    an item, whom « Il » stands for, who speaks. `answer` are the words of the quote that answer, if they are known.
    `versions` are other texts that say nearly all the same, the newest first; `repeated` those in which only this
    passage is nearly the same, and was left out for it. `score` compares the citations of one
    reply; `confidence`, from 0 to 1, is the probability that this one
    answers; None for a text that was asked for itself, which answers nothing.
    """

    passage: Passage
    quoted: Span
    score: float
    beside: tuple[Span, ...] = ()
    confidence: float | None = None
    versions: tuple[Communique, ...] = ()
    repeated: tuple[Communique, ...] = ()
    answer: Span | None = None

    def __post_init__(self) -> None:
        if not self.passage.span.start <= self.quoted.start < self.quoted.end <= self.passage.span.end:
            raise ValueError("a quote lies in its passage")
        if self.answer and not self.quoted.start <= self.answer.start < self.answer.end <= self.quoted.end:
            raise ValueError("an answer lies in its quote")
        if any(map(self.quoted.meets, self.beside)):
            raise ValueError("what is beside a quote lies apart from it")

    @property
    def quote(self) -> str:
        """The very words, Markdown marks and line ends included."""
        return self.quoted.of(self.passage.communique.text)

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The quote, and what it is shown with, in the order of the text."""
        return tuple(sorted((self.quoted, *self.beside), key=lambda piece: piece.start))


@dataclass(frozen=True)
class Answer:
    """One to five citations, best first. When a period was asked for, `undated` texts that answer come apart."""

    question: Question
    citations: tuple[Citation, ...]
    undated: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= len(self.citations) <= 5:
            raise ValueError("an answer has one to five citations")

    @property
    def confidence(self) -> Confidence | None:
        """That of the surest citation; None when texts were asked for, and no answer."""
        judged = [citation.confidence for citation in self.citations if citation.confidence is not None]
        return confidence_of(max(judged)) if judged else None


class Reason(StrEnum):
    """Why nothing is answered."""

    EMPTY_CORPUS = "empty_corpus"
    SMALL_TALK = "small_talk"  # a greeting, thanks, an insult: nothing is asked of the texts
    ENGLISH = "english"  # it is put in English, and the texts are French
    NO_WORDS = "no_words"  # nothing in the question to look for
    IMPOSSIBLE = "impossible"  # it asks for what cannot be, « 31 février »: the question says why
    UNKNOWN_SOURCE = "unknown_source"  # nothing is indexed of whom it asks about
    FILTERED_OUT = "filtered_out"  # no text matches the source and the period
    NOT_FOUND = "not_found"  # no passage is close enough
    NOTHING_MORE = "nothing_more"  # all that answers was cited before


@dataclass(frozen=True)
class NoAnswer:
    """Nothing answers. `nearest` holds the closest passages, and `elsewhere` those that would answer, but are of
    another source or period than was asked for; both best first. `examples` are questions to ask instead of none.
    """

    question: Question
    reason: Reason
    nearest: tuple[Citation, ...] = ()
    elsewhere: tuple[Citation, ...] = ()
    examples: tuple[str, ...] = ()


Reply = Answer | NoAnswer
