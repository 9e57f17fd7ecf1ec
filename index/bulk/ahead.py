"""Reads and prepares ahead: while one batch is written, workers are at those that follow."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from index.bulk.crew import Begun, Crew
from index.bulk.working import Made
from index.communique import Communique, CommuniqueId
from index.intake import File, Reading
from index.passages.preparing import Preparer
from index.ports import Prepared

T = TypeVar("T")

_FILES = 25  # of a task: some tenths of a second of work, so that what is lost with a worker is little
_BYTES = 500_000  # … unless they are large
_MOST = 200_000_000  # bytes that wait here to be written
_DEEP = 3  # tasks for each worker, so that none waits


class Ahead:
    """What the workers of a crew made of the files of the batch at hand, and of those that follow.

    It takes the place of a reader and of a preparer, which do by themselves what was not made ahead, such as a text
    whose title a person corrected.
    """

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._made: dict[File, Made] = {}
        self._prepared: dict[CommuniqueId, tuple[Communique, list[Prepared]]] = {}
        self._making: dict[str, str] | None = None

    def along(self, batches: Iterator[T], files_of: Callable[[T], Sequence[File]]) -> Iterator[T]:
        """The same batches in the same order, each once its files are read and prepared."""
        under_way: deque[tuple[T, list[Begun]]] = deque()
        for batch in batches:
            under_way.append((batch, [self._crew.begin(files) for files in _tasks(files_of(batch))]))
            while len(under_way) > 1 and self._is_enough(under_way):
                yield self._awaited(*under_way.popleft())
        while under_way:
            yield self._awaited(*under_way.popleft())

    def reading(self, read: Callable[[File], Sequence[Reading]]) -> Callable[[File], Sequence[Reading]]:
        """`read`, which asks here first."""
        return lambda file: self._made[file].readings if file in self._made else read(file)

    def preparing(self, preparer: Preparer) -> Preparer:
        """`preparer`, which asks here first."""
        self._crew.making = preparer.making
        return _Prepared(preparer, self._prepared)

    def _is_enough(self, under_way: Sequence[tuple[T, list[Begun]]]) -> bool:
        begun = [one for _, some in under_way for one in some]
        size = sum(len(file.content) for one in begun for file in one.files)
        return size >= _MOST or len(begun) >= _DEEP * self._crew.size()

    def _awaited(self, batch: T, begun: Sequence[Begun]) -> T:
        self._made.clear()
        self._prepared.clear()
        for one in begun:
            for file, made in zip(one.files, self._crew.ended(one), strict=True):
                self._made[file] = made
                self._prepared.update((communique.id, (communique, some)) for communique, some in made.prepared())
        return batch


class _Prepared(Preparer):
    """Hands out the passages that were made of the very same communiqué, and has the others made."""

    def __init__(self, otherwise: Preparer, known: dict[CommuniqueId, tuple[Communique, list[Prepared]]]) -> None:
        self._otherwise = otherwise
        self._known = known

    @property
    def making(self) -> dict[str, str]:
        return self._otherwise.making

    def __call__(self, communiques: Sequence[Communique]) -> list[list[Prepared]]:
        unknown = [one for one in communiques if self._known.get(one.id, (None,))[0] != one]
        others = iter(self._otherwise(unknown))
        left = {id(one) for one in unknown}
        return [next(others) if id(one) in left else self._known[one.id][1] for one in communiques]


def _tasks(files: Sequence[File]) -> Iterator[list[File]]:
    """`files` in order, by as many as make one task."""
    task: list[File] = []
    size = 0
    for file in files:
        if task and (len(task) == _FILES or size + len(file.content) > _BYTES):
            yield task
            task, size = [], 0
        task.append(file)
        size += len(file.content)
    if task:
        yield task
