"""The conductor of answers: it holds the order of the steps and does none of them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from index.catalogue import Candidate, Catalogue
from index.communique import Passage, Span
from index.filter import EVERYTHING, Filter
from qa.answer import Answer, Citation, NoAnswer, Reason, Reply
from qa.asking import Asked, asked_for
from qa.confidence import ENOUGH, coverage
from qa.examples import examples
from qa.question import Part, Question, understand
from qa.quoting import opening
from qa.ranking import Ranked
from qa.repeats import without_repeats

Ranking = Callable[[Question, Sequence[Candidate], Mapping[str, float]], list[Ranked]]
Quoting = Callable[[Passage, Mapping[str, float], Asked], Span]
Rereading = Callable[[Question, Sequence[Ranked]], list[Ranked]]

_CANDIDATES = 60  # of each view
_CITATIONS = 5
_APART = 2  # undated texts, or texts elsewhere, that are offered beside
_LATEST = 30  # communiqués that examples are drawn from


class Answerer:
    """Asks a catalogue a question, and answers with its own words or not at all."""

    def __init__(
        self,
        catalogue: Catalogue,
        rank: Ranking,
        quote: Quoting,
        reread: Rereading | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        """`reread` puts the best candidates in a better order, at its own cost; « hier » is the day before `today`."""
        self._catalogue = catalogue
        self._rank = rank
        self._quote = quote
        self._reread = reread
        self._today = today

    def ask(
        self,
        text: str,
        within: Filter = EVERYTHING,
        talk: Sequence[Question] = (),
        left_out: Collection[Part] = (),
    ) -> Reply:
        """One to five citations, best first, or why there is none. Raises DixitError for what cannot be asked.

        `talk` are the questions asked before, newest last: « et la CFTC ? » takes from them what it lacks. The parts
        `left_out` are not read as filters.
        """
        question = understand(
            text, within, sources=self._catalogue.sources(), today=self._today(), talk=talk, left_out=left_out
        )
        return self.reply(question, self.rank(question))

    def examples(self) -> list[str]:
        """Up to three questions that the corpus answers, drawn from its latest communiqués."""
        asked = examples(self._catalogue.latest(_LATEST))
        answered = (text for text in asked if isinstance(self.ask(text), Answer))
        return list(islice(answered, 3))

    def rank(self, question: Question) -> list[Ranked]:
        """Every candidate, best first: an answer short of refusing."""
        candidates = self._catalogue.search(question.search, _CANDIDATES, question.within)
        ranked = self._rank(question, candidates, self._catalogue.rarity(question.search))
        return self._reread(question, ranked) if self._reread else ranked

    def reply(self, question: Question, ranked: Sequence[Ranked]) -> Reply:
        """The answer that `ranked` makes."""
        reason = self._hindrance(question)
        if reason is not None:
            return NoAnswer(question, reason, self._cite_all(question, ranked[: question.unknown != ()]))
        if not question.words:
            return self._latest(question)
        sure = self._sure(question, ranked)
        if not sure:
            reason = Reason.NOT_FOUND if ranked else Reason.FILTERED_OUT
            return NoAnswer(question, reason, self._cite_all(question, ranked[:1]), self._elsewhere(question))
        return Answer(question, self._cite_all(question, sure[:_CITATIONS]), self._undated(question))

    def _hindrance(self, question: Question) -> Reason | None:
        """Why the question cannot be answered, whatever the texts say."""
        if not self._catalogue.counts().communiques:
            return Reason.EMPTY_CORPUS
        if question.trouble is not None:
            return Reason.IMPOSSIBLE
        if question.unknown and not question.within.sources:
            return Reason.UNKNOWN_SOURCE
        return None if question.words or question.understood else Reason.NO_WORDS

    def _latest(self, question: Question) -> Reply:
        """« Que disait la CGT en février 2024 ? » asks for the texts themselves: how the latest of them open."""
        latest = self._catalogue.latest(_CITATIONS, question.within)
        if not latest:
            return NoAnswer(question, Reason.FILTERED_OUT)
        return Answer(question, tuple(Citation(*opening(communique), score=0.0) for communique in latest))

    def _sure(self, question: Question, ranked: Sequence[Ranked]) -> list[Ranked]:
        """Those of `ranked` that are close enough to answer, each said once."""
        rarity = self._catalogue.rarity(question.search)
        close = [one for one in ranked if coverage(rarity, one.candidate.words) >= ENOUGH]
        return list(without_repeats(close, lambda one: one.candidate.words))

    def _undated(self, question: Question) -> tuple[Citation, ...]:
        """When a period was asked for, the undated texts that answer: they may be of it."""
        if question.within.period is None:
            return ()
        undated = replace(question, within=Filter(question.within.sources, undated=True))
        return self._cite_all(question, self._sure(undated, self.rank(undated))[:_APART])

    def _elsewhere(self, question: Question) -> tuple[Citation, ...]:
        """When a filter keeps all answers out, those that it keeps out."""
        if question.within == EVERYTHING:
            return ()
        everywhere = replace(question, within=EVERYTHING)
        return self._cite_all(question, self._sure(everywhere, self.rank(everywhere))[:_APART])

    def _cite_all(self, question: Question, ranked: Sequence[Ranked]) -> tuple[Citation, ...]:
        if not ranked:
            return ()
        rarity, asked = self._catalogue.rarity(question.search), asked_for(question.whole)
        return tuple(
            Citation(passage, self._quote(passage, rarity, asked), one.score)
            for one, passage in ((one, one.candidate.passage) for one in ranked)
        )
