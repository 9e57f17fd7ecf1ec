"""A folder and the catalogue: only what has changed since the folder was last looked at is read."""

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol, TypeVar

from index.batching import batches
from index.catalogue import Catalogue
from index.communique import Communique
from index.errors import DixitError
from index.intake import Added, File, Location, Outcome, Refused
from index.reading.collect import load, texts_in
from index.truth.origins import Seen

_FRESH = 2_000_000_000  # nanoseconds within which a file may change again and keep its time

Progress = Callable[[int, int], None]

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
    seen: dict[str, Seen] = field(default_factory=dict)

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

    def take_in(self, progress: Progress | None = None) -> Synced:
        """Adds what is new or changed, and takes nothing out. What gave nothing or was taken out is offered again."""
        return self._read(progress, following=False, again=True)[0]

    def follow(self, progress: Progress | None = None, again: bool = False) -> Synced:
        """Adds what is new, replaces what changed, takes out what is gone. What was refused is offered `again` or not.

        What a person has taken out stays out.
        """
        synced, there = self._read(progress, following=True, again=again)
        if there is None:
            synced.away = not self._root.is_dir()
            return synced
        known = {path for path, seen in self._catalogue.seen(self._name).items() if not seen.spared}
        gone = sorted(known - there)
        if gone and len(gone) == len(known):
            self._catalogue.spare(self._name, gone)
            synced.spared = len(gone)
        elif gone:
            synced.gone = self._catalogue.let_go(self._name, gone)
        return synced

    def _read(self, progress: Progress | None, following: bool, again: bool) -> tuple[Synced, set[str] | None]:
        """What came in, and the files that are there; `None` when not all of the folder could be looked into."""
        known = self._catalogue.seen(self._name)
        paths, whole = texts_in(self._root)
        there = [(_written(path.relative_to(self._root)), path) for path in paths]
        synced, done = Synced(), 0
        offers = (self._offered(batch, known, following, again, synced) for batch in batches(there))
        for offer in self._along(offers, _Offer.files):
            self._take_in(offer, following, synced)
            done += offer.size
            if progress is not None:
                progress(done, len(there))
        self._catalogue.settle()
        return synced, {written for written, _ in there} if whole else None

    def _offered(
        self,
        batch: Sequence[tuple[str, Path]],
        known: dict[str, Seen],
        following: bool,
        again: bool,
        synced: Synced,
    ) -> _Offer:
        offer = _Offer(len(batch))
        for written, path in batch:
            before = known.get(written)
            done = before is not None and (before.held == before.texts or following) and bool(before.texts or not again)
            try:
                size, modified = _look(path)
            except OSError:
                continue  # it went since the folder was listed
            if before and done and modified and (before.size, before.modified) == (size, modified):
                synced.unchanged += 1
                if before.spared:
                    offer.seen[written] = before
                continue
            offered = load(path, self._root)
            if isinstance(offered, Refused):
                offer.refused.append(offered)
                continue
            offer.seen[written] = Seen(size, modified, hashlib.sha256(offered.content).hexdigest())
            same = before is not None and before.digest == offer.seen[written].digest
            if done and same:
                synced.unchanged += 1
            else:
                held_other = before is not None and not same and before.held > 0
                files = offer.changed if held_other else offer.fresh
                files.append(replace(offered, location=Location(self._name, written)))
        return offer

    def _take_in(self, offer: _Offer, following: bool, synced: Synced) -> None:
        synced.outcomes += offer.refused
        refused: set[str] = set()
        for held_other, some in ((False, offer.fresh), (True, offer.changed)):
            outcomes = self._catalogue.add(some, following=following, more=True) if some else []
            names = {one.name for one in outcomes if isinstance(one, Refused)}
            refused |= {one.location.path for one in some if one.location and one.name in names}
            if held_other and following:
                synced.replaced += [one.communique for one in outcomes if isinstance(one, Added)]
                outcomes = [one for one in outcomes if not isinstance(one, Added)]
            synced.outcomes += outcomes
        if offer.seen:
            self._catalogue.see(self._name, offer.seen, refused)


def _look(path: Path) -> tuple[int, int]:
    """Size and time of change; 0 for a time too fresh to be trusted."""
    found = path.stat()
    return found.st_size, 0 if abs(time.time_ns() - found.st_mtime_ns) < _FRESH else found.st_mtime_ns


def _written(path: Path) -> str:
    """`path` as the store can keep it, whatever bytes the file system holds."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
