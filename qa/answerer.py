"""The conductor of answers: it holds the order of the steps and does none of them."""

from collections.abc import Callable, Sequence
from itertools import islice

from index.catalogue import Catalogue
from index.filter import EVERYTHING, Filter
from qa.answer import Answer, Citation, NoAnswer, Reason, Reply
from qa.confidence import ENOUGH, coverage
from qa.examples import examples
from qa.question import Question, understand
from qa.quoting import importance, quote
from qa.ranking import Ranked, rank
from qa.repeats import without_repeats

Rereading = Callable[[Question, Sequence[Ranked]], list[Ranked]]

_CANDIDATES = 60  # of each view
_CITATIONS = 5
_LATEST = 30  # communiqués that examples are drawn from


class Answerer:
    """Asks a catalogue a question, and answers with its own words or not at all."""

    def __init__(self, catalogue: Catalogue, reread: Rereading | None = None) -> None:
        """`reread` puts the best candidates in a better order, at its own cost."""
        self._catalogue = catalogue
        self._reread = reread

    def ask(self, text: str, within: Filter = EVERYTHING) -> Reply:
        """One to five citations, best first, or why there is none. Raises DixitError for what cannot be asked."""
        question = understand(text, within)
        return self.reply(question, self.rank(question))

    def examples(self) -> list[str]:
        """Up to three questions that the corpus answers, drawn from its latest communiqués."""
        asked = examples(self._catalogue.latest(_LATEST))
        answered = (text for text in asked if isinstance(self.ask(text), Answer))
        return list(islice(answered, 3))

    def rank(self, question: Question) -> list[Ranked]:
        """Every candidate, best first: an answer short of refusing."""
        ranked = rank(question, self._catalogue.search(question.text, _CANDIDATES, question.within))
        return self._reread(question, ranked) if self._reread else ranked

    def reply(self, question: Question, ranked: Sequence[Ranked]) -> Reply:
        """The answer that `ranked` makes."""
        if not self._catalogue.counts().communiques:
            return NoAnswer(question.text, question.within, Reason.EMPTY_CORPUS)
        if not question.words:
            return NoAnswer(question.text, question.within, Reason.NO_WORDS)
        if not ranked:
            return NoAnswer(question.text, question.within, Reason.FILTERED_OUT)
        weights = importance(question.words, [one.candidate.words for one in ranked])
        sure = [one for one in ranked if coverage(weights, one.candidate.words) >= ENOUGH]
        if not sure:
            return NoAnswer(question.text, question.within, Reason.NOT_FOUND, (_cite(ranked[0], weights),))
        chosen = without_repeats(sure, lambda one: one.candidate.words)
        return Answer(question.text, question.within, tuple(_cite(one, weights) for one in islice(chosen, _CITATIONS)))


def _cite(one: Ranked, weights: dict[str, float]) -> Citation:
    return Citation(one.candidate.passage, quote(one.candidate.passage, weights), one.score)
