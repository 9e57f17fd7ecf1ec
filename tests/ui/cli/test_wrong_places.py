"""A folder, a file or a name that is not what a command takes is told in French, and nothing is made of it."""

import os
import shutil
from pathlib import Path

import pytest

from ui.cli.main import main

SEEDS = Path(__file__).parents[3] / "seeds"
TO_READ = [
    ["ask", "la grève"],
    ["ask", "la grève", "--json"],
    ["compare", "la grève"],
    ["timeline", "la grève"],
    ["survey", "la grève"],
    ["follow", "la grève"],
    ["list"],
    ["list", "--json"],
    ["sources"],
]
TO_KEEP = [
    ["verify"],
    ["repair"],
    ["rebuild"],
    ["backup", "copie.zip"],
    ["remove", "abc"],
    ["remove", "--undo", "abc"],
    ["remove", "--erase", "abc"],
    ["correct", "abc", "--title", "Un titre"],
    ["show", "abc"],
]


def ended(typed: list[str]) -> int:
    try:
        return main(typed)
    except SystemExit as end:
        return int(end.code or 0)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a file that is made by mistake is seen."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.delenv("DIXIT_DATA", raising=False)
    return here


@pytest.mark.parametrize(
    ("typed", "status"), [*((typed, 0) for typed in TO_READ), *((typed, 2) for typed in TO_KEEP)], ids=str
)
def test_a_missing_data_folder_is_told_and_is_not_made(
    typed: list[str], status: int, tmp_path: Path, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who asks is answered that nothing is there; whoever would be told « sain » or « sauvegardé » is refused."""
    missing = tmp_path / "dixti"
    assert ended([*typed, "--data", str(missing)]) == status
    out, err = capsys.readouterr()
    assert f"«\u202f{missing}\u202f» n’existe pas" in err
    assert not status or (out, err.count("\n")) == ("", 1)
    assert not missing.exists()
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["list", "--data", ""], "ne nomme pas de données"),
        (["list", "--data", "mysql://hote/base"], "ne nomme pas de données"),
        (["list", "--data", "https://exemple.fr/dixit"], "ne nomme pas de données"),
        (["list", "--data", "a" * 5_000], "ce nom est trop long"),
        (["add", ""], "est vide"),
        (["add", "a" * 5_000], "ce nom est trop long"),
        (["watch", ""], "est vide"),
        (["watch", str(SEEDS / "README.md")], "n’existe pas"),
        (["watch", __file__], "n’est pas un dossier"),
        (["watch", "dossier/absent"], "n’existe pas"),
        (["backup", " "], "est vide"),
        (["restore", ""], "est vide"),
        (["survey", "la grève", "--csv", ""], "est vide"),
        (["follow", "la grève", "--atom", ""], "est vide"),
        (["ask", "la grève", "--source", ""], "est vide"),
        (["ask", "la grève", "--format", "doc"], "«\u202fdoc\u202f» ne convient pas après --format"),
        (["list", "grève"], "est de trop"),
        (["correct", "abc", "--title", "Un", "titre"], "est de trop"),
        (["evaluate", ""], "est vide"),
        (["serve", "--login", "."], "est un dossier"),
        (["serve", "--login", ""], "est vide"),
        (["password", "", "anne"], "est vide"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_what_is_named_wrongly_is_told(
    typed: list[str], told: str, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(typed) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert told in err
    assert len(err) < 600
    assert list(elsewhere.iterdir()) == []


def test_ones_own_folder_may_be_written_with_a_tilde(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    shutil.copy(next(SEEDS.glob("*.txt")), "un.txt")
    assert ended(["add", "un.txt", "--data=~/dixit"]) == 0
    assert sorted(os.listdir()) == ["un.txt"]
    monkeypatch.setenv("DIXIT_DATA", "~/dixit")
    assert ended(["verify"]) == 0
    assert "1\u00a0communiqué" in capsys.readouterr().out
