"""What README.md and the guide promise is so."""

import re
import shlex
from pathlib import Path

import pytest

from index.reading.formats import SUFFIXES
from ui.cli import main

HOUSE = Path(__file__).parent.parent
README = (HOUSE / "README.md").read_text(encoding="utf-8")


def test_its_example_is_what_dixit_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed, answer = re.search(r"```console\n\$ \.venv/bin/dixit (.*?)\n(.*?)```", README, re.DOTALL).groups()  # type: ignore[union-attr]
    main.main(["add", str(HOUSE / "seeds"), "--data", str(tmp_path)])
    capsys.readouterr()
    assert main.main([*shlex.split(typed), "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out == answer


@pytest.mark.parametrize(
    "document", ["README.md", "CONTRIBUTING.md", "docs/commands.md", "docs/guide.md", "deploy/README.md"]
)
def test_its_links_lead_somewhere(document: str) -> None:
    path = HOUSE / document
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_the_guide_names_every_format_that_is_read_and_no_other() -> None:
    guide = (HOUSE / "docs" / "guide.md").read_text(encoding="utf-8")
    table = guide.split("| format |")[1].split("\n\n")[0]
    assert set(re.findall(r"`(\.\w+)`", table)) == SUFFIXES


def test_the_guide_shows_every_picture_that_is_taken_for_it() -> None:
    guide = (HOUSE / "docs" / "guide.md").read_text(encoding="utf-8")
    pictures = {path.name for path in (HOUSE / "docs" / "guide").glob("*")}
    assert set(re.findall(r"\]\(guide/([\w.]+)\)", guide)) == pictures


def test_a_file_that_is_named_anywhere_is_there() -> None:
    """`index/catalogue.py` in a document, with or without a link."""
    documents = [path for top in ("", "docs", "bench", "training", "deploy") for path in (HOUSE / top).glob("*.md")]
    named = [
        (document.name, path)
        for document in documents
        for path in re.findall(
            r"`((?:index|qa|ui|tests|bench|training|docs|deploy|seeds)/[\w./-]*)`", document.read_text(encoding="utf-8")
        )
    ]
    assert named
    assert [(document, path) for document, path in named if not (HOUSE / path).exists()] == []


def test_it_can_be_read_in_one_sitting() -> None:
    assert len(README.split()) < 1000


def test_its_tree_names_every_room() -> None:
    """A room that comes or goes does so on the map as well."""
    tree = README.split("## The tree")[1].split("```")[1]
    for floor in ("index", "qa", "ui"):
        rooms = {path.name for path in (HOUSE / floor).iterdir() if path.is_dir() and any(path.iterdir())}
        rooms -= {"__pycache__", "assets"}
        assert {room for room in rooms if f"{room}/" not in tree} == set()


@pytest.mark.parametrize("document", ["README.md", "docs/commands.md", "docs/guide.md"])
def test_the_commands_it_shows_exist(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    for verb in set(re.findall(r"dixit ([a-z]+)\b", (HOUSE / document).read_text(encoding="utf-8"))):
        with pytest.raises(SystemExit) as end:
            main.main([verb, "--help"])
        assert end.value.code == 0, capsys.readouterr().err
