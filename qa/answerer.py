"""The conductor of answers: it holds the order of the steps and does none of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TypeVar

from index.catalogue import Catalogue
from index.search.hybrid import Candidate, Results
from index.values.communique import Communique, CommuniqueId, Passage, Span
from index.values.filter import EVERYTHING, Filter
from qa.answer import Answer, Citation, NoAnswer, Reason, Reply
from qa.confidence import ENOUGH
from qa.duplicates.correcting import corrected
from qa.duplicates.groups import grouped
from qa.duplicates.newest import newest, once_each
from qa.duplicates.passages import Deduplicated, without_repeats
from qa.duplicates.quotes import each_quote_once, with_repeats
from qa.examples import drawn_from, examples
from qa.follow_up_reply import follow_up_reply
from qa.leaving_out import admitted
from qa.query import Query, query_of
from qa.quoting.bold import bold
from qa.quoting.fitting import Fitting
from qa.quoting.naming import naming
from qa.quoting.quoted import Quoted, widened
from qa.quoting.turns import Weighing
from qa.ranking.denying import siding, siding_first
from qa.ranking.period_boost import boost_period
from qa.ranking.ranker import Ranked, RankedResults
from qa.ranking.together import Answering
from qa.stances import latest_of, reported
from qa.understanding.intent.answer_type import Asked, asked_for
from qa.understanding.intent.sides import side_asked
from qa.understanding.question import Question, understand

T = TypeVar("T")
Ranking = Callable[[Question, Sequence[Candidate], Mapping[str, float]], list[Ranked]]
Quoting = Callable[[Passage, Mapping[str, float], Asked, Span | None, Answering | None, Weighing], Quoted]
Log = Callable[[str, str], None]
Rereading = Callable[[Question, Sequence[Ranked]], list[Ranked]]

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
        reread: Rereading | None = None,
        today: Callable[[], date] = date.today,
        log: Log = lambda view, words: None,
        is_talk: Callable[[str], bool] = lambda text: False,
    ) -> None:
        """`reread` puts the best candidates in a better order, at its own cost; « hier » is the day before `today`;
        `log` is told each question asked, and its view; `is_talk` whether a text asks anything, where no rule tells."""
        self._catalogue = catalogue
        self._rank = rank
        self._quote = quote
        self._reread = reread
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
            asked = (text for text in examples(texts) if isinstance(self._answer(Query(text)), Answer))
            self._drawn = texts, list(islice(asked, 3))
        return self._drawn[1]

    def find(self, question: Question, k: int = _CANDIDATES) -> RankedResults:
        """Every candidate, `k` of each view, best first: an answer short of refusing."""
        return self._ranked(question, self._catalogue.search(question.search, k, question.within))

    def reply(self, results: RankedResults) -> Reply:
        """The answer that the results make. What left since they were found is not cited."""
        question = results.question
        reason = self._hindrance(results)
        if reason is Reason.UNKNOWN_SOURCE:
            told = reported(self._catalogue, question, _CITATIONS)
            if told := told or naming(question.spoken_of, self._sure(results, _CITATIONS)):
                return Answer(question, told)
        if reason is not None:
            return self._hindered(results, reason)
        if not question.words:
            return self._latest(question)
        if sure := self._sure(results, _CITATIONS):
            return Answer(question, sure, self._undated(question))
        reason = Reason.NOT_FOUND if results.ranked else Reason.FILTERED_OUT
        return NoAnswer(question, reason, self._nearest(results), self._elsewhere(question))

    def _answer(self, query: Query) -> Reply:
        question = self._understood(query)
        if question.words and question.stands_alone and self._is_talk(question.text):
            question = replace(question, small_talk=True)
        if question.small_talk or question.english:
            return self.reply(RankedResults(question, {}, ()))
        if (reply := follow_up_reply(question, self._cited_of)) is not None:
            return reply
        question = replace(question, aim=None)
        return self._lasting(lambda: self.find(question), self.reply)

    def _understood(self, query: Query) -> Question:
        shown = self._catalogue.texts.spellings()
        return understand(
            query.text,
            replace(query.within, sources=frozenset(map(shown.label, query.within.sources))),
            sources=shown.names(),
            publishers=self._catalogue.publishers,
            today=self._today(),
            talk=query.talk,
            left_out=query.left_out,
        )

    def _ranked(self, question: Question, results: Results) -> RankedResults:
        ranked = self._rank(question, results.candidates, results.idf_weights)
        ranked = self._reread(question, ranked) if self._reread else ranked
        ranked = boost_period(ranked, question.preferred) if question.preferred else ranked
        return RankedResults(question, results.idf_weights, admitted(ranked, question.apart))

    def _hindrance(self, results: RankedResults) -> Reason | None:
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

    def _hindered(self, results: RankedResults, reason: Reason) -> NoAnswer:
        """With the passages that are closest to what a source that is not there was asked, or questions to ask."""
        if reason in (Reason.SMALL_TALK, Reason.ENGLISH):
            drawn = examples(drawn_from(self._catalogue.texts))
            return NoAnswer(results.question, reason, examples=tuple(islice(drawn, 2)))
        return NoAnswer(results.question, reason, self._nearest(results) if reason is Reason.UNKNOWN_SOURCE else ())

    def _latest(self, question: Question) -> Reply:
        """« Que disait la CGT en février 2024 ? » asks for the texts themselves: how the latest of them open."""
        if latest := latest_of(self._catalogue, question, question.within, _CITATIONS):
            return Answer(question, latest)
        there = self._catalogue.texts.latest(1, question.within)
        return NoAnswer(question, Reason.NOT_FOUND if there else Reason.FILTERED_OUT)

    def _undated(self, question: Question, most: int = _APART) -> tuple[Citation, ...]:
        """When a period was asked for, the undated texts that answer: they may be of it."""
        if question.within.period is None or not self._catalogue.texts.undated():
            return ()
        return self._found(replace(question, within=Filter(question.within.sources, undated=True)), most)

    def _elsewhere(self, question: Question) -> tuple[Citation, ...]:
        """When a filter keeps all answers out, those that it keeps out: of the same source, else of any."""
        for wider in (Filter(question.within.sources), EVERYTHING):
            if wider != question.within and (found := self._found(replace(question, within=wider), _APART)):
                return found
        return ()

    def _cited_of(self, question: Question, most: int) -> tuple[Citation, ...]:
        if (hindered := self._hindrance(RankedResults(question, {}, ())) is not None) or question.words:
            return () if hindered else self._found(question, most)
        return latest_of(self._catalogue, question, question.within, most)

    def _found(self, question: Question, most: int) -> tuple[Citation, ...]:
        return self._lasting(lambda: self.find(question), lambda results: self._sure(results, most))

    def _lasting(self, find: Callable[[], RankedResults], tell: Callable[[RankedResults], T]) -> T:
        """What is told of the results; they are found anew when a text of theirs left before all was told."""
        for _ in range(_ATTEMPTS):
            results = find()
            told = tell(results)
            texts = {_text_of(one) for one in results.ranked}
            if self._catalogue.texts.there(texts) == texts:
                break
        return told

    def _sure(self, results: RankedResults, most: int) -> tuple[Citation, ...]:
        """Of the best, each said once, those that answer."""
        ranked = siding_first(results, self._catalogue.texts.these)
        best = without_repeats(ranked, lambda one: one.candidate.passage.words, most)
        sure = [distinct for distinct in best if distinct.item.confidence >= ENOUGH]
        texts = {_text_of(distinct.item) for distinct in sure}
        versions = self._catalogue.texts.versions(texts)
        chosen = [
            replace(distinct, item=newest(distinct.item, ranked, versions.get(_text_of(distinct.item), ())))
            for distinct in sure
        ]
        chosen = once_each(chosen)
        if newer := {_text_of(distinct.item) for distinct in chosen} - texts:
            versions |= self._catalogue.texts.versions(newer)
        cited = self._cite(results, chosen, versions)
        return grouped(each_quote_once(corrected(Fitting(results.question).admitted(cited))))

    def _nearest(self, results: RankedResults) -> tuple[Citation, ...]:
        """The best, whether it answers or not."""
        best = [Deduplicated(one, []) for one in results.ranked[:1]]
        versions = self._catalogue.texts.versions([_text_of(distinct.item) for distinct in best])
        return tuple(self._cite(results, best, versions))

    def _cite(
        self,
        results: RankedResults,
        chosen: Sequence[Deduplicated[Ranked]],
        versions: Mapping[CommuniqueId, Sequence[Communique]],
    ) -> list[Citation]:
        """Those that are still there, each with what else says nearly the same. No other text is read."""
        asked, side = asked_for(results.question.whole), side_asked(results.question.whole)
        fitting = Fitting(results.question)
        wanted = (one for distinct in chosen for one in (distinct.item, *distinct.repeats))
        texts = self._catalogue.texts.these(set(map(_text_of, wanted)))
        cited: list[Citation] = []
        for distinct in chosen:
            one, text = distinct.item, texts.get(_text_of(distinct.item))
            if text is None:
                continue
            passage = Passage(text, one.candidate.passage.span)
            taking = siding(text, passage.span, side) if side else None
            quote = self._quote(passage, results.idf_weights, asked, taking, one.answering, fitting.weighing(text))
            others = tuple(versions.get(text.id, ()))
            passage = widened(passage, quote.span)
            answer = bold(text.text, quote.span, results.question.whole, one.answering, fitting.whose)
            citation = Citation(passage, quote.span, one.score, quote.beside, one.confidence, others, answer=answer)
            repeats = (texts.get(_text_of(other)) for other in distinct.repeats)
            cited.append(with_repeats(citation, filter(None, repeats)))
        return cited


def _text_of(one: Ranked) -> CommuniqueId:
    return one.candidate.passage.communique
