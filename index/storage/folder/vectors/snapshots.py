"""The snapshot of the vectors: written whole, found again, never taken for another store's."""

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import faiss

from index.storage.folder.disk import in_french
from index.storage.folder.vectors.files import named, synced_to_of
from index.storage.folder.vectors.filters import FilterColumns, facts_after
from index.storage.folder.vectors.flat import FlatVectors
from index.storage.folder.vectors.quantized import QuantizedVectors, read_mapped

Held = QuantizedVectors | FlatVectors
_ABANDONED = 3_600  # seconds since the last byte
_LOOKS = 3  # at the folder, where another process may put a later one in place of that which was seen


class Snapshots:
    """A snapshot's name carries the identity of its store, the change that it reached and the sum of its bytes, so that
    one left by another store, by a crash or damaged is never taken for this one's.
    """

    def __init__(self, folder: Path, identity: str) -> None:
        with in_french("rien n’a été changé."):
            folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._identity = identity

    def last(self) -> tuple[int, FilterColumns, QuantizedVectors | None, FlatVectors | None] | None:
        """The change that it reached, and what it holds; None when there is none that is whole."""
        for _ in range(_LOOKS):
            snapshots = sorted(self._own(self._folder.glob("dense-*.faiss")), reverse=True)
            for path in snapshots:
                synced_to = synced_to_of(path)
                if synced_to is None:  # damaged: the store tells it all again
                    continue
                try:
                    facts = facts_after(path)
                    if facts is not None:
                        index = read_mapped(path)
                        if isinstance(index, faiss.IndexRefine):
                            return synced_to, facts, QuantizedVectors.of(index, facts.ids), None
                        return synced_to, facts, None, FlatVectors.of(faiss.read_index(str(path)))
                except (RuntimeError, OSError):  # gone, or of another version of FAISS
                    continue
            if all(path.exists() for path in snapshots):
                break
        return None

    def write(self, index: Held | None, facts: FilterColumns, synced_to: int) -> Held | None:
        """What takes the place of `made`: itself, or when it is packed what lies in the file."""
        with self.written(index, facts, synced_to) as take_place:
            return take_place()

    @contextmanager
    def written(self, index: Held | None, facts: FilterColumns, synced_to: int) -> Iterator[Callable[[], Held | None]]:
        """A snapshot that is on the disk, and takes the place of others when the function is called within the block;
        else it goes. A later one, of another process, stays, and a full disk leaves things as they are: the store tells
        the rest at the next opening.
        """
        partial = self._folder / f"dense-{self._identity}.{os.getpid()}.{threading.get_ident()}.tmp"
        name: str | None = None
        try:
            if index is not None:
                faiss.write_index(index.index, str(partial))
                facts.write_after(partial)
                name = named(partial, self._identity, synced_to)
        except (RuntimeError, OSError):
            pass
        try:
            yield lambda: self._put(partial, name, index, facts, synced_to)
        finally:
            partial.unlink(missing_ok=True)

    def _own(self, paths: Iterable[Path]) -> list[Path]:
        return [path for path in paths if path.name.startswith(f"dense-{self._identity}-")]

    def _put(
        self, partial: Path, name: str | None, index: Held | None, facts: FilterColumns, synced_to: int
    ) -> Held | None:
        if index is not None and name is None:
            return index
        old = set(self._folder.glob("dense-*.faiss"))
        current: set[Path] = set()
        if name is not None:
            mine = self._folder / name
            if any(path.name > name and (synced_to_of(path) or 0) > synced_to for path in self._own(old)):
                return index
            partial.replace(mine)
            current = {mine}
            if isinstance(index, QuantizedVectors):
                with suppress(RuntimeError, OSError):  # another process has put a later one in its place just now
                    index = QuantizedVectors.of(read_mapped(mine), facts.ids)
        for stale in (old - current) | self._left_by_crashes():
            stale.unlink(missing_ok=True)
        return index

    def _left_by_crashes(self) -> set[Path]:
        """What was begun long ago: no process is still at it."""
        begun = set[Path]()
        for path in self._folder.glob("dense-*.tmp"):
            with suppress(OSError):  # done just now
                if time.time() - path.stat().st_mtime > _ABANDONED:
                    begun.add(path)
        return begun
