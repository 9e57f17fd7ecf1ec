"""Ranked results → citations: of the best, each said once, the newest version of it, and the words to quote."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.values.communique import Communique, CommuniqueId, Passage, Span
from qa.answer import Citation
from qa.confidence import ENOUGH
from qa.duplicates.correcting import corrected
from qa.duplicates.groups import grouped
from qa.duplicates.newest import newest, once_each
from qa.duplicates.passages import Deduplicated, without_repeats
from qa.duplicates.quotes import each_quote_once, with_repeats
from qa.quoting.belongings import Quoted
from qa.quoting.bold import bold
from qa.quoting.fitting import Fitting
from qa.quoting.turns import Weighing
from qa.ranking.ranker import Ranked, RankedResults
from qa.ranking.siding import siding, siding_first
from qa.ranking.together import Answering
from qa.understanding.intent.answer_type import AnswerType, answer_type_of
from qa.understanding.intent.sides import side_asked
from qa.understanding.question import Question

if TYPE_CHECKING:
    from index.storage.sql.texts import Texts

Quoting = Callable[[Passage, Mapping[str, float], AnswerType, Span | None, Answering | None, Weighing], Quoted]


class Citing:
    """Cites what was found, from the texts that are still there."""

    def __init__(self, texts: "Texts", quote: Quoting) -> None:
        self._texts = texts
        self._quote = quote

    def sure(self, results: RankedResults, most: int) -> tuple[Citation, ...]:
        """Of the best, each said once, those that answer."""
        if not results.answered:
            return ()
        ranked = siding_first(results, self._texts.these)
        best = without_repeats(ranked, lambda result: result.passage.words, most)
        sure = [distinct for distinct in best if distinct.item.confidence >= ENOUGH]
        texts = {distinct.item.passage.communique for distinct in sure}
        versions = self._texts.versions(texts)
        latest = [
            replace(distinct, item=newest(distinct.item, ranked, versions.get(distinct.item.passage.communique, ())))
            for distinct in sure
        ]
        latest = once_each(latest)
        if newer := {distinct.item.passage.communique for distinct in latest} - texts:
            versions |= self._texts.versions(newer)
        cited = self._cite(results, latest, versions)
        return grouped(each_quote_once(corrected(Fitting(results.question).admitted(cited))))

    def nearest(self, results: RankedResults) -> tuple[Citation, ...]:
        """The best, whether it answers or not."""
        best = [Deduplicated(result, []) for result in results.ranked[:1]]
        versions = self._texts.versions([distinct.item.passage.communique for distinct in best])
        return tuple(self._cite(results, best, versions))

    def each(
        self, question: Question, passages: Iterable[Passage], idf_weights: Mapping[str, float]
    ) -> Iterator[Citation]:
        """Of each of the passages, the words that are closest to the question."""
        answer_type, fitting = answer_type_of(question.whole), Fitting(question)
        for passage in passages:
            quote = self._quote(passage, idf_weights, answer_type, None, None, fitting.weighing(passage.communique))
            yield Citation(passage.covering(quote.span), quote.span, 0.0, quote.beside)

    def _cite(
        self,
        results: RankedResults,
        best: Sequence[Deduplicated[Ranked]],
        versions: Mapping[CommuniqueId, Sequence[Communique]],
    ) -> list[Citation]:
        """Those that are still there, each with what else says nearly the same. No other text is read."""
        answer_type, side = answer_type_of(results.question.whole), side_asked(results.question.whole)
        fitting = Fitting(results.question)
        every = (result for distinct in best for result in (distinct.item, *distinct.repeats))
        texts = self._texts.these({result.passage.communique for result in every})
        cited: list[Citation] = []
        for distinct in best:
            result, text = distinct.item, texts.get(distinct.item.passage.communique)
            if text is None:
                continue
            passage = Passage(text, result.passage.span)
            taking = siding(text, passage.span, side) if side else None
            weighing = fitting.weighing(text)
            quote = self._quote(passage, results.idf_weights, answer_type, taking, result.answering, weighing)
            answer = bold(text.text, quote.span, results.question.whole, result.answering, fitting.whose)
            citation = Citation(
                passage=passage.covering(quote.span),
                quoted=quote.span,
                score=result.score,
                beside=quote.beside,
                confidence=result.confidence,
                versions=tuple(versions.get(text.id, ())),
                answer=answer,
            )
            repeats = (texts.get(repeat.passage.communique) for repeat in distinct.repeats)
            cited.append(with_repeats(citation, filter(None, repeats)))
        return cited
