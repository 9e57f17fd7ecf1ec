"""What README.md and the guide promise is so."""

import re
import shlex
from pathlib import Path

import pytest

from ui import command_line

HOUSE = Path(__file__).parent.parent
README = (HOUSE / "README.md").read_text(encoding="utf-8")


def test_its_example_is_what_dixit_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed, answer = re.search(r"```console\n\$ \.venv/bin/dixit (.*?)\n(.*?)```", README, re.DOTALL).groups()  # type: ignore[union-attr]
    command_line.main(["add", str(HOUSE / "seeds"), "--data", str(tmp_path)])
    capsys.readouterr()
    assert command_line.main([*shlex.split(typed), "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out == answer


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/guide.md"])
def test_its_links_lead_somewhere(document: str) -> None:
    path = HOUSE / document
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_it_can_be_read_in_one_sitting() -> None:
    assert len(README.splitlines()) <= 150


@pytest.mark.parametrize("document", ["README.md", "docs/guide.md"])
def test_the_commands_it_shows_exist(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    for verb in set(re.findall(r"dixit ([a-z]+)\b", (HOUSE / document).read_text(encoding="utf-8"))):
        with pytest.raises(SystemExit) as end:
            command_line.main([verb, "--help"])
        assert end.value.code == 0, capsys.readouterr().err
