"""The set-up's first steps, on machines that miss something: one French line, and nothing half done."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

HOUSE = Path(__file__).parent.parent
TOOLS = ("sh", "dirname", "cat", "cksum")

# A Python as `install.sh` meets it: what it is asked after `-c` tells which question it is.
TOO_OLD = "#!/bin/sh\nexit 1\n"
WITHOUT_VENV = '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\n'
UNABLE_TO_WRITE = '#!/bin/sh\ncase "$2" in venv) exit 1;; esac\n'


@pytest.mark.parametrize(
    ("python", "said"),
    [
        (None, "Python 3.11 ou plus récent"),
        (TOO_OLD, "Python 3.11 ou plus récent"),
        (WITHOUT_VENV, "installez python3-venv"),
        (UNABLE_TO_WRITE, "ne peut pas être créé"),
    ],
)
def test_what_is_missing_is_told_in_one_french_line(tmp_path: Path, python: str | None, said: str) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found is not None
        (tools / tool).symlink_to(found)
    if python is not None:
        (tools / "python3").write_text(python, encoding="utf-8")
        (tools / "python3").chmod(0o755)
    for name in ("install.sh", "pyproject.toml"):
        shutil.copy(HOUSE / name, tmp_path)
    ended = subprocess.run(
        ["sh", "install.sh"], cwd=tmp_path, env={"PATH": os.fspath(tools)}, capture_output=True, text=True, check=False
    )
    *before, last = ended.stderr.splitlines()
    assert ended.returncode != 0
    assert said in last
    assert before in ([], ["Installation (quelques minutes)…"])
    assert not (tmp_path / ".venv").exists()


def test_every_library_has_its_digests_at_a_version_that_is_asked_for() -> None:
    """Made anew by the line at the head of the file, when what is asked for changes."""
    locked = (HOUSE / "deploy" / "requirements.txt").read_text(encoding="utf-8")
    blocks = re.findall(r"^([\w.-]+)==(\S+)[^\\\n]*((?: \\\n {4}--hash=sha256:[0-9a-f]{64})+)$", locked, re.MULTILINE)
    assert len(blocks) == len(re.findall(r"^\w", locked, re.MULTILINE)) > 50
    versions: dict[str, set[str]] = {}
    for name, version, _ in blocks:
        versions.setdefault(_plain(name), set()).add(version)
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
    for asked in (
        Requirement(line) for line in project["project"]["dependencies"] + project["build-system"]["requires"]
    ):
        assert any(asked.specifier.contains(version) for version in versions.get(_plain(asked.name), ())), asked.name


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
