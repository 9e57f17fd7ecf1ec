"""The conductor of answers: it holds the order of the steps and does none of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TypeVar

from index.catalogue import Catalogue
from index.search.hybrid import Candidate, Results
from index.values.communique import Communique
from index.values.filter import EVERYTHING, Filter
from qa.answer import Answer, Citation, NoAnswer, Reason, Reply
from qa.citing import Citing, Quoting
from qa.examples import drawn_from, examples
from qa.excluding import admitted
from qa.follow_up_reply import follow_up_reply
from qa.query import Query, query_of
from qa.quoting.naming import naming
from qa.ranking.period_boost import boost_period
from qa.ranking.ranker import Ranked, RankedResults
from qa.stances import latest_of, reported
from qa.understanding.question import Question, understand

T = TypeVar("T")
Ranking = Callable[[Question, Sequence[Candidate], Mapping[str, float]], list[Ranked]]
Log = Callable[[str, str], None]
Reranking = Callable[[Question, Sequence[Ranked]], list[Ranked]]

_CANDIDATES = 60  # of each view
_CITATIONS = 5
_APART = 2  # undated texts, or texts elsewhere, that are offered beside
_ATTEMPTS = 5  # at an answer, when texts leave while it is made


class Answerer:
    """Asks a catalogue a question, and answers with its own words or not at all."""

    def __init__(
        self,
        catalogue: Catalogue,
        rank: Ranking,
        quote: Quoting,
        rerank: Reranking | None = None,
        today: Callable[[], date] = date.today,
        log: Log = lambda view, words: None,
        is_talk: Callable[[str], bool] = lambda text: False,
    ) -> None:
        """`rerank` puts the best candidates in a better order, at its own cost; « hier » is the day before `today`;
        `log` is told each question asked, and its view; `is_talk` whether a text asks anything, where no rule tells."""
        self._catalogue = catalogue
        self._rank = rank
        self._citing = Citing(catalogue.texts, quote)
        self._rerank = rerank
        self._today = today
        self._log = log
        self._is_talk = is_talk
        self._drawn: tuple[list[Communique], list[str]] = [], []  # the texts that examples are drawn from, and them

    def ask(self, query: Query | str) -> Reply:
        """One to five citations, best first, or why there is none. Raises DixitError for what cannot be asked."""
        query = query_of(query)
        self._log("ask", query.text)
        return self._answer(query)

    def examples(self) -> list[str]:
        """Up to three questions that the corpus answers, drawn from its own words."""
        texts = drawn_from(self._catalogue.texts)
        if texts != self._drawn[0]:  # each costs an answer, and every visit begins with them
            answered = (text for text in examples(texts) if isinstance(self._answer(Query(text)), Answer))
            self._drawn = texts, list(islice(answered, 3))
        return self._drawn[1]

    def find(self, question: Question, k: int = _CANDIDATES) -> RankedResults:
        """Every candidate, `k` of each view, best first: an answer short of refusing."""
        return self._ranked(question, self._catalogue.search(question.search, k, question.within))

    def reply(self, results: RankedResults) -> Reply:
        """The answer that the results make. What left since they were found is not cited."""
        question = results.question
        reason = self._refusal_reason(results)
        if reason is Reason.UNKNOWN_SOURCE:
            citations = reported(self._catalogue, question, _CITATIONS)
            if citations := citations or naming(question.spoken_of, self._citing.sure(results, _CITATIONS)):
                return Answer(question, citations)
        if reason is not None:
            return self._refused(results, reason)
        if not question.words:
            return self._latest(question)
        if sure := self._citing.sure(results, _CITATIONS):
            return Answer(question, sure, self._undated(question))
        reason = Reason.NOT_FOUND if results.ranked else Reason.FILTERED_OUT
        return NoAnswer(question, reason, self._citing.nearest(results), self._elsewhere(question))

    def _answer(self, query: Query) -> Reply:
        question = self._understood(query)
        if question.words and question.stands_alone and self._is_talk(question.text):
            question = replace(question, small_talk=True)
        if question.small_talk or question.english:
            return self.reply(RankedResults(question, {}, ()))
        if (reply := follow_up_reply(question, self._cited_of)) is not None:
            return reply
        question = replace(question, aim=None)
        return self._retried(lambda: self.find(question), self.reply)

    def _understood(self, query: Query) -> Question:
        spellings = self._catalogue.texts.spellings()
        return understand(
            query.text,
            replace(query.within, sources=frozenset(map(spellings.label, query.within.sources))),
            sources=spellings.names(),
            publishers=self._catalogue.publishers,
            today=self._today(),
            talk=query.talk,
            left_out=query.left_out,
        )

    def _ranked(self, question: Question, results: Results) -> RankedResults:
        ranked = self._rank(question, results.candidates, results.idf_weights)
        ranked = self._rerank(question, ranked) if self._rerank else ranked
        ranked = boost_period(ranked, question.preferred) if question.preferred else ranked
        return RankedResults(question, results.idf_weights, admitted(ranked, question.exclusions))

    def _refusal_reason(self, results: RankedResults) -> Reason | None:
        """Why the question cannot be answered, whatever the texts say."""
        question = results.question
        if not results.ranked and not self._catalogue.texts.counts().communiques:
            return Reason.EMPTY_CORPUS
        if question.small_talk:
            return Reason.SMALL_TALK
        if question.english:
            return Reason.ENGLISH
        if question.trouble is not None:
            return Reason.IMPOSSIBLE
        if question.unknown and not question.within.sources:
            return Reason.UNKNOWN_SOURCE
        return None if question.words or question.understood else Reason.NO_WORDS

    def _refused(self, results: RankedResults, reason: Reason) -> NoAnswer:
        """With the passages that are closest to what a source that is not there was asked, or questions to ask."""
        if reason in (Reason.SMALL_TALK, Reason.ENGLISH):
            drawn = examples(drawn_from(self._catalogue.texts))
            return NoAnswer(results.question, reason, examples=tuple(islice(drawn, 2)))
        nearest = self._citing.nearest(results) if reason is Reason.UNKNOWN_SOURCE else ()
        return NoAnswer(results.question, reason, nearest)

    def _latest(self, question: Question) -> Reply:
        """« Que disait la CGT en février 2024 ? » asks for the texts themselves: how the latest of them open."""
        if latest := latest_of(self._catalogue, question, question.within, _CITATIONS):
            return Answer(question, latest)
        admitted = self._catalogue.texts.latest(1, question.within)
        return NoAnswer(question, Reason.NOT_FOUND if admitted else Reason.FILTERED_OUT)

    def _undated(self, question: Question, most: int = _APART) -> tuple[Citation, ...]:
        """When a period was asked for, the undated texts that answer: they may be of it."""
        if question.within.period is None or not self._catalogue.texts.undated():
            return ()
        return self._found(replace(question, within=Filter(question.within.sources, undated=True)), most)

    def _elsewhere(self, question: Question) -> tuple[Citation, ...]:
        """When a filter keeps all answers out, those that it keeps out: of the same source, else of any."""
        for wider in (Filter(question.within.sources), EVERYTHING):
            if wider != question.within and (citations := self._found(replace(question, within=wider), _APART)):
                return citations
        return ()

    def _cited_of(self, question: Question, most: int) -> tuple[Citation, ...]:
        if (refused := self._refusal_reason(RankedResults(question, {}, ())) is not None) or question.words:
            return () if refused else self._found(question, most)
        return latest_of(self._catalogue, question, question.within, most)

    def _found(self, question: Question, most: int) -> tuple[Citation, ...]:
        return self._retried(lambda: self.find(question), lambda results: self._citing.sure(results, most))

    def _retried(self, find: Callable[[], RankedResults], reply: Callable[[RankedResults], T]) -> T:
        """What `reply` makes of the results; they are found anew when a text of theirs left meanwhile."""
        for _ in range(_ATTEMPTS):
            results = find()
            replied = reply(results)
            texts = {result.passage.communique for result in results.ranked}
            if self._catalogue.texts.there(texts) == texts:
                break
        return replied
