"""A catalogue and an answerer small enough to read, with the methods of the real ones: what page tests stand on."""

import threading
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.french.acronyms import Acronym
from index.french.sentences import sentences
from index.french.words import search_words
from index.passages.splitting import split
from index.reading.read import read
from index.storage.records import Tally
from index.storage.sql.listing import Selection, Sort, folded
from index.values.communique import Communique, CommuniqueId, Passage, Span
from index.values.correction import Correction
from index.values.errors import DixitError
from index.values.files import Added, AlreadyThere, File, Location, Outcome, Refused
from index.values.filter import EVERYTHING, Filter
from index.values.progress import Progress
from index.values.spellings import Spellings
from qa.answer import Answer, Citation, NoAnswer, Reason, Reply
from qa.overviews.narrowing import Narrowing
from qa.query import Query, query_of
from qa.understanding.question import Part, Question, understand

TODAY = date(2025, 6, 15)
_ENOUGH = 2  # words in common, or all of those asked where they are fewer


@dataclass(frozen=True)
class FakeCounts:
    communiques: int
    passages: int


class FakeCatalogue:
    """Keeps communiqués in a dictionary. While there is a file `hold_up`, no rebuild goes on."""

    def __init__(self, files: Iterable[File] = (), hold_up: Path | None = None) -> None:
        self._held: dict[CommuniqueId, Communique] = {}
        self._stated: dict[CommuniqueId, Communique] = {}
        self._withdrawn: dict[CommuniqueId, Communique] = {}
        self._lock = threading.Lock()
        self.originals: dict[CommuniqueId, File] = {}
        self._hold_up = hold_up
        self.add(list(files))

    def add(self, files: Sequence[File], progress: Progress | None = None) -> list[Outcome]:
        outcomes: list[Outcome] = []
        for done, file in enumerate(files, 1):
            try:
                communique = read(file)
            except DixitError as error:
                outcomes.append(Refused(file.name, str(error)))
            else:
                known = self._held.get(communique.id)
                outcomes.append(AlreadyThere(file.name, known) if known else Added(file.name, communique))
                with self._lock:
                    self._held.setdefault(communique.id, communique)
                    self._stated.setdefault(communique.id, communique)
            if progress:
                progress(done, len(files))
        return outcomes

    def remove(self, ids: Sequence[CommuniqueId]) -> list[CommuniqueId]:
        there = [id for id in ids if id in self._held]
        self._withdrawn |= {id: self._held.pop(id) for id in there}
        return there

    def restore(self, ids: Sequence[CommuniqueId]) -> list[CommuniqueId]:
        there = [id for id in ids if id in self._withdrawn]
        self._held |= {id: self._withdrawn.pop(id) for id in there}
        return there

    def correct(self, id: CommuniqueId, said: Correction | None) -> Communique | None:
        if id not in self._held:
            return None
        self._held[id] = self._stated[id] if said is None else said.beside(self._stated[id]).of(self._stated[id])
        return self._held[id]

    @property
    def texts(self) -> "FakeCatalogue":
        """It reads for itself."""
        return self

    def origins(self, ids: Iterable[CommuniqueId]) -> dict[CommuniqueId, list[Location]]:
        return {}

    def versions(self, ids: Iterable[CommuniqueId]) -> dict[CommuniqueId, list[Communique]]:
        return {}

    def original(self, id: CommuniqueId) -> File | None:
        return self.originals.get(id)

    def these(self, ids: Iterable[CommuniqueId]) -> dict[CommuniqueId, Communique]:
        return {id: self._held[id] for id in ids if id in self._held}

    def acronyms(self) -> list[Acronym]:
        return []

    def stated(self, id: CommuniqueId) -> Communique | None:
        return self._stated.get(id)

    def listed(self, selection: Selection, number: int = -1, after: int = 0) -> list[Communique]:
        shown = [held for held in self.all() if _selected(held, selection)]
        if selection.sort is Sort.NEWEST:
            shown.reverse()
        elif selection.sort in (Sort.TITLE, Sort.SOURCE, Sort.DATE):
            shown.sort(key=lambda held: str(getattr(held, selection.sort) or "~"))
        return shown[after:][: None if number < 0 else number]

    def tally_listed(self, selection: Selection) -> Tally:
        return _tally(self.listed(selection))

    def languages(self, selection: Selection) -> dict[str, int]:
        return dict(Counter(held.language or "fr" for held in self.listed(selection)))

    def count_listed(self, selection: Selection) -> int:
        return len(self.listed(selection))

    def all(self) -> list[Communique]:
        return list(self._held.values())

    def communique(self, id: CommuniqueId) -> Communique | None:
        return self._held.get(id)

    def counts(self) -> FakeCounts:
        return FakeCounts(len(self._held), sum(len(split(held)) for held in self.all()))

    def sources(self) -> list[str]:
        return sorted({held.source.value for held in self.all() if held.source})

    def spellings(self) -> Spellings:
        return Spellings(dict.fromkeys(self.sources(), 1))

    def latest(self, number: int, within: Filter = EVERYTHING) -> list[Communique]:
        return [held for held in reversed(self.all()) if within.admits(held)][:number]

    def days(self) -> tuple[date, date] | None:
        dates = [held.date.value for held in self.all() if held.date]
        return (min(d.first_day for d in dates), max(d.last_day for d in dates)) if dates else None

    def undated(self) -> int:
        return sum(held.date is None for held in self.all())

    def rebuild(self, progress: Progress | None = None) -> None:
        total = len(self._held)
        for done in range(1, total + 1):
            while self._hold_up is not None and self._hold_up.exists():
                time.sleep(0.02)
            if progress:
                progress(done, total)


def _selected(held: Communique, selection: Selection) -> bool:
    known = folded(" ".join(fact.value for fact in (held.title, held.source) if fact)) or ""
    wanted = all(word in known for word in (folded(selection.words) or "").split())
    missing = not (selection.undated and held.date) and not (selection.unsourced and held.source)
    spoken = selection.language in ("", held.language or "fr")
    return wanted and missing and spoken and selection.within.admits(held)


def _tally(held: Iterable[Communique]) -> Tally:
    return Counter(
        (
            communique.source.value if communique.source else None,
            communique.date.value.year if communique.date else None,
            communique.date.value.month if communique.date else None,
        )
        for communique in held
    )


class FakeAnswerer:
    """Quotes the sentence that shares most words with the question; one word in common does not answer."""

    def __init__(self, catalogue: FakeCatalogue) -> None:
        self._catalogue = catalogue

    def ask(self, query: Query | str) -> Reply:
        query, sources = query_of(query), self._catalogue.texts.sources()
        question = understand(
            query.text, query.within, sources=sources, today=TODAY, talk=query.talk, left_out=query.left_out
        )
        if (reason := self._hindrance(question)) is not None:
            return NoAnswer(question, reason)
        found = self._found(question.within, question.words)
        enough = min(_ENOUGH, len(question.words))
        if sure := tuple(citation for citation in found[:3] if citation.score >= enough):
            apart = Filter(question.within.sources, undated=True)
            undated = self._found(apart, question.words, enough)[:2] if question.within.period else []
            return Answer(question, sure, tuple(undated))
        outside = self._found(EVERYTHING, question.words, enough)[:2] if question.within != EVERYTHING else []
        reason = Reason.NOT_FOUND if found else Reason.FILTERED_OUT
        return NoAnswer(question, reason, tuple(found[:1]), tuple(outside))

    def narrowing(self, question: Question | None) -> Narrowing:
        return Narrowing(question or understand("Tout"), _tally(self._catalogue.all()))

    def holding(self, words: Sequence[str]) -> dict[str, list[int]]:
        return {word: [] for word in words}

    def neighbours(self, id: CommuniqueId, number: int = 3) -> list[Communique]:
        return [one for one in self._catalogue.all() if one.id != id][:number]

    def said(self, query: Query | str) -> frozenset[Part]:
        query, sources = query_of(query), self._catalogue.texts.sources()
        understood = understand(query.text, sources=sources, today=TODAY, talk=query.talk).understood
        return frozenset(one.part for one in understood)

    def _hindrance(self, question: Question) -> Reason | None:
        if not self._catalogue.texts.all():
            return Reason.EMPTY_CORPUS
        if question.trouble:
            return Reason.IMPOSSIBLE
        if question.unknown:
            return Reason.UNKNOWN_SOURCE
        return None if question.words else Reason.NO_WORDS

    def _found(self, within: Filter, words: Sequence[str], enough: float = 0) -> list[Citation]:
        admitted = [held for held in self._catalogue.texts.all() if within.admits(held)]
        found = [self._best(passage, set(words)) for held in admitted for passage in split(held)]
        return sorted((one for one in found if one.score >= enough), key=lambda one: -one.score)

    def examples(self) -> list[str]:
        if not self._catalogue.texts.all():
            return []
        return [
            "Que demande la CGT pour les données de santé ?",
            "Y a-t-il eu un appel d’offres ?",
            "Que dit la CFTC de la réversibilité ?",
        ]

    @staticmethod
    def _best(passage: Passage, asked: set[str]) -> Citation:
        start = passage.span.start
        spans = [Span(start + span.start, start + span.end) for span in sentences(passage.text)]
        text = passage.communique.text
        best = max(spans, key=lambda span: len(asked & set(search_words(span.of(text)))))
        return Citation(passage, best, float(len(asked & set(search_words(best.of(text))))))
