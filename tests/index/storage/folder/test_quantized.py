"""The dense view once it is large: packed against exact search, packed while others search and texts come and go."""

import os
import threading
from collections.abc import Iterable
from pathlib import Path

import faiss
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.storage.folder.vectors.flat import Float16s
from index.storage.folder.vectors.index import VectorIndex
from index.storage.folder.vectors.quantized import QuantizedVectors
from index.storage.records import Entry
from index.values.communique import PassageId
from index.values.filter import EVERYTHING, Filter
from index.values.vectors import Ids
from tests.index.storage.folder.settling import settle

NO_IDS = np.array([], dtype=np.int64)
MANY = 40  # vectors, from which these views are packed


def entry(i: int, dimension: int = 16) -> Entry:
    """A vector near one of twenty directions, of one of ten sources."""
    towards = np.random.default_rng(i % 20).normal(size=dimension) + 0.4 * np.random.default_rng(1000 + i).normal(
        size=dimension
    )
    stored = (towards / np.linalg.norm(towards)).astype(np.float16).astype(np.float32)
    return Entry(PassageId(i), ("mot",), stored, f"S{i % 10}", None)


def opened(folder: Path, many: int = MANY) -> VectorIndex:
    return VectorIndex(folder, "test", lambda: [f"S{i}" for i in range(10)], many)


def test_nearly_all_of_the_nearest_are_found_with_their_exact_scores(tmp_path: Path) -> None:
    some = [entry(i) for i in range(1, 10_001)]
    exact, packed = opened(tmp_path / "exact", 10**9), opened(tmp_path / "packed")
    exact.replace(some, 1)
    packed.replace(some, 1)
    for within, least in ((EVERYTHING, 0.98), (Filter(frozenset({"S3"})), 0.99)):
        found = []
        for question in range(20, 40):
            query = entry(question).vector
            best, near = exact.search(query, 100, within), packed.search(query, 100, within)
            assert dict(near).items() <= dict(exact.search(query, 10_000, within)).items()  # to the last digit
            found.append(len(dict(best).keys() & dict(near).keys()) / 100)
        assert np.mean(found) >= least


@pytest.mark.parametrize("many", [10**9, MANY], ids=["exact", "packed"])
def test_a_search_takes_one_processor_in_whatever_thread_it_is_made(tmp_path: Path, many: int) -> None:
    view = opened(tmp_path, many)
    view.replace([entry(i) for i in range(1, 101)], 1)
    threads: list[int] = []

    def ask() -> None:
        faiss.omp_set_num_threads(4)  # what a machine of four gives to a new thread
        view.search(entry(5).vector, 3, EVERYTHING)
        threads.append(faiss.omp_get_max_threads())

    asking = threading.Thread(target=ask)
    asking.start()
    asking.join()
    assert threads == [1]


@pytest.mark.parametrize("many", [10**9, MANY], ids=["exact", "packed"])
def test_one_filter_after_another_lets_through_its_own(tmp_path: Path, many: int) -> None:
    view, query = opened(tmp_path, many), entry(5).vector
    view.replace([entry(i) for i in range(1, 101)], 1)

    def found(source: int) -> set[int]:
        return {int(one) for one, _ in view.search(query, 100, Filter(frozenset({f"S{source}"})))}

    threes, fours = {i for i in range(1, 101) if i % 10 == 3}, {i for i in range(1, 101) if i % 10 == 4}
    assert (found(3), found(4), found(3)) == (threes, fours, threes)
    view.apply([], np.array([13, 14]), 2)
    assert (found(3), found(4)) == (threes - {13}, fours - {14})
    view.apply([entry(113)], NO_IDS, 3)
    assert (found(3), found(4)) == (threes - {13} | {113}, fours - {14})


@settings(max_examples=15, deadline=None)
@given(
    steps=st.lists(
        st.tuples(st.lists(st.integers(1, 120), max_size=30), st.lists(st.integers(1, 120), max_size=30)), max_size=6
    )
)
def test_what_comes_and_goes_while_vectors_are_packed_is_as_if_they_had_been_packed_after(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[list[int], list[int]]]
) -> None:
    folder = tmp_path_factory.mktemp("view")
    view, there = opened(folder), {i: entry(i) for i in range(1, 61)}
    view.apply(there.values(), NO_IDS, 1)
    for synced_to, (coming, going) in enumerate(steps, 2):
        gone = np.unique(np.array(going, dtype=np.int64))
        new = {i: entry(i) for i in sorted(coming)}
        view.apply(new.values(), gone, synced_to)
        there = {i: one for i, one in there.items() if i not in going} | new
    settle(view)
    scores = {i: float(one.vector @ entry(7).vector) for i, one in there.items()}
    expected = sorted(scores.values(), reverse=True)
    found = view.search(entry(7).vector, 200, EVERYTHING)
    assert [score for _, score in found] == pytest.approx(expected, abs=1e-5)
    assert {i for i, _ in found} == set(there)
    assert len(view) == len(there)


def test_questions_are_answered_while_vectors_are_packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = opened(tmp_path)
    make, asked = QuantizedVectors.made, []

    def make_slowly(ids: Ids, vectors: Iterable[Float16s]) -> QuantizedVectors:
        asked.append(view.search(entry(1).vector, 5, EVERYTHING)[0][0])
        view.apply([entry(1000)], np.array([1]), 2)
        return make(ids, vectors)

    monkeypatch.setattr(QuantizedVectors, "made", make_slowly)
    view.apply([entry(i) for i in range(1, 61)], NO_IDS, 1)
    settle(view)
    assert asked == [1]
    found = dict(view.search(entry(1).vector, 100, EVERYTHING))
    assert set(found) == {*range(2, 61), 1000}
    assert view.score(entry(1000).vector, np.array([1000, 1])) == pytest.approx([1, 0], abs=1e-3)


def test_a_large_view_is_opened_as_it_was_left(tmp_path: Path) -> None:
    view = opened(tmp_path)
    view.apply([entry(i) for i in range(1, 61)], NO_IDS, 1)
    settle(view)
    again = opened(tmp_path)
    assert (again.synced_to, len(again)) == (1, 60)
    assert again._packed is not None
    within = Filter(frozenset({"S1", "S2"}))
    assert again.search(entry(1).vector, 60, within) == view.search(entry(1).vector, 60, within)
    again.apply([], np.array([1]), 2)
    assert 1 not in dict(again.search(entry(1).vector, 60, EVERYTHING))


def test_what_a_crash_left_half_written_goes_with_the_next_snapshot(tmp_path: Path) -> None:
    view = opened(tmp_path)
    left, begun = tmp_path / "dense-test.1.2.tmp", tmp_path / "dense-test.3.4.tmp"
    left.write_bytes(b"half")
    begun.write_bytes(b"half")
    os.utime(left, (0, 0))
    view.replace([entry(i) for i in range(1, 61)], 1)
    assert not left.exists()
    assert begun.exists()


def test_a_failure_while_vectors_are_packed_leaves_what_there_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened(tmp_path)
    monkeypatch.setattr(QuantizedVectors, "made", lambda *_: (_ for _ in ()).throw(MemoryError))
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    view.apply([entry(i) for i in range(1, 61)], NO_IDS, 1)
    settle(view)
    monkeypatch.undo()
    assert len(view.search(entry(1).vector, 100, EVERYTHING)) == 60
    view.apply([entry(i) for i in range(61, 91)], NO_IDS, 2)
    settle(view)
    assert opened(tmp_path).synced_to == 2


def test_a_full_disk_leaves_the_last_snapshot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    some = [entry(i) for i in range(1, 60)]
    opened(tmp_path).replace(some, 1)
    before = sorted(tmp_path.glob("dense-*"))
    full = opened(tmp_path)

    def fail(*_: object) -> None:
        raise OSError("No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("index.storage.folder.vectors.snapshots.named", fail)
        full.replace(some[:50], 2)
    assert len(full) == 50
    assert sorted(tmp_path.glob("dense-*")) == before
    assert opened(tmp_path).synced_to == 1
