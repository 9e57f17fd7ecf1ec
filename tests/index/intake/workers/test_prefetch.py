"""What is handed out of what was made ahead, with a pool that works on the spot."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest

from index.assemble import open_catalogue
from index.intake.workers.dask import PendingTask, WorkerPool
from index.intake.workers.prefetch import Prefetch, _tasks
from index.intake.workers.task import PreparedFile, Task, refused, work
from index.metadata.organisations_list import well_known_publishers
from index.values.batching import batches
from index.values.correction import Correction
from index.values.files import File, Refused
from tests.index.by_words import by_words
from tests.index.search.searching import searched


class OnTheSpot:
    """A pool of `workers`, which says what it was given and when it was asked for it."""

    def __init__(self, workers: int = 1) -> None:
        self.making: dict[str, str] | None = None
        self.said: list[str] = []
        self._workers = workers

    def size(self) -> int:
        return self._workers

    def begin(self, files: Sequence[File]) -> PendingTask:
        self.said += [f"+{file.name}" for file in files]
        return PendingTask(tuple(files))

    def ended(self, pending: PendingTask) -> list[PreparedFile]:
        self.said += [f"-{file.name}" for file in pending.files]
        _, made = work(Task(pending.files, well_known_publishers()))
        assert isinstance(made, list)
        return made


def prefetch_with(pool: OnTheSpot) -> Prefetch:
    return Prefetch(cast(WorkerPool, pool))


def file(name: str, words: str = "") -> File:
    return File(name, f"Titre du texte\n\nLe texte {name} parle de la grève. {words}".encode())


def test_batches_keep_their_order_and_the_next_ones_are_under_way() -> None:
    pool = OnTheSpot(workers=1)
    prefetch = prefetch_with(pool)
    passed = [batch[0].name for batch in prefetch.along(([file(name)] for name in "abcde"), list)]
    assert passed == list("abcde")
    assert pool.said[:4] == ["+a", "+b", "+c", "-a"]  # three tasks for one worker, then the first is awaited
    assert pool.said[-1] == "-e"


def test_a_text_that_a_person_corrected_is_prepared_with_what_they_said(tmp_path: Path) -> None:
    told: list[Any] = []
    for name, prefetch in (("serial", None), ("ahead", prefetch_with(OnTheSpot()))):
        with closing(open_catalogue(tmp_path / name, prefetch=prefetch)) as catalogue:
            first = file("a", "Le premier. " * 300)
            (added,) = catalogue.add([first])
            assert not isinstance(added, Refused)
            catalogue.correct(added.communique.id, Correction(title="Un titre nouveau"))
            catalogue.remove([added.communique.id])
            files = [first, file("b")]
            for batch in batches(files) if prefetch is None else prefetch.along(batches(files), list):
                catalogue.add(batch)
            found, scores = searched(catalogue, "nouveau", 20), by_words(catalogue, "nouveau")
            told.append(
                [
                    (passage.span, one.passage.words, scores.get(passage, 0.0), round(one.cosine, 4))
                    for passage, one in found
                ]
            )
    assert told[0] == told[1]
    assert any("nouveau" in words for _, words, _, _ in told[1])


def test_what_was_not_made_ahead_is_read_all_the_same(tmp_path: Path) -> None:
    with closing(open_catalogue(tmp_path, prefetch=prefetch_with(OnTheSpot()))) as catalogue:
        catalogue.add([file("a")])
        assert catalogue.texts.counts().communiques == 1


def test_a_task_is_of_twenty_five_files_or_of_half_a_million_bytes() -> None:
    small, large = file("petit"), File("grand", b"x" * 400_000)
    assert [len(task) for task in _tasks([small] * 60)] == [25, 25, 10]
    assert [[one.name for one in task] for task in _tasks([large, small, large])] == [["grand", "petit"], ["grand"]]
    assert list(_tasks([])) == []


def test_a_fault_in_the_making_is_a_sentence_and_no_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a deep one cannot be sent: whoever waits for it would wait for ever."""
    monkeypatch.setattr("index.intake.workers.task._read", lambda *_: (_ for _ in ()).throw(RecursionError))
    _, made = work(Task((file("a"),), well_known_publishers()))
    assert isinstance(made, str)
    assert made.startswith("sa lecture a échoué (RecursionError)")


class Falling(WorkerPool):
    """A pool whose workers fall at each of the first `falls` tasks, whatever they hold. Of no cluster."""

    def __init__(self, falls: int) -> None:
        self._under_way = []
        self._falls = falls
        self.given: list[list[str]] = []

    def _give(self, pending: PendingTask) -> None:
        self.given.append([file.name for file in pending.files])

    def _outcome(self, pending: PendingTask) -> list[PreparedFile] | str:
        self._falls -= 1
        return "tombé" if self._falls >= 0 else [refused(file, "lu") for file in pending.files]


def test_a_file_is_refused_at_the_second_fall_that_it_has_by_itself() -> None:
    """So also one that travels alone because it is large: the worker may have died of something else."""
    for falls, why in ((0, "lu"), (1, "lu"), (2, "tombé")):
        pool = Falling(falls)
        (made,) = pool.ended(pool.begin([file("grand")]))
        (reading,) = made.readings
        assert isinstance(reading.found, Refused)
        assert (reading.found.why, len(pool.given)) == (why, min(falls, 1) + 1)
    pool = Falling(1)
    pool.ended(pool.begin([file("a"), file("b")]))
    assert pool.given == [["a", "b"], ["a"], ["b"]]
