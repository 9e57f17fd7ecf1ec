"""The conductor of what stands beside an answer: like the answerer, it holds the order of the steps and does none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from index.french.words import stem
from index.storage.port import Variants
from index.values.communique import Communique, CommuniqueId, Passage
from index.values.filter import EVERYTHING, Filter
from index.values.sources import cosigners
from index.values.vectors import Ids
from qa.answer import Citation, NoAnswer, Reason
from qa.answerer import Answerer
from qa.excluding import left_in
from qa.overviews.comparison import MOST_QUOTES, Comparison, Source, side_by_side
from qa.overviews.narrowing import Narrowing
from qa.overviews.survey import Survey
from qa.overviews.timeline import Timeline, in_order
from qa.query import Query, query_of
from qa.ranking.ranker import Ranked, RankedResults
from qa.stances import latest_of
from qa.understanding.intent.comparing import asked_of_each
from qa.understanding.intent.content_words import subject_of
from qa.understanding.question import Part, Question
from qa.understanding.sources.kinds_of_sources import kind_of
from qa.understanding.sources.names import publishers_with

_OF_EACH = 10  # candidates of each view and source, when sources are compared
_IN_TIME = 200  # candidates of each view for a timeline
_MOMENTS = 100  # passages that it shows
_SHOWN = 200  # passages that a survey quotes


class Librarian(Answerer):
    """An answerer that also lays out what many texts say: side by side, in time, all of it.

    Each method takes what `ask` takes, and gives a refusal where `ask` would.
    """

    def compare(self, query: Query | str) -> Comparison | NoAnswer:
        """The best words of each source, side by side. What `ask` takes; a question to one source is put to all.

        Each is searched by itself, so that a loud source hides no quiet one, and all are ranked together.
        """
        question = self._asked("compare", query_of(query))
        if (reason := self._refusal_reason(RankedResults(question, {}, ()))) is not None:
            return NoAnswer(question, reason)
        if len(question.within.sources) == 1 and not query_of(query).within.sources:
            question = replace(question, within=replace(question.within, sources=frozenset()))
        comparison = side_by_side(question, self._of_each(question))
        if comparison.columns:
            return comparison
        refusal = self._retried(lambda: self.find(question), self.reply)
        return refusal if isinstance(refusal, NoAnswer) else NoAnswer(question, Reason.NOT_FOUND)

    def timeline(self, query: Query | str) -> Timeline | NoAnswer:
        """The passages that answer, up to a hundred, in the order of their dates. What `ask` takes."""
        question = self._asked("chronology", query_of(query))  # as logs have always named it
        return self._retried(lambda: self.find(question, _IN_TIME), self._in_time)

    def survey(self, query: Query | str) -> Survey | NoAnswer:
        """All the passages that hold the words of the question, counted, the latest quoted. What `ask` takes."""
        question = self._asked("survey", query_of(query))
        if (reason := self._refusal_reason(RankedResults(question, {}, ()))) is not None:
            return NoAnswer(question, reason)
        words, least, ids = self._holding(question)
        idf_weights = self._catalogue.boolean.idf_weights(question.search)
        latest = self._catalogue.texts.passages(ids[:_SHOWN])
        quoted = tuple(self._citing.each(question, latest, idf_weights))
        return Survey(question, words, least, self._catalogue.texts.facets(ids), quoted)

    def narrowing(self, question: Question | None) -> Narrowing:
        """Of whom and of when all the texts are that hold the words of a question, whatever its filters; all of the
        corpus without one.
        """
        whole = replace(question or Question("", (), EVERYTHING), within=EVERYTHING)
        words, least, ids = self._holding(whole) if whole.words else ((), 0, None)
        tally = self._catalogue.texts.tally(ids)
        publishers = publishers_with(self._catalogue.publishers)
        names = {name for label, _, _ in tally if label for name in cosigners(label)}
        kinds = {name: kind for name in names if (kind := kind_of(name, publishers))}
        return Narrowing(whole, tally, kinds, least == len(words))

    def holding(self, words: Sequence[str]) -> dict[str, list[int]]:
        """The passages that hold each of these words, in one of its forms. A word that says nothing of a subject is
        left out.
        """
        stems = {word: stemmed for word in words if (stemmed := stem(word))}
        matching_all = self._catalogue.boolean.matching_all
        return {word: matching_all([[(stemmed,)]], 1).tolist() for word, stemmed in stems.items()}

    def neighbours(self, id: CommuniqueId, number: int = 3) -> list[Communique]:
        """The texts on the same subject as this one, the closest first; none where it is not there."""
        communique = self._catalogue.texts.communique(id)
        return self._catalogue.neighbours(communique, number) if communique else []

    def said(self, query: Query | str) -> frozenset[Part]:
        """The parts of a question that act as filters by themselves, whatever was chosen beside it."""
        return frozenset(
            heard.part for heard in self._understood(replace(query_of(query), within=EVERYTHING)).understood
        )

    def surveyed(self, survey: Survey) -> Iterator[Passage]:
        """All the passages of a survey, as the catalogue holds them now, in the same order; none is kept in memory."""
        return self._catalogue.texts.passages(self._holding(survey.question)[2])

    def _asked(self, view: str, query: Query) -> Question:
        """What is asked of the texts: « Qui dit quoi sur le cloud ? » asks each source what it says of it."""
        self._log(view, query.text)
        each = asked_of_each(query.text)
        if each is None:
            return self._understood(query)
        question = self._understood(replace(query, text=each))
        return replace(question, text=" ".join(query.text.split()), completed=question.whole)

    def _in_time(self, results: RankedResults) -> Timeline | NoAnswer:
        reply, question = self.reply(results), results.question
        if isinstance(reply, NoAnswer):
            return reply
        if question.words:
            citations = self._citing.sure(results, _MOMENTS)
        else:
            citations = latest_of(self._catalogue, question, question.within, _MOMENTS)
        dated, undated = in_order([*citations, *(self._undated(question, _MOMENTS) if question.words else ())])
        return Timeline(question, tuple(dated), tuple(undated), cut=len(citations) == _MOMENTS)

    def _of_each(self, question: Question) -> list[tuple[Source, tuple[Citation, ...]]]:
        """Each source that the question admits, with the best that it says of it, if anything."""
        unknown: list[Source] = [None] if self._catalogue.texts.latest(1, Filter(unsourced=True)) else []
        sources: list[Source] = [*sorted(question.within.sources)] or [*self._catalogue.texts.sources(), *unknown]
        only = {source: _only(source, question.within) for source in sources}
        if not question.words:
            return [(source, latest_of(self._catalogue, question, own, MOST_QUOTES)) for source, own in only.items()]
        return self._retried(lambda: self._of_all(question, only), lambda results: self._parted(results, only))

    def _of_all(self, question: Question, only: Mapping[Source, Filter]) -> RankedResults:
        return self._ranked(question, self._catalogue.search(question.search, _OF_EACH, *only.values()))

    def _parted(
        self, results: RankedResults, only: Mapping[Source, Filter]
    ) -> list[tuple[Source, tuple[Citation, ...]]]:
        ranked: dict[Source, list[Ranked]] = {source: [] for source in only}
        columns: dict[Source, list[Source]] = {}
        for result in results.ranked:
            label = result.passage.source
            if label not in columns:
                columns[label] = [source for source, within in only.items() if within.admits_source(label)]
            for source in columns[label]:
                ranked[source].append(result)
        return [
            (source, self._citing.sure(replace(results, ranked=own), MOST_QUOTES)) for source, own in ranked.items()
        ]

    def _holding(self, question: Question) -> tuple[tuple[str, ...], int, Ids]:
        """The words of the question, and every passage that holds them, or else the most of them down to half."""
        variants = self._catalogue.boolean.variants(subject_of(question.search))
        words = {word: ways for word, ways in variants.items() if stem(word) in question.words}
        for least in range(len(words), (len(words) + 1) // 2, -1):
            if len(ids := self._admitted([*words.values()], least, question)):
                return tuple(words), least, ids
        least = (len(words) + 1) // 2
        return tuple(words), least, self._admitted([*words.values()], least, question)

    def _admitted(self, words: Sequence[Variants], least: int, question: Question) -> Ids:
        """The passages that hold so many of these words, without those that the question leaves out."""
        ids = self._catalogue.boolean.matching_all(words, least, question.within)
        return left_in(ids, question.exclusions, self._catalogue.boolean.matching_all)


def _only(source: Source, within: Filter) -> Filter:
    """`within`, narrowed to one source, or to the texts of which none is known."""
    return replace(within, sources=frozenset({source} if source else ()), unsourced=source is None)
