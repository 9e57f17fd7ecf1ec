"""Reads and prepares ahead: while one batch is written, workers are at those that follow."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from index.intake.workers.dask import PendingTask, WorkerPool
from index.intake.workers.task import PreparedFile
from index.passages.port import Prepared
from index.passages.prepare import Preparer
from index.values.communique import Communique, CommuniqueId
from index.values.files import File, Reading

T = TypeVar("T")

_FILES = 25  # of a task: some tenths of a second of work, so that what is lost with a worker is little
_BYTES = 500_000  # … unless they are large
_MOST = 200_000_000  # bytes that wait here to be written
_DEEP = 3  # tasks for each worker, so that none waits


class Prefetch:
    """What the workers of a pool made of the files of the batch at hand, and of those that follow.

    It takes the place of a reader and of a preparer, which do by themselves what was not made ahead, such as a text
    whose title a person corrected.
    """

    def __init__(self, pool: WorkerPool) -> None:
        self._pool = pool
        self._made: dict[File, PreparedFile] = {}
        self._prepared: dict[CommuniqueId, tuple[Communique, list[Prepared]]] = {}
        self._making: dict[str, str] | None = None

    def along(self, batches: Iterator[T], files_of: Callable[[T], Sequence[File]]) -> Iterator[T]:
        """The same batches in the same order, each once its files are read and prepared."""
        under_way: deque[tuple[T, list[PendingTask]]] = deque()
        for batch in batches:
            under_way.append((batch, [self._pool.begin(files) for files in _tasks(files_of(batch))]))
            while len(under_way) > 1 and self._is_enough(under_way):
                yield self._awaited(*under_way.popleft())
        while under_way:
            yield self._awaited(*under_way.popleft())

    def reading(self, read: Callable[[File], Iterable[Reading]]) -> Callable[[File], Iterable[Reading]]:
        """`read`, which asks here first."""
        return lambda file: self._made[file].readings if file in self._made else read(file)

    def preparing(self, preparer: Preparer) -> Preparer:
        """`preparer`, which asks here first."""
        self._pool.making = preparer.making
        return _Prepared(preparer, self._prepared)

    def _is_enough(self, under_way: Sequence[tuple[T, list[PendingTask]]]) -> bool:
        pending = [task for _, tasks in under_way for task in tasks]
        size = sum(len(file.content) for task in pending for file in task.files)
        return size >= _MOST or len(pending) >= _DEEP * self._pool.size()

    def _awaited(self, batch: T, pending: Sequence[PendingTask]) -> T:
        self._made.clear()
        self._prepared.clear()
        for task in pending:
            for file, prepared_file in zip(task.files, self._pool.ended(task), strict=True):
                self._made[file] = prepared_file
                self._prepared.update(
                    (communique.id, (communique, passages)) for communique, passages in prepared_file.prepared()
                )
        return batch


class _Prepared(Preparer):
    """Hands out the passages that were made of the very same communiqué, and has the others made."""

    def __init__(self, otherwise: Preparer, prepared: dict[CommuniqueId, tuple[Communique, list[Prepared]]]) -> None:
        self._otherwise = otherwise
        self._known = prepared

    @property
    def making(self) -> dict[str, str]:
        return self._otherwise.making

    def __call__(self, communiques: Sequence[Communique]) -> list[list[Prepared]]:
        unknown = [communique for communique in communiques if self._known.get(communique.id, (None,))[0] != communique]
        prepared = iter(self._otherwise(unknown))
        missing = {id(communique) for communique in unknown}
        return [
            next(prepared) if id(communique) in missing else self._known[communique.id][1] for communique in communiques
        ]


def _tasks(files: Sequence[File]) -> Iterator[list[File]]:
    """`files` in order, by as many as make one task."""
    task: list[File] = []
    size = 0
    for file in files:
        if not isinstance(file.content, bytes):
            continue  # it stays where it lies, which may be out of a worker's reach
        if task and (len(task) == _FILES or size + len(file.content) > _BYTES):
            yield task
            task, size = [], 0
        task.append(file)
        size += len(file.content)
    if task:
        yield task
