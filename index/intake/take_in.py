"""Files → their texts in the store, a few at a time: however much a file holds, little of it is held at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from index.french.acronyms import find_acronyms
from index.french.markdown import without_markdown
from index.passages.prepare import Preparer
from index.reading.sandbox import FAR
from index.storage.port import Storage
from index.storage.records import Submission
from index.values.batching import batches
from index.values.communique import Communique, CommuniqueId
from index.values.files import File, Outcome, Reading, Refused, outcomes, taken_out
from index.values.progress import Progress

Read = Callable[[File], Iterable[Reading]]

_AT_ONCE = 20_000_000  # bytes of files, and characters of texts, that wait to be stored together


def take_in(
    storage: Storage,
    read: Read,
    preparer: Preparer,
    files: Sequence[File],
    progress: Progress | None = None,
    following: bool = False,
) -> list[Outcome]:
    """What became of each file, in order, and of each text in it. `progress(done, total)` counts the files that are
    read, or the parts of a single one; the last is told when all is stored. When `following` a folder, what a file held
    before goes in the same stroke as its last texts come, and what a person took out stays out.
    """
    results, done = list[Outcome](), 0
    for batch in batches(files):
        intake = _Intake(storage, preparer, following)
        for file in batch:
            far = FAR.set(progress if progress is not None and len(files) == 1 else lambda done, total: None)
            try:
                for reading in read(file):
                    intake.offer(_as_known(storage, reading, file, following))
            finally:
                FAR.reset(far)
            intake.end_of_file()
            done += 1
            if progress is not None and done < len(files):
                progress(done, len(files))
        results += intake.end()
    if progress is not None:
        progress(done, len(files))
    return results


def submit(
    storage: Storage,
    preparer: Preparer,
    new: Sequence[tuple[File, Communique]],
    origins: Sequence[tuple[CommuniqueId, File]],
    following: bool = False,
) -> set[CommuniqueId]:
    """Prepares texts that are not there and stores them; the ids of those that were not there indeed."""
    return storage.add(submissions(preparer, new), origins, following) if origins or new else set()


def submissions(preparer: Preparer, texts: Sequence[tuple[File, Communique]]) -> list[Submission]:
    """Each text, ready to be stored with its file."""
    prepared = preparer([communique for _, communique in texts])
    return [
        Submission(communique, file, passages, find_acronyms(without_markdown(communique.text)))
        for (file, communique), passages in zip(texts, prepared, strict=True)
    ]


class _Intake:
    """What was read and is not stored yet. Where the texts of a file come from is told with its last ones."""

    def __init__(self, storage: Storage, preparer: Preparer, following: bool) -> None:
        self._storage = storage
        self._preparer = preparer
        self._following = following
        self._results: list[Outcome] = []
        self._readings: list[Reading] = []
        self._origins: list[tuple[CommuniqueId, File]] = []
        self._size = 0

    def offer(self, reading: Reading) -> None:
        if self._size > _AT_ONCE:
            self._store([])
        self._readings.append(reading)
        self._size += len(reading.file.content)
        if isinstance(reading.found, Communique):
            self._size += len(reading.found.text)
            self._origins.append((reading.found.id, replace(reading.file, content=b"")))

    def end_of_file(self) -> None:
        if self._size > _AT_ONCE:
            self._results += self.end()

    def end(self) -> list[Outcome]:
        """Stores all of it; what became of it."""
        origins, self._origins = self._origins, []
        self._store(origins)
        results, self._results = self._results, []
        return results

    def _store(self, origins: Sequence[tuple[CommuniqueId, File]]) -> None:
        readings, self._readings, self._size = self._readings, [], 0
        new: dict[CommuniqueId, tuple[File, Communique]] = {}
        found = [each.found.id for each in readings if isinstance(each.found, Communique)]
        present = self._storage.texts.there(found)
        for each in readings:
            if isinstance(each.found, Communique) and each.found.id not in present:
                new.setdefault(each.found.id, (each.file, each.found))
        added = submit(self._storage, self._preparer, list(new.values()), origins, self._following)
        self._results += outcomes(readings, added)


def _as_known(storage: Storage, reading: Reading, file: File, following: bool) -> Reading:
    """With where it lies, and with what a person said of the text when it was here before."""
    if isinstance(reading.found, Refused):
        return reading
    if following and storage.texts.was_removed(reading.found.id):
        return replace(reading, found=taken_out(reading, file.location))
    return Reading(replace(reading.file, location=file.location), storage.texts.corrected(reading.found))
