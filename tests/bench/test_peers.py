"""The side by side: what it computes from what peers did, and what it does when one is not there or fails."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bench.peers import conducting
from bench.peers.conducting import FailedError, is_installed, raw_of
from bench.peers.corpus import corpus_of, one_more
from bench.peers.figures import Figure, figures_of, quantile, told
from bench.peers.peer import PEERS, Text
from bench.peers.running import ask


class Parrot:
    """Finds the texts that share a word with the question, in the order in which they came."""

    def open(self, folder: Path) -> None:
        self.texts: list[Text] = []

    def index(self, texts: Sequence[Text], folder: Path) -> None:
        self.texts = list(texts)

    def ask(self, question: str) -> list[str]:
        words = set(question.rstrip(" ?").split())
        return [text.id for text in self.texts if words & set(text.whole.rstrip(".").split())]

    def add(self, text: Text) -> None:
        self.texts.insert(0, text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    records = [{"_id": "a", "title": "Grève", "text": "Le premier."}, {"_id": "b", "title": "", "text": "Le second."}]
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, records)))
    (tmp_path / "queries.jsonl").write_text("\n".join(json.dumps({"_id": q, "text": f"{q} ?"}) for q in ("q1", "q2")))
    (tmp_path / "qrels.tsv").write_text("query\tdocument\tscore\nq1\ta\t1\nq2\tb\t1\n")
    return tmp_path


def test_figures_are_those_of_what_was_found_and_of_the_times() -> None:
    raw = {
        "texts": 300,
        "index_s": 1.5,
        "open_s": [3.0, 1.0, 2.0],
        "found": {"q1": ["x", "a"], "q2": ["b"]},
        "seconds": [0.010, 0.010],
        "memory": 64_000_000,
        "add_s": [0.5],
    }
    figures = figures_of(raw, {"q1": {"a"}, "q2": {"b"}})
    assert figures["MRR@10"].value == (1 / 2 + 1 / 1) / 2
    assert (figures["MRR@10"].low, figures["MRR@10"].high) == (0.5, 1)  # of two questions drawn again
    assert figures["nDCG@10"].value == pytest.approx((1 / 1.584962500721156 + 1) / 2)
    assert figures["texts/s"] == Figure(300 / 1.5, 200, 200)
    assert figures["opening s"] == Figure(2, 1, 3)
    assert figures["p95 ms"] == Figure(10, 10, 10)
    assert figures["memory MB"].value == 64
    assert figures["adding one s"].value == 0.5


def test_the_interval_of_a_quantile_holds_it() -> None:
    found = quantile(list(range(100)), 0.95)
    assert found.value == pytest.approx(94.05)
    assert found.low < 94.05 < found.high <= 99


def test_a_figure_is_told_with_its_interval_where_it_has_one() -> None:
    assert told(Figure(0.787, 0.771, 0.803)) == "0.787 (0.771–0.803)"
    assert told(Figure(1107.4, 1107.4, 1107.4)) == "1,107"


def test_the_same_texts_come_with_their_titles_and_made_up_ones_up_to_the_size(folder: Path) -> None:
    corpus = corpus_of(folder, size=7, questions=1)
    assert [text.whole for text in corpus.texts[:2]] == ["Grève\nLe premier.", "Le second."]
    assert len({text.id for text in corpus.texts}) == 7
    assert corpus.texts == corpus_of(folder, size=7).texts
    assert corpus.relevant == {"q1": {"a"}}


def test_a_text_that_was_added_must_be_found(folder: Path, tmp_path: Path) -> None:
    measured = ask(Parrot(), folder, 0, 0, tmp_path)
    assert measured["found"] == {"q1": [], "q2": []}
    assert len(measured["seconds"]) == 2
    assert len(measured["add_s"]) == 3
    assert one_more(1) != one_more(2)

    class Deaf(Parrot):
        def add(self, text: Text) -> None: ...

    with pytest.raises(RuntimeError, match="not found"):
        ask(Deaf(), folder, 0, 0, tmp_path)


def test_a_peer_is_opened_three_times_and_all_is_gathered(folder: Path) -> None:
    asked: list[str] = []

    def run(peer: str, action: str, rest: Sequence[str]) -> dict[str, Any]:
        asked.append(action)
        measured: dict[str, dict[str, Any]] = {
            "index": {"texts": 2, "index_s": 1},
            "open": {"open_s": len(asked)},
            "ask": {"add_s": [1]},
        }
        return measured[action]

    raw = raw_of("bm25s", folder, 0, 0, run)
    assert asked == ["index", "open", "open", "open", "ask"]
    assert raw == {"texts": 2, "index_s": 1, "open_s": [2, 3, 4], "add_s": [1]}


def test_a_peer_that_is_missing_is_known_and_one_that_fails_says_why(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_installed("Dixit")
    monkeypatch.setitem(PEERS, "nobody", ("bench.peers.nobody", "Nobody", "no_such_library"))
    assert not is_installed("nobody")
    with pytest.raises(FailedError, match="KeyError: 'nobody'"):
        conducting.in_a_process("nobody", "index", [str(folder), "0", "0", str(folder)])
