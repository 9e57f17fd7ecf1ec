"""The conductor of what stands beside an answer: like the answerer, it holds the order of the steps and does none."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from index.communique import Passage
from index.filter import EVERYTHING, Filter
from index.french.words import stem
from index.ports import Ids
from qa.answer import Citation, NoAnswer, Reason
from qa.answerer import Answerer
from qa.ranking.ranker import Findings, Ranked
from qa.understanding.asking import asked_for
from qa.understanding.comparing import asked_of_each
from qa.understanding.question import Part, Question
from qa.understanding.subject import subject_of
from qa.views.chronology import Chronology, in_order
from qa.views.comparison import MOST_QUOTES, Comparison, Source, side_by_side
from qa.views.survey import Survey

_OF_EACH = 10  # candidates of each view and source, when sources are compared
_IN_TIME = 200  # candidates of each view for a chronology
_MOMENTS = 100  # passages that it shows
_SHOWN = 200  # passages that a survey quotes


class Librarian(Answerer):
    """An answerer that also lays out what many texts say: side by side, in time, all of it.

    Each method takes what `ask` takes, and gives a refusal where `ask` would.
    """

    def compare(
        self,
        text: str,
        within: Filter = EVERYTHING,
        talk: Sequence[Question] = (),
        left_out: Collection[Part] = (),
    ) -> Comparison | NoAnswer:
        """The best words of each source, side by side. What `ask` takes; a question to one source is put to all.

        Each is searched by itself, so that a loud source hides no quiet one, and all are ranked together.
        """
        question = self._asked(text, within, talk, left_out)
        if (reason := self._hindrance(Findings(question, {}, ()))) is not None:
            return NoAnswer(question, reason)
        if len(question.within.sources) == 1 and not within.sources:
            question = replace(question, within=replace(question.within, sources=frozenset()))
        comparison = side_by_side(question, self._of_each(question))
        if comparison.columns:
            return comparison
        refusal = self._lasting(lambda: self.find(question), self.reply)
        return refusal if isinstance(refusal, NoAnswer) else NoAnswer(question, Reason.NOT_FOUND)

    def chronology(
        self,
        text: str,
        within: Filter = EVERYTHING,
        talk: Sequence[Question] = (),
        left_out: Collection[Part] = (),
    ) -> Chronology | NoAnswer:
        """The passages that answer, up to a hundred, in the order of their dates. What `ask` takes."""
        question = self._asked(text, within, talk, left_out)
        return self._lasting(lambda: self.find(question, _IN_TIME), self._in_time)

    def survey(
        self,
        text: str,
        within: Filter = EVERYTHING,
        talk: Sequence[Question] = (),
        left_out: Collection[Part] = (),
    ) -> Survey | NoAnswer:
        """All the passages that hold the words of the question, counted, the latest quoted. What `ask` takes."""
        question = self._asked(text, within, talk, left_out)
        if (reason := self._hindrance(Findings(question, {}, ()))) is not None:
            return NoAnswer(question, reason)
        words, held, ids = self._holding(question)
        rarity, kind = self._catalogue.rarity(question.search), asked_for(question.whole)
        latest = self._catalogue.passages(ids[:_SHOWN])
        quoted = tuple(Citation(passage, self._quote(passage, rarity, kind), score=0.0) for passage in latest)
        return Survey(question, words, held, self._catalogue.tally(ids), quoted)

    def surveyed(self, survey: Survey) -> Iterator[Passage]:
        """All the passages of a survey, as the catalogue holds them now, in the same order; none is kept in memory."""
        return self._catalogue.passages(self._holding(survey.question)[2])

    def _asked(self, text: str, within: Filter, talk: Sequence[Question], left_out: Collection[Part]) -> Question:
        """What is asked of the texts: « Qui dit quoi sur le cloud ? » asks each source what it says of it."""
        each = asked_of_each(text)
        question = self._understood(each or text, within, talk, left_out)
        return question if each is None else replace(question, text=" ".join(text.split()), completed=question.whole)

    def _in_time(self, findings: Findings) -> Chronology | NoAnswer:
        reply, question = self.reply(findings), findings.question
        if isinstance(reply, NoAnswer):
            return reply
        if question.words:
            found = self._sure(findings, _MOMENTS)
        else:
            found = self._of_the_latest(question, question.within, _MOMENTS)
        dated, undated = in_order([*found, *(self._undated(question, _MOMENTS) if question.words else ())])
        return Chronology(question, tuple(dated), tuple(undated), cut=len(found) == _MOMENTS)

    def _of_each(self, question: Question) -> list[tuple[Source, tuple[Citation, ...]]]:
        """Each source that the question admits, with the best that it says of it, if anything."""
        unknown: list[Source] = [None] if self._catalogue.latest(1, Filter(unsourced=True)) else []
        sources: list[Source] = [*sorted(question.within.sources)] or [*self._catalogue.sources(), *unknown]
        only = {source: _only(source, question.within) for source in sources}
        if not question.words:
            return [(source, self._of_the_latest(question, own, MOST_QUOTES)) for source, own in only.items()]
        return self._lasting(lambda: self._of_all(question, only), lambda findings: self._parted(findings, only))

    def _of_all(self, question: Question, only: Mapping[Source, Filter]) -> Findings:
        searches = (self._catalogue.search(question.search, _OF_EACH, within) for within in only.values())
        found = {one.outline.id: one for some in searches for one in some}
        return self._ranked(question, [*found.values()])  # what several sign together is found several times

    def _parted(self, findings: Findings, only: Mapping[Source, Filter]) -> list[tuple[Source, tuple[Citation, ...]]]:
        ranked: dict[Source, list[Ranked]] = {source: [] for source in only}
        columns: dict[Source, list[Source]] = {}
        for one in findings.ranked:
            label = one.candidate.outline.source
            if label not in columns:
                columns[label] = [source for source, within in only.items() if within.admits_source(label)]
            for source in columns[label]:
                ranked[source].append(one)
        return [(source, self._sure(replace(findings, ranked=own), MOST_QUOTES)) for source, own in ranked.items()]

    def _holding(self, question: Question) -> tuple[tuple[str, ...], int, Ids]:
        """The words of the question, and every passage that holds them, or else the most of them down to half."""
        ways = self._catalogue.ways(subject_of(question.search))
        words = {word: some for word, some in ways.items() if stem(word) in question.words}
        for held in range(len(words), (len(words) + 1) // 2, -1):
            if len(ids := self._catalogue.holding([*words.values()], held, question.within)):
                return tuple(words), held, ids
        held = (len(words) + 1) // 2
        return tuple(words), held, self._catalogue.holding([*words.values()], held, question.within)


def _only(source: Source, within: Filter) -> Filter:
    """`within`, narrowed to one source, or to the texts of which none is known."""
    return replace(within, sources=frozenset({source} if source else ()), unsourced=source is None)
