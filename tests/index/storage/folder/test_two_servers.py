"""Two servers on one folder: what one has acknowledged, the other finds at its next question."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.storage.folder import storage, sync
from index.values.files import File
from tests.index.conftest import Open


def test_a_text_that_one_acknowledged_is_found_by_the_other_while_it_catches_up(
    tmp_path: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """B19: 30 of 118 questions were refused for a moment, while another thread brought the indexes there."""
    first, second = opened(tmp_path / "var"), opened(tmp_path / "var")
    first.add([File(f"{i}.txt", f"Texte {i} sur les salaires.".encode()) for i in range(20)])
    second.search("salaires", 5)
    first.add([File("gare.txt", "La gare de Brissac est fermée.".encode())])
    catching_up, may_end = threading.Event(), threading.Event()
    bring_up = sync.bring_up

    def slowly(*given: object) -> None:
        catching_up.set()
        may_end.wait(20)
        bring_up(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(storage, "bring_up", slowly)
    with ThreadPoolExecutor(2) as asking:
        one = asking.submit(second.search, "salaires", 5)
        assert catching_up.wait(20)
        other = asking.submit(second.search, "Brissac", 5)
        threading.Timer(0.3, may_end.set).start()
        assert one.result(20).candidates
        [found] = [each for each in other.result(20).candidates if "brissac" in each.passage.words]
    assert found.cosine > 0


def test_a_question_is_answered_from_what_there_was_where_catching_up_takes_long(
    tmp_path: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "_AWAITED", 0.01)
    first, second = opened(tmp_path / "var"), opened(tmp_path / "var")
    first.add([File("a.txt", b"Un texte sur les salaires.")])
    second.search("salaires", 5)
    first.add([File("b.txt", b"Un autre.")])
    with second._storage._syncing:  # type: ignore[attr-defined]  # another thread makes all anew
        assert second.search("salaires", 5).candidates
