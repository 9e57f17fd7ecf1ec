"""Several processes on one data folder: one writes, many read, and each waits its turn."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.values.files import File
from qa.answer import Answer
from qa.assemble import open_answerer
from ui.rendering.wording import WAITING

pytestmark = pytest.mark.slow

HOUSE = Path(__file__).parents[2]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def page(data: Path) -> Iterator[Catalogue]:
    """A catalogue that stays open, as that of a page does."""
    opened = open_catalogue(data)
    yield opened
    opened.close()


def dixit(data: Path, *typed: str | Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "ui.cli.main", *map(str, typed), "--data", str(data)],
        cwd=HOUSE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # which a shell in the background ignores
    )


def soon(so: Callable[[], bool], seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if so():
            return True
        time.sleep(0.05)
    return False


def quoted(catalogue: Catalogue, question: str) -> set[str]:
    ids = {one.passage.communique for one in catalogue.search(question, 50).candidates}
    return {text.text for text in catalogue.texts.these(ids).values()}


def test_a_writer_says_that_it_waits_and_then_writes(page: Catalogue, data: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("La grève continue.", encoding="utf-8")
    with page.texts._database.writing():
        writer = dixit(data, "add", tmp_path / "a.txt")
        assert writer.stderr is not None
        said = writer.stderr.readline()
        assert said == f"{WAITING}\n"
    out, _ = writer.communicate(timeout=20)
    assert writer.returncode == 0
    assert "Ajouté" in out
    assert quoted(page, "grève") == {"La grève continue."}


@pytest.mark.slow
def test_a_page_sees_what_the_watcher_follows_and_ctrl_c_is_quiet(page: Catalogue, data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "suivi"
    folder.mkdir()
    (folder / "a.txt").write_text("Un texte sur les salaires.", encoding="utf-8")
    watcher = dixit(data, "watch", folder)
    try:
        assert soon(lambda: quoted(page, "salaires") == {"Un texte sur les salaires."})
        (folder / "b.txt").write_text("Un texte sur la grève.", encoding="utf-8")
        assert soon(lambda: "Un texte sur la grève." in quoted(page, "grève"))
        (folder / "b.txt").write_text("Un texte corrigé sur la grève.", encoding="utf-8")
        expected = {"Un texte sur les salaires.", "Un texte corrigé sur la grève."}
        assert soon(lambda: quoted(page, "texte") == expected)
        (folder / "b.txt").unlink()
        assert soon(lambda: quoted(page, "texte") == {"Un texte sur les salaires."})
    finally:
        watcher.send_signal(signal.SIGINT)
        out, err = watcher.communicate(timeout=20)
    assert (watcher.returncode, err) == (0, "")
    assert [line.split("\N{NO-BREAK SPACE}")[0] for line in out.splitlines()] == [
        "Ajouté",
        "Dixit suit le dossier «\N{NARROW NO-BREAK SPACE}"
        + str(folder)
        + "\N{NARROW NO-BREAK SPACE}». Ctrl+C pour arrêter.",
        "Ajouté",
        "Remplacé",
        "Retiré",
    ]


@pytest.mark.slow
def test_a_reader_never_sees_half_a_change(page: Catalogue, data: Path, tmp_path: Path) -> None:
    """A file is rewritten over and over, and rebuilt beside: each answer is one of its states, never none or two."""
    page.add([File(f"{i}.txt", f"Le texte numéro {i} parle d'autre chose.".encode()) for i in range(200)])
    writing = f"""
import os, pathlib, sys
from index.assemble import open_catalogue
from index.sync.folder import Folder
folder = pathlib.Path({str(tmp_path / "suivi")!r})
folder.mkdir()
catalogue = open_catalogue(pathlib.Path({str(data)!r}))
for i, _ in enumerate(sys.stdin):  # a change for each question, made while it is answered
    (folder / "a.txt").write_text(f"La tarte est recettée dans sa version {{i}}.", encoding="utf-8")
    os.utime(folder / "a.txt", (1_600_000_000 + i, 1_600_000_000 + i))
    Folder(catalogue, folder).follow()
    print(i, flush=True)
"""
    answerer = open_answerer(page)
    answerer.ask("texte numéro")  # what is loaded once is loaded before the first change
    writer = subprocess.Popen(
        [sys.executable, "-c", writing], cwd=HOUSE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdin is not None
    assert writer.stdout is not None
    change = partial(print, file=writer.stdin, flush=True)
    change()
    assert writer.stdout.readline() == "0\n"
    rebuilding = dixit(data, "rebuild")
    seen, answered = [], []
    for i in range(1, 41):
        change()
        found = page.search("tarte recettée", 50).candidates
        seen.append({one.passage.words for one in found if "tart" in one.passage.words})
        reply = answerer.ask("tarte recettée")
        assert isinstance(reply, Answer)
        answered.append({one.passage.text for one in reply.citations if "tarte" in one.passage.text})
        assert writer.stdout.readline() == f"{i}\n"
    writer.stdin.close()
    writer.wait(timeout=60)
    rebuilding.communicate(timeout=60)
    assert (writer.returncode, rebuilding.returncode) == (0, 0)
    for states in (seen, answered):
        assert {len(one) for one in states} == {1}
        assert len({state for one in states for state in one}) > 1
    assert quoted(page, "tarte recettée") >= {"La tarte est recettée dans sa version 40."}
    assert page.verify() == []
