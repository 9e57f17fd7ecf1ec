"""One contract for both views, against brute force."""

import math
import shutil
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.storage.folder.bm25 import Bm25Index
from index.storage.folder.sync import Index
from index.storage.folder.vectors.index import VectorIndex
from index.storage.records import Entry
from index.values.communique import PassageId
from index.values.filter import Filter, Period
from index.values.vectors import Ids
from tests.index.storage.folder.settling import settle

NO_IDS = np.array([], dtype=np.int64)
SOURCES = (None, "CGT", "CFTC", "CGT, FO")
DAYS = (None, (date(2021, 1, 1), date(2021, 12, 31)), (date(2024, 2, 5), date(2024, 2, 5)))


def entry(i: int, words: Sequence[str], source: str | None = None, days: tuple[date, date] | None = None) -> Entry:
    vector = np.random.default_rng(i).normal(size=8).astype(np.float32)
    ordinals = None if days is None else (days[0].toordinal(), days[1].toordinal())
    stored = (vector / np.linalg.norm(vector)).astype(np.float16).astype(np.float32)  # as the store keeps it
    return Entry(PassageId(i), tuple(words), stored, source, ordinals)


def admits(within: Filter, one: Entry) -> bool:
    signing = set() if one.source is None else {one.source, *one.source.split(", ")}
    if within.sources and not signing & within.sources:
        return False
    if within.unsourced and one.source is not None:
        return False
    if within.undated:
        return one.days is None
    if within.period is None:
        return True
    first = (within.period.first or date.min).toordinal()
    last = (within.period.last or date.max).toordinal()
    return one.days is not None and one.days[0] <= last and one.days[1] >= first


def bm25(
    query: Mapping[str, float], corpus: Sequence[Entry], k1: float = 1.2, b: float = 0.75
) -> dict[PassageId, float]:
    """Robertson & Zaragoza, 2009, with lengths rounded as tantivy rounds them (exact up to 40 words)."""
    k1, b = 1.2, 0.75
    average = sum(len(one.words) for one in corpus) / len(corpus)
    scores: dict[PassageId, float] = {}
    for one in corpus:
        counts, score = Counter(one.words), 0.0
        for word, weight in query.items():
            n = sum(word in other.words for other in corpus)
            idf = math.log(1 + (len(corpus) - n + 0.5) / (n + 0.5))
            length = k1 * (1 - b + b * len(one.words) / average)
            score += weight * idf * counts[word] * (k1 + 1) / (counts[word] + length) if counts[word] else 0.0
        if score:
            scores[one.id] = score
    return scores


class Corpus:
    """What a view should hold, and how it should score."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries

    def admitted(self, within: Filter) -> Ids:
        return np.array([one.id for one in self.entries if admits(within, one)], dtype=np.int64)

    def labels(self) -> set[str]:
        return {one.source for one in self.entries if one.source is not None}


class DerivedIndex(Index, Protocol):
    """An index that answers, whatever it is asked with."""

    def search(self, query: Any, k: int, within: Filter) -> list[tuple[PassageId, float]]: ...


def open_lexical(folder: Path, corpus: Corpus) -> DerivedIndex:
    return Bm25Index(folder, "test")


def open_dense(folder: Path, corpus: Corpus) -> VectorIndex:
    return VectorIndex(folder, "test", corpus.labels)


def open_packed(folder: Path, corpus: Corpus) -> VectorIndex:
    """Packed from sixteen vectors on, as the dense view is from fifty thousand."""
    return Settled(folder, "test", corpus.labels, many=16)


class Settled(VectorIndex):
    """Searches what is packed, not what there was while it was being packed."""

    def search(self, query: Any, k: int, within: Filter) -> list[tuple[PassageId, float]]:
        settle(self)
        return super().search(query, k, within)


def lexical_scores(query: Any, corpus: Corpus) -> dict[PassageId, float]:
    return bm25(query, corpus.entries)


def dense_scores(query: Any, corpus: Corpus) -> dict[PassageId, float]:
    return {one.id: float(one.vector @ query) for one in corpus.entries}


VECTOR = np.eye(8, dtype=np.float32)[0]
KINDS = [
    pytest.param(open_lexical, {"grève": 1.0, "santé": 0.5}, lexical_scores, id="lexical"),
    pytest.param(open_dense, VECTOR, dense_scores, id="dense"),
    pytest.param(open_packed, VECTOR, dense_scores, id="packed"),
]
entries = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["grève", "santé", "données", "cloud"]), min_size=1, max_size=12),
        st.sampled_from(SOURCES),
        st.sampled_from(DAYS),
    ),
    min_size=1,
    max_size=20,
).map(lambda some: [entry(i, *one) for i, one in enumerate(some, 1)])
undated = st.builds(Filter, st.frozensets(st.sampled_from(["CGT", "CFTC"])), st.none(), st.just(True))
periods = st.none() | st.just(Period(date(2021, 6, 1)))
unsourced = st.builds(Filter, st.just(frozenset[str]()), periods, st.just(False), st.just(True))
filters = (
    undated
    | unsourced
    | st.builds(
        Filter,
        st.frozensets(st.sampled_from(["CGT", "CFTC", "FO", "CGT, FO"]), max_size=2),
        st.none()
        | st.sampled_from([Period(date(2021, 6, 1)), Period(None, date(2022, 1, 1)), Period(date(2030, 1, 1))]),
    )
)
brief = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize(("open_view", "query", "scores_of"), KINDS)
@brief
@given(some=entries, within=filters, k=st.integers(1, 5))
def test_a_search_gives_the_best_admitted_passages(
    tmp_path_factory: pytest.TempPathFactory,
    open_view: Callable[[Path, Corpus], DerivedIndex],
    query: Any,
    scores_of: Callable[[Any, Corpus], dict[PassageId, float]],
    some: list[Entry],
    within: Filter,
    k: int,
) -> None:
    corpus = Corpus(some)
    view = open_view(tmp_path_factory.mktemp("view"), corpus)
    view.apply(some, NO_IDS, synced_to=1)
    expected = {i: score for i, score in scores_of(query, corpus).items() if i in corpus.admitted(within)}
    found = view.search(query, k, within)
    assert [score for _, score in found] == pytest.approx(
        sorted(expected.values(), reverse=True)[:k], rel=1e-4, abs=1e-5
    )
    assert all(score == pytest.approx(expected[i], rel=1e-4, abs=1e-5) for i, score in found)


@pytest.mark.parametrize("open_view", [open_dense, open_packed])
def test_scores_of_chosen_passages_are_those_of_a_search(
    tmp_path: Path, open_view: Callable[[Path, Corpus], VectorIndex]
) -> None:
    some = [entry(1, ["grève"]), entry(2, ["cloud"]), entry(3, ["santé", "grève"])]
    view = open_view(tmp_path, Corpus(some))
    view.apply(some, NO_IDS, synced_to=1)
    scores = dense_scores(VECTOR, Corpus(some))
    expected = [scores.get(PassageId(i), 0.0) for i in (3, 2, 99)]
    assert view.score(VECTOR, np.array([3, 2, 99])) == pytest.approx(expected, rel=1e-4, abs=1e-5)


@pytest.mark.parametrize(("open_view", "query", "scores_of"), KINDS)
def test_step_by_step_equals_all_at_once(
    tmp_path: Path, open_view: Callable[[Path, Corpus], DerivedIndex], query: Any, scores_of: Any
) -> None:
    some = [entry(i, ["grève", "cloud", "santé"][: i % 3 + 1]) for i in range(1, 10)]
    steps, once = open_view(tmp_path / "steps", Corpus(some)), open_view(tmp_path / "once", Corpus(some))
    for number, one in enumerate(some, 1):
        steps.apply([one], NO_IDS, synced_to=number)
    once.replace(some, synced_to=9)
    assert steps.search(query, 20, Filter()) == once.search(query, 20, Filter())
    assert steps.synced_to == once.synced_to == 9


@pytest.mark.parametrize(("open_view", "query", "scores_of"), KINDS)
def test_what_is_removed_is_found_no_more_and_what_is_applied_twice_is_there_once(
    tmp_path: Path, open_view: Callable[[Path, Corpus], DerivedIndex], query: Any, scores_of: Any
) -> None:
    some = [entry(1, ["grève"]), entry(2, ["santé"])]
    view = open_view(tmp_path, Corpus(some))
    for _ in range(2):
        view.apply(some, NO_IDS, synced_to=1)
    assert len(view) == 2
    view.apply([], np.array([1]), synced_to=2)
    assert [i for i, _ in view.search(query, 5, Filter())] == [2]
    assert len(view) == 1


@pytest.mark.parametrize(("open_view", "query", "scores_of"), KINDS)
def test_a_view_is_opened_where_it_was_left(
    tmp_path: Path, open_view: Callable[[Path, Corpus], DerivedIndex], query: Any, scores_of: Any
) -> None:
    corpus = Corpus([entry(1, ["grève"])])
    view = open_view(tmp_path, corpus)
    assert (view.synced_to, len(view), view.search(query, 5, Filter())) == (0, 0, [])
    view.apply(corpus.entries, NO_IDS, synced_to=7)
    again = open_view(tmp_path, corpus)
    assert (again.synced_to, len(again)) == (7, 1)
    assert again.search(query, 5, Filter()) == view.search(query, 5, Filter())


@pytest.mark.parametrize(("open_view", "query", "scores_of"), KINDS)
def test_a_damaged_view_opens_empty_so_that_it_is_made_again(
    tmp_path: Path, open_view: Callable[[Path, Corpus], DerivedIndex], query: Any, scores_of: Any
) -> None:
    corpus = Corpus([entry(1, ["grève"])])
    open_view(tmp_path, corpus).apply(corpus.entries, NO_IDS, synced_to=7)
    for path in tmp_path.rglob("*"):
        if path.suffix == ".faiss" or path.name == "meta.json":
            path.write_bytes(b"abimee")
    again = open_view(tmp_path, corpus)
    assert (again.synced_to, len(again)) == (0, 0)
    again.replace(corpus.entries, synced_to=7)
    assert len(again.search(query, 5, Filter())) == 1


def test_a_commit_that_was_killed_is_in_nobodys_way(tmp_path: Path) -> None:
    """The file of what it deleted is there already, under the name that the same change gives it again."""
    some = [entry(i, ["grève", "santé"]) for i in range(1, 9)]
    Bm25Index(tmp_path, "test").replace(some, synced_to=1)
    (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())
    before = tmp_path / "before"
    shutil.copytree(folder, before)
    Bm25Index(tmp_path, "test").apply([], np.array([3], dtype=np.int64), synced_to=2)
    (left,) = folder.glob("*.del")
    shutil.copy(left, before)
    shutil.copy(folder / ".managed.json", before)
    shutil.rmtree(folder)
    before.rename(folder)
    again = Bm25Index(tmp_path, "test")
    again.apply([], np.array([3], dtype=np.int64), synced_to=2)
    assert (len(again), again.synced_to) == (7, 2)
