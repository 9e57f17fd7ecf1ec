"""What the command that follows a folder tells."""

import json
from pathlib import Path
from typing import Any

import pytest

from index.sync.folder import Folder, Synced
from index.values.errors import DixitError
from tests.ui.cli.test_main import Dixit, dixit

__all__ = ["dixit"]  # a fixture


def test_that_a_folder_is_followed_is_said_once_at_the_first_look_that_succeeds(
    dixit: Dixit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[bool] = []

    def follow(self: Folder, progress: Any, again: bool) -> Synced:
        looks.append(again)
        if len(looks) == 1:
            raise DixitError("Le disque est plein.")
        return Synced()

    monkeypatch.setattr("index.sync.watch.moments", lambda _: iter([None] * 3))
    monkeypatch.setattr(Folder, "follow", follow)
    ended = dixit("watch", tmp_path)
    assert (ended.status, ended.err) == (0, "Le disque est plein.\n")
    assert ended.out.count("Dixit suit le dossier") == 1
    assert looks == [True, True, False]  # what was refused is offered again until a look succeeds


def test_what_answers_a_followed_question_is_told_once(dixit: Dixit, tmp_path: Path) -> None:
    text = tmp_path / "a.md"
    text.write_text("---\nsource: CGT\ndate: 2024-02-05\n---\nLa CGT refuse le travail de nuit.\n", encoding="utf-8")
    assert dixit("add", text).status == 0
    question = ("follow", "Qui", "parle", "du", "travail", "de", "nuit", "?")
    assert "1\N{NO-BREAK SPACE}nouveau communiqué répond." in dixit(*question).out
    assert dixit(*question).out == "0\N{NO-BREAK SPACE}nouveau communiqué répond.\n"
    text.write_text(
        "---\nsource: FO\ndate: 2024-03-05\n---\nFO refuse aussi le travail de nuit des femmes.\n", encoding="utf-8"
    )
    assert dixit("add", text).status == 0
    feed = tmp_path / "feed.atom"
    (new,) = json.loads(dixit(*question, "--json", "--atom", feed).out)
    assert new["source"] == "FO"
    assert feed.read_text(encoding="utf-8").count("<entry>") == 2
