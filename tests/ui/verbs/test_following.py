"""What the command that follows a folder tells."""

from pathlib import Path
from typing import Any

import pytest

from index.errors import DixitError
from index.following.syncing import Folder, Synced
from tests.ui.test_command_line import Dixit, dixit

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

    monkeypatch.setattr("index.following.watching.moments", lambda _: iter([None] * 3))
    monkeypatch.setattr(Folder, "follow", follow)
    ended = dixit("watch", tmp_path)
    assert (ended.status, ended.err) == (0, "Le disque est plein.\n")
    assert ended.out.count("Je suis le dossier") == 1
    assert looks == [True, True, False]  # what was refused is offered again until a look succeeds
