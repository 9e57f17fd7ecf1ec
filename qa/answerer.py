"""The conductor of answers: it holds the order of the steps and does none of them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TypeVar

from index.catalogue import Catalogue
from index.communique import Communique, CommuniqueId, Passage, Span
from index.filter import EVERYTHING, Filter
from index.searching import Candidate
from qa.answer import Answer, Citation, NoAnswer, Reason, Reply
from qa.attribution import says_who
from qa.confidence import ENOUGH
from qa.examples import examples
from qa.quotable import opening
from qa.ranking.newest import newest
from qa.ranking.preferring import prefer
from qa.ranking.ranker import Findings, Ranked
from qa.ranking.repeats import Once, without_repeats
from qa.repeating import each_quote_once, with_repeats
from qa.stands import stands, ways_to_stand
from qa.understanding.asking import Asked, asked_for
from qa.understanding.question import Part, Question, understand

T = TypeVar("T")
Ranking = Callable[[Question, Sequence[Candidate], Mapping[str, float]], list[Ranked]]
Quoting = Callable[[Passage, Mapping[str, float], Asked], Span]
Rereading = Callable[[Question, Sequence[Ranked]], list[Ranked]]

_CANDIDATES = 60  # of each view
_CITATIONS = 5
_APART = 2  # undated texts, or texts elsewhere, that are offered beside
_READ = 500  # passages in which stands are looked for
_SAID_AGAIN = 4  # stands looked at for one that is shown, since re-posts say the same
_ATTEMPTS = 5  # at an answer, when texts leave while it is made
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
        question = self._understood(text, within, talk, left_out)
        return self._lasting(lambda: self.find(question), self.reply)

    def examples(self) -> list[str]:
        """Up to three questions that the corpus answers, drawn from its latest communiqués."""
        asked = examples(self._catalogue.latest(_LATEST))
        answered = (text for text in asked if isinstance(self.ask(text), Answer))
        return list(islice(answered, 3))

    def find(self, question: Question, k: int = _CANDIDATES) -> Findings:
        """Every candidate, `k` of each view, best first: an answer short of refusing."""
        return self._ranked(question, self._catalogue.search(question.search, k, question.within))

    def reply(self, findings: Findings) -> Reply:
        """The answer that the findings make. What left since they were found is not cited."""
        question = findings.question
        reason = self._hindrance(findings)
        if reason is not None:
            return NoAnswer(question, reason, self._nearest(findings) if reason is Reason.UNKNOWN_SOURCE else ())
        if not question.words:
            return self._latest(question)
        sure = self._sure(findings, _CITATIONS)
        if sure:
            return Answer(question, sure, self._undated(question))
        reason = Reason.NOT_FOUND if findings.ranked else Reason.FILTERED_OUT
        return NoAnswer(question, reason, self._nearest(findings), self._elsewhere(question))

    def _understood(self, text: str, within: Filter, talk: Sequence[Question], left_out: Collection[Part]) -> Question:
        return understand(
            text,
            within,
            sources=self._catalogue.sources(),
            publishers=self._catalogue.publishers(),
            today=self._today(),
            talk=talk,
            left_out=left_out,
        )

    def _ranked(self, question: Question, candidates: Sequence[Candidate]) -> Findings:
        rarity = self._catalogue.rarity(question.search)
        ranked = self._rank(question, candidates, rarity)
        ranked = self._reread(question, ranked) if self._reread else ranked
        return Findings(question, rarity, prefer(ranked, question.preferred) if question.preferred else ranked)

    def _hindrance(self, findings: Findings) -> Reason | None:
        """Why the question cannot be answered, whatever the texts say."""
        question = findings.question
        if not findings.ranked and not self._catalogue.counts().communiques:
            return Reason.EMPTY_CORPUS
        if question.trouble is not None:
            return Reason.IMPOSSIBLE
        if question.unknown and not question.within.sources:
            return Reason.UNKNOWN_SOURCE
        return None if question.words or question.understood else Reason.NO_WORDS

    def _latest(self, question: Question) -> Reply:
        """« Que disait la CGT en février 2024 ? » asks for the texts themselves: how the latest of them open."""
        latest = self._of_the_latest(question, question.within, _CITATIONS)
        if latest:
            return Answer(question, latest)
        there = self._catalogue.latest(1, question.within)
        return NoAnswer(question, Reason.NOT_FOUND if there else Reason.FILTERED_OUT)

    def _of_the_latest(self, question: Question, within: Filter, most: int) -> tuple[Citation, ...]:
        """Of the latest texts, the latest first, how each opens, or the stands that are asked for."""
        if question.stance is None:
            latest = self._catalogue.latest(most, within)
            return tuple(Citation(*opening(communique), score=0.0) for communique in latest)
        stand = question.stance.stand
        passages = islice(self._catalogue.passages(self._catalogue.holding([ways_to_stand(stand)], 1, within)), _READ)
        said = (
            Citation(passage, span, 0.0, says_who(passage.communique.text, span))
            for passage in passages
            for span in stands(passage, stand)
        )
        return each_quote_once([*islice(said, _SAID_AGAIN * most)])[:most]

    def _undated(self, question: Question, most: int = _APART) -> tuple[Citation, ...]:
        """When a period was asked for, the undated texts that answer: they may be of it."""
        if question.within.period is None or not self._catalogue.undated():
            return ()
        undated = Filter(question.within.sources, undated=True)
        return self._found(replace(question, within=undated), most)

    def _elsewhere(self, question: Question) -> tuple[Citation, ...]:
        """When a filter keeps all answers out, those that it keeps out: of the same source, else of any."""
        for wider in (Filter(question.within.sources), EVERYTHING):
            if wider != question.within and (found := self._found(replace(question, within=wider), _APART)):
                return found
        return ()

    def _found(self, question: Question, most: int) -> tuple[Citation, ...]:
        return self._lasting(lambda: self.find(question), lambda findings: self._sure(findings, most))

    def _lasting(self, find: Callable[[], Findings], tell: Callable[[Findings], T]) -> T:
        """What is told of the findings; they are found anew when a text of theirs left before all was told."""
        for _ in range(_ATTEMPTS):
            findings = find()
            told = tell(findings)
            texts = {_text_of(one) for one in findings.ranked}
            if self._catalogue.there(texts) == texts:
                break
        return told

    def _sure(self, findings: Findings, most: int) -> tuple[Citation, ...]:
        """Of the best, each said once, those that answer."""
        best = without_repeats(findings.ranked, lambda one: one.candidate.outline.words, most)
        sure = [once for once in best if once.item.confidence >= ENOUGH]
        texts = {_text_of(once.item) for once in sure}
        versions = self._catalogue.versions(texts)
        chosen = [
            replace(once, item=newest(once.item, findings.ranked, versions.get(_text_of(once.item), ())))
            for once in sure
        ]
        if newer := {_text_of(once.item) for once in chosen} - texts:
            versions |= self._catalogue.versions(newer)
        return each_quote_once(self._cite(findings, chosen, versions))

    def _nearest(self, findings: Findings) -> tuple[Citation, ...]:
        """The best, whether it answers or not."""
        best = [Once(one, []) for one in findings.ranked[:1]]
        return tuple(self._cite(findings, best, self._catalogue.versions([_text_of(once.item) for once in best])))

    def _cite(
        self, findings: Findings, chosen: Sequence[Once[Ranked]], versions: Mapping[CommuniqueId, Sequence[Communique]]
    ) -> list[Citation]:
        """Those that are still there, each with what else says nearly the same. No other text is read."""
        asked = asked_for(findings.question.whole)
        texts = self._catalogue.texts({_text_of(one) for once in chosen for one in (once.item, *once.repeats)})
        cited: list[Citation] = []
        for once in chosen:
            one, text = once.item, texts.get(_text_of(once.item))
            if text is None:
                continue
            passage = Passage(text, one.candidate.outline.span)
            span = self._quote(passage, findings.rarity, asked)
            others = tuple(versions.get(text.id, ()))
            citation = Citation(passage, span, one.score, says_who(text.text, span), one.confidence, others)
            repeats = (texts.get(_text_of(other)) for other in once.repeats)
            cited.append(with_repeats(citation, filter(None, repeats)))
        return cited


def _text_of(one: Ranked) -> CommuniqueId:
    return one.candidate.outline.communique
