"""The conductor of the index: it holds the order of the steps and does none of them."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from index.batching import batches
from index.communique import Communique, CommuniqueId, Passage, PassageId
from index.correction import Correction
from index.filter import EVERYTHING, Filter
from index.french.common_sigles import COMMON_SIGLES
from index.french.sigles import Sigles, find_sigles
from index.holdings import Holdings
from index.identifying.publishers import Publisher
from index.intake import File, Outcome, Reading, Refused, outcomes, taken_out
from index.marks import without_marks
from index.passages.making import MADE_OTHERWISE, check_or_record, made_otherwise
from index.passages.preparing import Preparer
from index.ports import Embedder, Ids, Nearest, Prepared, View, Ways, Words
from index.preserving.checking import store_faults, view_faults
from index.searching import Candidate, Searching
from index.truth.erasing import Receipt
from index.truth.origins import Held
from index.truth.records import Submission, Tally
from index.truth.store import Store
from index.views import catching_up
from index.wanted import rarity, wanted, ways

Progress = Callable[[int, int], None]

_ATTEMPTS = 20  # at a search, when texts leave while it is made


class Catalogue(Holdings):
    """Takes texts in and out, and finds the passages closest to a question. Several threads may call at once."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        lexical: Words,
        dense: Nearest,
        read: Callable[[File], Sequence[Reading]],
        preparer: Preparer,
        publishers: Sequence[Publisher] = (),
    ) -> None:
        super().__init__(store, publishers)
        self._embedder = embedder
        self._lexical = lexical
        self._dense = dense
        self._read = read
        self._preparer = preparer
        self._sigles = Sigles(COMMON_SIGLES)
        self._sources: list[str] = []
        self._caught_up = -1
        self._catching_up = threading.Lock()
        self._searching = Searching(store, lexical, dense)

    def add(
        self, files: Sequence[File], progress: Progress | None = None, following: bool = False, more: bool = False
    ) -> list[Outcome]:
        """What became of each file, in order, and of each row of a table. A text that is there is not added again.

        What is returned as added is safely stored and found by the next search. `progress(done, total)` counts the
        files that are read; the last is told when all is stored. When `following` a folder, what a file held before
        goes in the same stroke, and what a person took out stays out. When `more` is to come, `settle` after the last.
        """
        check_or_record(self._store, self._preparer.making)
        became, done = list[Outcome](), 0
        for batch in batches(files):
            readings: list[Reading] = []
            for file in batch:
                readings += (self._as_known(one, file, following) for one in self._read(file))
                done += 1
                if progress is not None and done < len(files):
                    progress(done, len(files))
            became += self._add_batch(readings, following)
        self._store.settle(more)
        self._catch_up(wait=True)
        if progress is not None:
            progress(done, len(files))
        return became

    def remove(self, ids: Iterable[CommuniqueId]) -> list[CommuniqueId]:
        """The ids of those that were there, and are no more."""
        removed = self._store.remove(list(ids))
        self._catch_up(wait=True)
        return removed

    def restore(self, ids: Iterable[CommuniqueId]) -> list[CommuniqueId]:
        """Those of these that had been taken out, and are back as they were."""
        check_or_record(self._store, self._preparer.making)
        back = self._store.withdrawn(list(ids))
        self._submit([(file, communique) for communique, file in back], [(one.id, file) for one, file in back])
        self._catch_up(wait=True)
        return [communique.id for communique, _ in back]

    def erase(self, ids: Iterable[CommuniqueId]) -> list[Receipt]:
        """A receipt for each of these of which there was something; no file of the data folder holds its words now."""
        erased = self._store.erase(list(ids))
        for view in self._views if erased else ():
            catching_up.replace(view, self._store)
        return self._store.receipts(erased)

    def correct(self, communique: CommuniqueId, said: Correction | None) -> Communique | None:
        """The communiqué with what a person says of it, or with `None` as its file tells it; `None` if not there."""
        check_or_record(self._store, self._preparer.making)
        corrected = self._store.correct(communique, said, lambda one: self._preparer([one])[0])
        self._catch_up(wait=True)
        return corrected

    def search(self, question: str, k: int, within: Filter = EVERYTHING) -> list[Candidate]:
        """The `k` closest passages of each view, together, in no telling order; at most `2 k`."""
        check_or_record(self._store, self._preparer.making)
        for attempt in range(_ATTEMPTS):
            self._catch_up(wait=attempt > 0)
            found, whole = self._searching(self.wanted(question), self._embedder.question(question), k, within)
            if whole:
                break  # else a text left meanwhile, and what takes its place may not be found yet
        return found

    def wanted(self, question: str) -> dict[str, float]:
        """The words that a search for `question` looks for, with the weight of each."""
        return wanted(question, self._lexical, self._sigles)

    def rarity(self, question: str) -> dict[str, float]:
        """The same words, each with its weight times its inverse document frequency (Robertson's, never negative)."""
        return rarity(self.wanted(question), self._lexical)

    def ways(self, question: str) -> dict[str, Ways]:
        """For each word of `question`, as it is written there, the ways in which a passage may hold it."""
        return ways(question, self._lexical, self._sigles)

    def holding(self, words: Sequence[Ways], least: int, within: Filter = EVERYTHING) -> Ids:
        """Every passage that holds `least` or more of these words, all that the filter admits if there are none.

        The latest first, undated ones last; no bound.
        """
        self._catch_up(wait=False)
        found = self._lexical.holding(words, least, within) if words else self._store.admitted(within)
        return self._store.latest_first(found)

    def tally(self, ids: Ids) -> Tally:
        """How many of these passages are of each source and year."""
        return self._store.tally(ids)

    def passages(self, ids: Ids) -> Iterator[Passage]:
        """Those of these passages that are still there, in the order given."""
        for batch in batches(PassageId(int(one)) for one in ids):
            stored = self._store.passages(batch)
            yield from (stored[one] for one in batch if one in stored)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make both views anew from the store; split and embed again only what was made otherwise."""
        total = 2
        if made_otherwise(self._store, self._preparer.making):
            total = self._store.counts().communiques + 2
            self._store.resplit(self._prepared_again(progress, total), self._preparer.making)
        for done, view in enumerate(self._views, 1):
            catching_up.replace(view, self._store)
            if progress is not None:
                progress(total - 2 + done, total)

    def verify(self) -> list[str]:
        """The faults found, in French; none when all is sound."""
        self._catch_up(wait=True)
        faults = store_faults(self._store) + view_faults(self._store, self._lexical, self._dense)
        return [*faults, MADE_OTHERWISE] if made_otherwise(self._store, self._preparer.making) else faults

    def sources(self) -> list[str]:
        """The names of the known sources, in alphabetical order."""
        self._catch_up(wait=False)
        return self._sources

    def close(self) -> None:
        self._searching.close()
        self._store.close()

    @property
    def _views(self) -> tuple[View[Any], ...]:
        return (self._lexical, self._dense)

    def _add_batch(self, readings: Sequence[Reading], following: bool) -> list[Outcome]:
        new: dict[CommuniqueId, tuple[File, Communique]] = {}
        held = [(one.found.id, one.file) for one in readings if isinstance(one.found, Communique)]
        there = self._store.there([id for id, _ in held])
        for one in readings:
            if isinstance(one.found, Communique) and one.found.id not in there:
                new.setdefault(one.found.id, (one.file, one.found))
        return outcomes(readings, self._submit(list(new.values()), held, following))

    def _submit(self, new: Sequence[tuple[File, Communique]], held: Held, following: bool = False) -> set[CommuniqueId]:
        """Prepares texts that are not there and stores them; the ids of those that were not there indeed."""
        prepared = self._preparer([communique for _, communique in new])
        submissions = [
            Submission(communique, file, passages, find_sigles(without_marks(communique.text)))
            for (file, communique), passages in zip(new, prepared, strict=True)
        ]
        return self._store.add(submissions, held, following) if held else set()

    def _as_known(self, one: Reading, file: File, following: bool) -> Reading:
        """With where it lies, and with what a person said of the text when it was here before."""
        if isinstance(one.found, Refused):
            return one
        if following and self._store.was_removed(one.found.id):
            return replace(one, found=taken_out(one))
        return Reading(replace(one.file, location=file.location), self._store.corrected(one.found))

    def _prepared_again(self, progress: Progress | None, total: int) -> Iterator[tuple[CommuniqueId, list[Prepared]]]:
        done = 0
        for batch in batches(self._store.communiques()):
            for communique, prepared in zip(batch, self._preparer(batch), strict=True):
                yield communique.id, prepared
            done += len(batch)
            if progress is not None:
                progress(done, total)

    def _catch_up(self, wait: bool) -> None:
        """Bring both views to the store's last change. Unless `wait`, leave it to a thread that is already at it."""
        if self._is_up() or not self._catching_up.acquire(blocking=wait):
            return
        try:
            change = self._store.change
            for view in self._views:
                catching_up.bring_up(view, self._store, change)
            self._sigles, self._sources = Sigles((*self._store.sigles(), *COMMON_SIGLES)), self._store.sources()
            self._caught_up = change
        finally:
            self._catching_up.release()

    def _is_up(self) -> bool:
        """Whether nothing has moved; another process that makes the shared view anew may set it back for a moment."""
        return self._store.change == self._caught_up <= min(view.reached for view in self._views)
