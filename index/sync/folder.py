"""A folder and the catalogue: only what has changed since the folder was last looked at is read."""

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol, TypeVar

from index.catalogue import Catalogue
from index.reading.collect import load, texts_in
from index.storage.sql.folder_files import FileState
from index.values.batching import batches
from index.values.communique import Communique
from index.values.errors import DixitError
from index.values.files import Added, File, Location, Outcome, Refused, TakenOut
from index.values.progress import Progress

_FRESH = 2_000_000_000  # nanoseconds within which a file may change again and keep its time

T = TypeVar("T")


class Along(Protocol):
    """Passes on the same things in the same order, having looked at their files ahead."""

    def __call__(self, batches: Iterator[T], files_of: Callable[[T], Sequence[File]]) -> Iterator[T]: ...


def one_by_one(batches: Iterator[T], files_of: Callable[[T], Sequence[File]]) -> Iterator[T]:
    return batches


@dataclass
class Synced:
    """What became of a folder. `replaced` took the place of what their files held before, `gone` were taken out."""

    outcomes: list[Outcome] = field(default_factory=list)
    replaced: list[Communique] = field(default_factory=list)
    gone: list[Communique] = field(default_factory=list)
    unchanged: int = 0
    spared: int = 0  # files that went all at once, whose texts stay
    away: bool = False  # the folder itself is not there: nothing was done


@dataclass
class _Offer:
    """What some files of a folder offer: those to read, apart those that held something else before, and how seen."""

    size: int
    fresh: list[File] = field(default_factory=list)
    changed: list[File] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    seen: dict[str, FileState] = field(default_factory=dict)

    def files(self) -> list[File]:
        return self.fresh + self.changed


class Folder:
    """A folder of texts, as it is and as the catalogue last saw it.

    A text leaves only when nothing else holds it: no other file, upload or folder. Files that go all at once are a disk
    that is not there rather than a wish: their texts stay, whatever comes to the folder later.
    """

    def __init__(self, catalogue: Catalogue, path: Path, along: Along = one_by_one) -> None:
        if not path.is_dir():
            raise DixitError(f"Le dossier «\N{NARROW NO-BREAK SPACE}{path}\N{NARROW NO-BREAK SPACE}» n’existe pas.")
        self._catalogue = catalogue
        self._along = along
        self._root = path.resolve()
        self._name = _written(self._root)
        self._taken_out: dict[str, FileState] = {}  # in memory only: of an erased text, no name and no digest is kept

    def take_in(self, progress: Progress | None = None) -> Synced:
        """Adds what is new or changed, and takes nothing out. What gave nothing or was taken out is offered again."""
        return self._read(progress, following=False, again=True)[0]

    def follow(self, progress: Progress | None = None, again: bool = False) -> Synced:
        """Adds what is new, replaces what changed, takes out what is gone. What was refused is offered `again` or not.

        What a person has taken out stays out.
        """
        synced, present = self._read(progress, following=True, again=again)
        if present is None:
            synced.away = not self._root.is_dir()
            return synced
        states = {path for path, state in self._catalogue.folder_files.states(self._name).items() if not state.spared}
        missing = sorted(states - present)
        if missing and len(missing) == len(states):
            self._catalogue.folder_files.spare(self._name, missing)
            synced.spared = len(missing)
        elif missing:
            synced.gone = self._catalogue.folder_files.forget(self._name, missing)
        return synced

    def _read(self, progress: Progress | None, following: bool, again: bool) -> tuple[Synced, set[str] | None]:
        """What came in, and the files that are there; `None` when not all of the folder could be looked into."""
        states = self._catalogue.folder_files.states(self._name) | self._taken_out
        paths, whole = texts_in(self._root)
        files = [(_written(path.relative_to(self._root)), path) for path in paths]
        synced, count = Synced(), 0
        offers = (self._offered(batch, states, following, again, synced) for batch in batches(files))
        with self._catalogue.loading():
            for offer in self._along(offers, _Offer.files):
                self._take_in(offer, following, synced)
                count += offer.size
                if progress is not None:
                    progress(count, len(files))
        return synced, {name for name, _ in files} if whole else None

    def _offered(
        self,
        batch: Sequence[tuple[str, Path]],
        states: dict[str, FileState],
        following: bool,
        again: bool,
        synced: Synced,
    ) -> _Offer:
        offer = _Offer(len(batch))
        for name, path in batch:
            before = states.get(name)
            settled = (
                before is not None and (before.held == before.texts or following) and bool(before.texts or not again)
            )
            try:
                size, modified = _look(path)
            except OSError:
                continue  # it went since the folder was listed
            if before and settled and modified and (before.size, before.modified) == (size, modified):
                synced.unchanged += 1
                if before.spared:
                    offer.seen[name] = before
                continue
            offered = load(path, self._root)
            if isinstance(offered, Refused):
                offer.refused.append(offered)
                continue
            offer.seen[name] = FileState(size, modified, _digest(offered))
            same = before is not None and before.digest == offer.seen[name].digest
            if settled and same:
                synced.unchanged += 1
            else:
                held_other = before is not None and not same and before.held > 0
                files = offer.changed if held_other else offer.fresh
                files.append(replace(offered, location=Location(self._name, name)))
        return offer

    def _take_in(self, offer: _Offer, following: bool, synced: Synced) -> None:
        synced.outcomes += offer.refused
        refused: set[str] = set()
        taken_out: set[str] = set()
        for held_other, files in ((False, offer.fresh), (True, offer.changed)):
            outcomes = self._catalogue.add(files, following=following) if files else []
            names = {outcome.name for outcome in outcomes if isinstance(outcome, Refused)}
            refused |= {outcome.location.path for outcome in files if outcome.location and outcome.name in names}
            taken_out |= {
                outcome.location.path for outcome in outcomes if isinstance(outcome, TakenOut) and outcome.location
            }
            if held_other and following:
                synced.replaced += [outcome.communique for outcome in outcomes if isinstance(outcome, Added)]
                outcomes = [outcome for outcome in outcomes if not isinstance(outcome, Added)]
            synced.outcomes += outcomes
        if offer.seen:
            self._taken_out |= {path: offer.seen[path] for path in taken_out & offer.seen.keys()}
            unchanged = {
                path
                for path, outcome in self._taken_out.items()
                if offer.seen.get(path, outcome).digest == outcome.digest
            }
            self._catalogue.folder_files.record(self._name, offer.seen, refused, taken_out | unchanged)


def _digest(file: File) -> str:
    digest = hashlib.sha256()
    for piece in [file.content] if isinstance(file.content, bytes) else file.content.pieces():
        digest.update(piece)
    return digest.hexdigest()


def _look(path: Path) -> tuple[int, int]:
    """Size and time of change; 0 for a time too fresh to be trusted."""
    status = path.stat()
    return status.st_size, 0 if abs(time.time_ns() - status.st_mtime_ns) < _FRESH else status.st_mtime_ns


def _written(path: Path) -> str:
    """`path` as the store can keep it, whatever bytes the file system holds."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
