"""Dixit as a wheel: what pip, pipx and uv install holds the weights and the first texts, and answers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
QUESTION = "Y a-t-il eu un appel d'offres ?"


@pytest.mark.slow
def test_an_installed_wheel_answers_on_the_seeds(tmp_path: Path) -> None:
    run = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*run, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path), str(HOUSE)], check=True
    )
    (wheel,) = tmp_path.glob("dixit-*.whl")
    installed = tmp_path / "installed"
    subprocess.run([*run, "install", "--no-deps", "--no-compile", "--target", str(installed), str(wheel)], check=True)

    def dixit(*typed: str) -> str:
        """What the installed command prints, in a folder where the project's own files are not found."""
        environment = {**os.environ, "PYTHONPATH": str(installed)}
        command = [sys.executable, str(installed / "bin" / "dixit"), *typed]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, check=True, capture_output=True, encoding="utf-8"
        ).stdout

    where = [sys.executable, "-c", "import ui; print(ui.__file__)"]
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    found = subprocess.run(where, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True).stdout
    assert Path(found.strip()).is_relative_to(installed)
    dixit("add", str(installed / "seeds"))
    reply = json.loads(dixit("ask", QUESTION, "--json"))
    assert "sans appel d'offres" in reply["citations"][0]["quote"]
