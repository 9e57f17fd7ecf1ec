"""The conductor of the index: it holds the order of the steps and does none of them."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from index.encoder.contexts import Contexts
from index.intake.take_in import Read, submit, take_in
from index.metadata.organisations import Publisher
from index.passages.port import Embedder, Prepared
from index.passages.prepare import Preparer
from index.search.boolean import BooleanSearch
from index.search.hybrid import Candidate, HybridSearch, Results
from index.search.query_terms import expand, idf_weights
from index.storage.fingerprint import MADE_OTHERWISE, check_or_record, made_otherwise, outdated
from index.storage.port import Storage
from index.storage.records import Backup, Receipt
from index.storage.sql.followed import Followed
from index.storage.sql.manifest import LOST
from index.values.batching import batches
from index.values.communique import Communique, CommuniqueId, PassageId
from index.values.correction import Correction
from index.values.files import File, Outcome
from index.values.filter import EVERYTHING, Filter
from index.values.progress import Progress

_OPENING = 4_000  # characters of a text, which tell its subject
_NEAR = 60  # passages among which its neighbours are
_ATTEMPTS = 20  # at a search, when texts leave while it is made


class Catalogue:
    """Takes texts in and out, and finds the passages closest to a question. Several threads may call at once.

    `texts` is what it holds, for whoever reads; `boolean` finds all the passages that hold some words; `folder_files`
    is what is known of the files of followed folders, `followed` of followed questions.
    """

    def __init__(
        self,
        storage: Storage,
        embedder: Embedder,
        read: Read,
        preparer: Preparer,
        publishers: Sequence[Publisher] = (),
        contexts: Contexts | None = None,
    ) -> None:
        """`publishers` are those of a person's own list; `contexts` read passages word by word, with an encoder."""
        self.texts = storage.texts
        self.folder_files = storage.folder_files
        self.followed = Followed(storage.manifest)
        self.kept_before, self.succession = storage.kept_before, storage.succession
        self.publishers = tuple(publishers)
        self._storage = storage
        self.contexts = contexts
        self._embedder = embedder
        self.read = read
        self.preparer = preparer
        self._renewing = threading.Lock()
        self.boolean = BooleanSearch(storage)
        self._hybrid = HybridSearch(storage.passages, storage.words, storage.vectors)

    def add(self, files: Sequence[File], progress: Progress | None = None, following: bool = False) -> list[Outcome]:
        """What became of each file, in order, and of each row of a table. A text that is there is not added again.

        What is returned as added is safely stored and found by the next search. See `take_in` for `progress` and
        `following`.
        """
        self._check()
        with self._storage.loading():
            return take_in(self._storage, self.read, self.preparer, files, progress, following)

    def add_texts(self, file: File, texts: Sequence[Communique]) -> None:
        """Those that are not there, and that nobody took out, of this file, which is not read."""
        there = self.texts.there([text.id for text in texts])
        new = {text.id: text for text in texts if text.id not in there and not self.texts.was_removed(text.id)}
        corrected = [(file, self.texts.corrected(text)) for text in new.values()]
        submit(self._storage, self.preparer, corrected, [(text.id, file) for _, text in corrected])

    def loading(self) -> AbstractContextManager[None]:
        """Around several additions: what is best done once is done at the end."""
        return self._storage.loading()

    def remove(self, ids: Iterable[CommuniqueId]) -> list[CommuniqueId]:
        """The ids of those that were there, and are no more."""
        return self._storage.remove(list(ids))

    def restore(self, ids: Iterable[CommuniqueId]) -> list[CommuniqueId]:
        """Those of these that had been taken out, and are back as they were."""
        self._check()
        removed = self.texts.removed(list(ids))
        with self._storage.loading():
            texts = [(file, text) for text, file in removed]
            submit(self._storage, self.preparer, texts, [(text.id, file) for text, file in removed])
        return [communique.id for communique, _ in removed]

    def erase(self, ids: Iterable[CommuniqueId]) -> list[Receipt]:
        """A receipt for each of these of which there was something; no file of the data folder holds its words now."""
        return self._storage.erase(list(ids))

    def correct(self, communique: CommuniqueId, correction: Correction | None) -> Communique | None:
        """The communiqué with what a person says of it, or with `None` as its file tells it; `None` if not there."""
        self._check()
        return self._storage.correct(communique, correction, lambda text: self.preparer([text])[0])

    def search(self, question: str, k: int, *within: Filter) -> Results:
        """The `k` closest passages of each index, together, in no telling order: at most `2 k`, under each of the
        filters if any are named."""
        self._check()
        vector = self._embedder.question(question)
        for attempt in range(_ATTEMPTS):
            acronyms = self.boolean.refreshed(wait=attempt > 0)
            words = expand(question, self._storage.words, acronyms)
            searches = [self._hybrid(words, vector, k, filter) for filter in within or (EVERYTHING,)]
            if all(whole for _, whole in searches):
                break  # else a text left meanwhile, and what takes its place may not be found yet
        found: dict[PassageId, Candidate] = {}  # what several sign together is found under several filters
        for candidates, _ in searches:
            found |= {candidate.passage.id: candidate for candidate in candidates}
        return Results([*found.values()], idf_weights(words, self._storage.words))

    def neighbours(self, communique: Communique, number: int) -> list[Communique]:
        """The texts on the same subject, the closest first: those whose passages lie closest to what this one says.
        Its own versions are none."""
        self._check()
        self._storage.refresh(wait=False)
        title = communique.title.value if communique.title else ""
        vector = self._embedder.passages([f"{title}\n{communique.text[:_OPENING]}"])[0]
        near = [id for id, _ in self._storage.vectors.search(vector, _NEAR, EVERYTHING)]
        of = {info.id: info.communique for info in self._storage.passages.infos(near)}
        versions = {one.id for one in self.texts.versions([communique.id]).get(communique.id, ())}
        ids = dict.fromkeys(of[id] for id in near if id in of and of[id] not in versions | {communique.id})
        texts = self.texts.these(list(ids)[:number])
        return [texts[id] for id in ids if id in texts]

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make all that finds texts anew from them; split and embed again only what was made otherwise."""
        total = 1
        if made_otherwise(self._storage.manifest, self.preparer.making):
            total += self.texts.counts().communiques
            self._storage.resplit(self._prepared_again(progress, total), self.preparer.making)
        self._storage.rebuild()
        if progress is not None:
            progress(total, total)

    def verify(self) -> list[str]:
        """The faults found, in French; none when all is sound."""
        self._renew()
        faults = self._storage.faults()
        otherwise = made_otherwise(self._storage.manifest, self.preparer.making)
        return [*faults, MADE_OTHERWISE] if otherwise else faults

    def lost_changes(self) -> int:
        """How many changes, acknowledged once, the texts do not tell any more; 0 once a repair has told it."""
        return int(self._storage.manifest.get(LOST) or 0)

    def back_up(self, file: Path) -> Backup:
        """All the texts and what is known of them in one portable file. Raises DixitError if it cannot be written."""
        return self._storage.back_up(file)

    def close(self) -> None:
        self._hybrid.close()
        if self.contexts is not None:
            self.contexts.close()
        self._storage.close()

    def _check(self) -> None:
        """Raises DixitError where another model made the passages than the one that is open."""
        self._renew()
        check_or_record(self._storage.manifest, self.preparer.making)

    def _renew(self) -> None:
        """Makes anew, once, what an earlier version made of the texts with the same model."""
        if outdated(self._storage.manifest, self.preparer.making):
            with self._renewing:
                if outdated(self._storage.manifest, self.preparer.making):
                    self.rebuild()

    def _prepared_again(self, progress: Progress | None, total: int) -> Iterator[tuple[CommuniqueId, list[Prepared]]]:
        done = 0
        for batch in batches(self.texts.all()):
            for communique, prepared in zip(batch, self.preparer(batch), strict=True):
                yield communique.id, prepared
            done += len(batch)
            if progress is not None:
                progress(done, total)
